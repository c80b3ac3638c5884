//! The examples of the help, run as they stand.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::support::{BINARY, Ended, KEY, Killed, Listener, data, finish, run};

const COMMANDS: [&str; 14] = [
    "demo",
    "verify",
    "explain",
    "sign",
    "request",
    "request idn",
    "request irn",
    "request ise",
    "request api-auth",
    "fixture",
    "send",
    "listen",
    "completions",
    "man",
];

/// The example lines of a help text.
fn examples(help: &Ended) -> Vec<String> {
    assert_eq!(help.code, Some(0));
    // A backslash at its end joins a line with the next.
    let text = help.text().replace("\\\n      ", "");
    let lines = text.lines().filter_map(|line| line.strip_prefix("  $ "));
    // Remarks stand in brackets at the end.
    let lines: Vec<_> = lines.map(|line| line.split("     (").next().unwrap().to_owned()).collect();
    assert!(!lines.is_empty());
    lines
}

/// A directory with the files that the examples name.
fn prepared() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).unwrap();
    write("key.txt", &fs::read(KEY).unwrap());
    write("new.txt", b"the next key\n");
    write("order.form", &data("order.form"));
    write("change.form", countersign_fixtures::get("lcn-change").unwrap().body);
    write("signed.form", &data("order-signed.form"));
    for name in [
        "word.txt",
        "link-word.txt",
        "ins.form",
        "back.txt",
        "thanks.txt",
        "codes.form",
        "reply.xml",
    ] {
        write(name, &data(name));
    }
    dir
}

fn shell(line: &str, dir: &Path) -> Command {
    let bin = Path::new(BINARY).parent().unwrap().display();
    let mut command = Command::new("sh");
    command.args(["-c", &format!("PATH='{bin}':\"$PATH\"; {line}")]).current_dir(dir);
    command.env("KEY", "AABBCCDDEEFF").env("WORD", "buylink-secret");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn every_example_works() {
    let listener = Listener::start(&[]);
    for command in COMMANDS {
        let dir = prepared();
        let help = [&["help"], &command.split(' ').collect::<Vec<_>>()[..]].concat();
        for line in examples(&run(&help, b"")) {
            let line = line.replace("http://127.0.0.1:8020/", &listener.url());
            if line.starts_with("countersign listen") {
                listens(&line, dir.path());
            } else {
                let ended = finish(shell(&line, dir.path()), b"");
                assert_eq!(ended.code, Some(0), "{line}: {ended:?}");
                assert_eq!(ended.stderr, "", "{line}");
            }
        }
    }
}

#[test]
fn the_five_minute_path_leads_there() {
    let listener = Listener::start(&[]);
    let dir = tempfile::tempdir().unwrap();
    for line in examples(&run(&["--help"], b"")) {
        if line.starts_with("countersign listen") {
            continue;
        }
        let line = line.replace("http://127.0.0.1:8020/", &listener.url());
        // The listener of this test has another key than the one made up on the path.
        let line = line.replace("any-test-key", "AABBCCDDEEFF");
        let ended = finish(shell(&line, dir.path()), b"");
        assert_eq!(ended.code, Some(0), "{line}: {ended:?}");
    }
}

/// Starts the line on a free port and ends it again.
fn listens(line: &str, dir: &Path) {
    let line = match line.contains("--addr") {
        true => line.to_owned(),
        false => line.replace("countersign listen", "countersign listen --addr 127.0.0.1:0"),
    };
    let mut child = Killed(shell(&format!("exec {line}"), dir).spawn().unwrap());
    thread::sleep(Duration::from_millis(300));
    let id = child.0.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(child.wait(), Some(0), "{line}");
}
