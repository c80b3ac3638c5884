//! Bodies, secrets and pipes.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;

use super::support::{Ended, KEY, Killed, command, data, finish, path, run};

/// The values of `A=1`, signed with SHA-256 under a few keys.
const UNDER_K: &str = "756e21f3415ed853a22382be2483749000121827c7175de150feaff9bd16603c";
const UNDER_K_NEWLINE: &str = "a5aa1ad35aa366ff10d4cc9413c6a67406da34b3750d80a12f801c9ce432939d";
const UNDER_BLANK_K_BLANK: &str =
    "b3a205c6026cecdba2c1ba24eabbacfbf5cf54253c7fd4eedc216dc8c649e8e9";
const UNDER_BYTES: &str = "31879ce39a7b8227692a3ed526e9d0482b252bd9704af1ac9bfe275b01135d61";

fn signed(digest: &str) -> Vec<u8> {
    format!("A=1&SIGNATURE_SHA2_256={digest}").into_bytes()
}

fn verify(args: &[&str], body: &[u8]) -> Ended {
    run(&[&["verify", "--json"], args].concat(), body)
}

#[track_caller]
fn assert_code(ended: &Ended, code: i32) {
    assert_eq!(ended.code, Some(code), "{ended:?}");
}

#[test]
fn bodies_are_taken_byte_for_byte() {
    let mut body = b"REFNO=900000001&A=a\r\n\0b&B=\xff&SIGNATURE_SHA3_256=".to_vec();
    body.extend(b"1e27eef0eacdddd1f9a371590496af6ab996c72906b0ed36cd92be144349964c");
    let ended = verify(&["--secret-file", KEY], &body);
    assert_code(&ended, 0);
    let fields = &ended.json()["fields"];
    assert_eq!(fields[1], serde_json::json!(["A", "a\r\n\0b"]));
    assert_eq!(fields[2], serde_json::json!(["B", {"hex": "ff"}]));
    // The same through a file.
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("body");
    fs::write(&file, &body).unwrap();
    assert_code(&verify(&["--secret-file", KEY, file.to_str().unwrap()], b""), 0);
    // One line break more is another message, and a person is told so.
    body.push(b'\n');
    let ended = run(&["verify", "--secret-file", KEY], &body);
    assert_code(&ended, 1);
    assert!(ended.stderr.contains("(malformed_signature)"), "{ended:?}");
    assert!(ended.stderr.contains("line break"), "{ended:?}");
}

#[test]
fn names_that_are_not_utf8() {
    let signed = run(&["sign", "--secret-file", KEY], b"\xff[\xfe]=1");
    let ended = verify(&["--secret-file", KEY], &signed.stdout);
    assert_code(&ended, 0);
    assert_eq!(ended.json()["fields"], serde_json::json!([[{"hex": "ff5bfe5d"}, "1"]]));
}

#[test]
fn the_receipt_is_the_last_line_and_dated_now() {
    let ended = run(&["verify", "--secret-file", KEY, "-"], &data("order-signed.form"));
    assert_code(&ended, 0);
    let receipt = ended.text().lines().last().unwrap();
    assert!(receipt.starts_with("<sig algo=\"sha3-256\" date=\"2"), "{receipt}");
    assert!(receipt.ends_with("</sig>"), "{receipt}");
}

#[test]
fn secrets_from_files() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("key");
    for (content, digest) in [
        (&b"k"[..], UNDER_K),
        (b"k\n", UNDER_K),
        (b"k\r\n", UNDER_K),
        (b"k\n\n", UNDER_K_NEWLINE),
        (b" k ", UNDER_BLANK_K_BLANK),
        (b" k \n", UNDER_BLANK_K_BLANK),
        (b"k\xff\x01y", UNDER_BYTES),
    ] {
        fs::write(&file, content).unwrap();
        assert_code(&verify(&["--secret-file", file.to_str().unwrap()], &signed(digest)), 0);
    }
    for content in ["", "\n", " \t\r\n", "\n\n"] {
        fs::write(&file, content).unwrap();
        let ended = verify(&["--secret-file", file.to_str().unwrap()], &signed(UNDER_K));
        assert_code(&ended, 2);
        assert_eq!(ended.json()["error"]["code"], "empty_secret");
        assert_eq!(ended.stderr.lines().count(), 1, "{ended:?}");
        let human = run(&["verify", "--secret-file", file.to_str().unwrap()], &signed(UNDER_K));
        assert_code(&human, 2);
        assert!(human.stdout.is_empty() && human.stderr.contains("empty_secret"), "{human:?}");
    }
}

#[test]
fn a_secret_from_standard_input() {
    let dir = tempfile::tempdir().unwrap();
    let body = dir.path().join("body");
    fs::write(&body, signed(UNDER_K)).unwrap();
    assert_code(&verify(&["--secret-file", "-", body.to_str().unwrap()], b"k\n"), 0);
}

#[test]
fn secrets_from_the_environment() {
    let verify = |value: &str, digest: &str| {
        let mut command = command(&["verify", "--json", "--secret-env", "THE_KEY"]);
        command.env("THE_KEY", value);
        finish(command, &signed(digest))
    };
    assert_code(&verify("k", UNDER_K), 0);
    // Taken as it is: a line break belongs to the key.
    assert_code(&verify("k\n", UNDER_K_NEWLINE), 0);
    assert_code(&verify("k\n", UNDER_K), 1);
    let empty = verify("", UNDER_K);
    assert_code(&empty, 2);
    assert_eq!(empty.json()["error"]["code"], "empty_secret");
}

#[cfg(unix)]
#[test]
fn secrets_that_are_not_unicode() {
    use std::os::unix::ffi::OsStringExt as _;
    let mut command = command(&["verify", "--json", "--secret-env", "THE_KEY"]);
    command.env("THE_KEY", std::ffi::OsString::from_vec(b"k\xff\x01y".to_vec()));
    assert_code(&finish(command, &signed(UNDER_BYTES)), 0);
}

#[test]
fn the_index_counts_files_and_variables_in_their_order() {
    let old = path("old-key.txt");
    for (args, index) in [
        (["--secret-env", "THE_KEY", "--secret-file", &old], 0),
        (["--secret-file", &old, "--secret-env", "THE_KEY"], 1),
    ] {
        let mut command = command(&[&["verify", "--json"], &args[..]].concat());
        command.env("THE_KEY", "k");
        let ended = finish(command, &signed(UNDER_K));
        assert_code(&ended, 0);
        assert_eq!(ended.json()["secret"], index);
    }
}

#[test]
fn secrets_are_never_printed() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("key");
    fs::write(&file, "Sup3rS3cretValue").unwrap();
    let file = file.to_str().unwrap();
    for command in ["verify", "explain"] {
        for json in [&[][..], &["--json"]] {
            let args = [&[command, "--secret-file", file], json].concat();
            let ended = run(&args, &signed(UNDER_K));
            assert_code(&ended, 1);
            assert!(!format!("{} {}", ended.text(), ended.stderr).contains("Sup3rS3cret"));
        }
    }
}

#[test]
fn right_digests_are_never_printed() {
    // The worked example with one digit of its signature changed.
    let right = "ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9";
    let body = format!(
        "{}&SIGNATURE_SHA3_256=0{}",
        String::from_utf8(data("order.form")).unwrap(),
        &right[1..]
    );
    for command in ["verify", "explain"] {
        for json in [&[][..], &["--json"]] {
            let args = [&[command, "--secret-file", KEY], json].concat();
            let ended = run(&args, body.as_bytes());
            assert_code(&ended, 1);
            let output = format!("{}{}", ended.text(), ended.stderr);
            for window in right.as_bytes().windows(16) {
                assert!(!output.contains(str::from_utf8(window).unwrap()), "{output}");
            }
        }
    }
}

#[test]
fn signing_is_byte_exact() {
    // Python: HMAC-SHA-256 of the empty string, and HMAC-MD5 of `2` `1\n`.
    let empty = run(&["sign", "--secret-file", KEY, "--algorithm", "sha256"], b"");
    assert_eq!(
        empty.text(),
        "SIGNATURE_SHA2_256=199f75bcffb1bd2e05a2ae9c63c1ea13714ea474491d65786c59c8e7b5726d35"
    );
    let ended = run(&["sign", "--secret-file", KEY, "--algorithm", "md5"], b"A=1\n");
    assert_eq!(ended.text(), "A=1\n&HASH=3960fcacc151663abeb4db940afa2b38");
    assert!(ended.stderr.contains("line break"), "{ended:?}");
}

#[test]
fn a_fixture_signed_and_verified() {
    let names = run(&["fixture", "--json"], b"").json();
    let names = names.as_array().unwrap();
    assert!(names.len() > 20);
    for fixture in names {
        let name = fixture["name"].as_str().unwrap();
        let body = run(&["fixture", name], b"").stdout;
        assert_eq!(body, countersign_fixtures::get(name).unwrap().body);
        let all = ["sign", "--secret-file", KEY, "--algorithm", "md5,sha256,sha3-256"];
        let signed = run(&all, &body);
        let all = ["--secret-file", KEY, "--require-all", "--accept", "sha256"];
        let ended = verify(&all, &signed.stdout);
        assert_code(&ended, 0);
        assert_eq!(ended.json()["algorithm"], "sha256");
        assert!(ended.json()["receipt"].is_string(), "{name}");
        assert_eq!(ended.json()["kind"], fixture["kind"]);
        assert_code(&run(&["explain", "--secret-file", KEY], &signed.stdout), 0);
    }
}

#[test]
fn policies() {
    let signed = run(&["sign", "--secret-file", KEY], b"REFNO=1&X=1&X=2").stdout;
    assert_code(&verify(&["--secret-file", KEY], &signed), 0);
    let ended = verify(&["--secret-file", KEY, "--strict"], &signed);
    assert_code(&ended, 1);
    assert_eq!(ended.json()["error"]["code"], "duplicate_field");

    let mut one_wrong = signed.clone();
    let at = one_wrong.windows(9).position(|window| window == b"SHA2_256=").unwrap() + 9;
    one_wrong[at] = if one_wrong[at] == b'0' { b'1' } else { b'0' };
    assert_code(&verify(&["--secret-file", KEY], &one_wrong), 0);
    assert_code(&verify(&["--secret-file", KEY, "--require-all"], &one_wrong), 1);

    let dated = b"LICENSE_CODE=1&DATE_UPDATED=2024-01-01 00:00:00&TIMEZONE_OFFSET=GMT%2B00:00";
    let signed = run(&["sign", "--secret-file", KEY], dated).stdout;
    let ended = verify(&["--secret-file", KEY, "--max-age", "3600"], &signed);
    assert_code(&ended, 1);
    assert_eq!(ended.json()["error"]["code"], "stale");
    assert_code(&verify(&["--secret-file", KEY, "--max-age", "4000000000"], &signed), 0);
}

#[test]
fn limits() {
    let large = vec![b'x'; (8 << 20) + 1];
    for command in ["verify", "explain"] {
        let ended = run(&[command, "--json", "--secret-file", KEY], &large);
        assert_code(&ended, 1);
        assert_eq!(ended.json()["error"]["code"], "body_too_large");
    }
    assert_code(&run(&["sign", "--secret-file", KEY], &large), 1);
    let unsent = run(&["send", "http://127.0.0.1:1/", "--json", "--secret-file", KEY], &large);
    assert_code(&unsent, 1);
    assert_eq!(unsent.json()["ok"], false);
    assert_eq!(unsent.json()["error"]["code"], "body_too_large");
    let many = b"A=1&".repeat(100_001);
    let ended = verify(&["--secret-file", KEY], &many);
    assert_eq!(ended.json()["error"]["code"], "too_many_fields");
    let deep = [b"A".to_vec(), b"[x]".repeat(65), b"=1".to_vec()].concat();
    let ended = verify(&["--secret-file", KEY], &deep);
    assert_eq!(ended.json()["error"]["code"], "nesting_too_deep");
}

#[cfg(unix)]
#[test]
fn endless_files_end() {
    if !Path::new("/dev/zero").exists() {
        return;
    }
    let ended = verify(&["--secret-file", KEY, "/dev/zero"], b"");
    assert_eq!(ended.json()["error"]["code"], "body_too_large");
    let ended = verify(&["--secret-file", "/dev/zero"], b"");
    assert_code(&ended, 2);
    assert!(ended.stdout.is_empty() && ended.stderr.contains("64 KiB"), "{ended:?}");
}

#[test]
fn a_closed_pipe_is_no_error() {
    for args in [
        &["fixture", "ipn-large-cart"][..],
        &["fixture"],
        &["completions", "zsh"],
        &["man"],
        &["verify", "--secret-file", KEY, "--json"],
        &["explain", "--secret-file", KEY],
        &["demo"],
        &["--help"],
    ] {
        let mut child = Killed(command(args).spawn().unwrap());
        drop(child.0.stdout.take());
        let mut stdin = child.0.stdin.take().unwrap();
        let _ = stdin.write_all(&data("order-signed.form"));
        drop(stdin);
        let mut stderr = String::new();
        child.0.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert_eq!(child.wait(), Some(0), "{args:?}: {stderr}");
        assert_eq!(stderr, "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let mut command = command(&["fixture", "ipn-complete"]);
    command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let mut child = Killed(command.spawn().unwrap());
    let mut stderr = String::new();
    child.0.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait(), Some(2));
    assert!(stderr.starts_with("error: cannot write to standard output"), "{stderr}");
}

#[test]
fn colour_stays_on_terminals() {
    for args in [&["demo"][..], &["fixture"], &["explain", "--secret-file", KEY]] {
        let ended = run(args, &data("order-signed.form"));
        assert!(!ended.stdout.contains(&0x1b), "{args:?}");
        let mut command = command(args);
        command.env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR");
        let forced = finish(command, &data("order-signed.form"));
        assert!(forced.stdout.contains(&0x1b), "{args:?}");
    }
}
