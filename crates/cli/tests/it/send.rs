//! `send` against endpoints right and wrong.

use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use super::support::{Ended, Endpoint, KEY, Listener, answer, data, ok, path, run};

/// Receipts for the worked example, dated 20240102030500.
const SHA2: &str = "<sig algo=\"sha256\" date=\"20240102030500\">\
    e81dedad0fae8f812fe7205f1da993c8237db408ad6198a327126bf76c5f3cd8</sig>";
const SHA3: &str = "<sig algo=\"sha3-256\" date=\"20240102030500\">\
    fea16ac921264dae16acf27d96347ffe01f0081d2110b2ea453bfc7369ea144d</sig>";
const MD5: &str = "<EPAYMENT>20240102030500|999dbe028655a93332028edc98fbeca5</EPAYMENT>";

fn send(url: &str, args: &[&str], body: &[u8]) -> Ended {
    run(&[&["send", url, "--json", "--secret-file", KEY], args].concat(), body)
}

/// Sends the worked example to an endpoint that always answers the same.
fn answered(raw: Vec<u8>) -> Ended {
    let endpoint = Endpoint::new(move |_| raw.clone());
    send(&endpoint.url(), &[], &data("order.form"))
}

#[track_caller]
fn right(ended: &Ended, warnings: &[&str]) {
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let report = ended.json();
    assert_eq!(report["ok"], true);
    let last = report["attempts"].as_array().unwrap().last().unwrap();
    assert_eq!(last["receipt"]["right"], true, "{report}");
    let found: Vec<_> =
        last["warnings"].as_array().unwrap().iter().map(|w| w["code"].as_str().unwrap()).collect();
    assert_eq!(found, warnings, "{report}");
}

#[track_caller]
fn wrong(ended: &Ended, code: &str) {
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let report = ended.json();
    assert_eq!(report["ok"], false);
    let last = report["attempts"].as_array().unwrap().last().unwrap();
    assert_eq!(last["receipt"]["error"]["code"], code, "{report}");
}

#[track_caller]
fn unanswered(ended: &Ended, words: &str) {
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.stderr.contains(words), "{ended:?}");
    assert_eq!(ended.json()["ok"], false);
}

#[test]
fn what_is_sent() {
    let endpoint = Endpoint::new(|_| ok(SHA3));
    right(&send(&endpoint.url(), &[], &data("order.form")), &["date_far"]);
    let seen = endpoint.seen();
    assert_eq!(seen.len(), 2);
    assert!(seen[0].head.starts_with("get /ipn?from=test http/1.1\r\n"), "{}", seen[0].head);
    let post = &seen[1];
    assert!(post.head.starts_with("post /ipn?from=test http/1.1\r\n"), "{}", post.head);
    assert!(post.head.contains("\r\ncontent-type: application/x-www-form-urlencoded\r\n"));
    let both = "&SIGNATURE_SHA2_256=95bb68f53216093fd4a2063c0145235fa5c35e25fc1f8753d9a08dcaed9065d9\
        &SIGNATURE_SHA3_256=ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9";
    assert_eq!(post.body, [&data("order.form")[..], both.as_bytes()].concat());
}

#[test]
fn signed_bodies_are_sent_as_they_are() {
    let endpoint = Endpoint::new(|_| ok(MD5));
    let ended = send(&endpoint.url(), &["--algorithm", "sha3-256"], &data("order-md5.form"));
    right(&ended, &["date_far"]);
    assert!(ended.stderr.contains("--algorithm has no effect"), "{ended:?}");
    assert_eq!(endpoint.seen()[1].body, data("order-md5.form"));
    // With the key that signed it, whichever of those given that is.
    let old = path("old-key.txt");
    let args = ["send", &endpoint.url(), "--secret-file", &old, "--secret-file", KEY];
    let ended = run(&args, &data("order-md5.form"));
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    let ended = run(&args[..4], &data("order-md5.form"));
    assert_eq!(ended.code, Some(1));
    assert!(ended.stderr.contains("not with a secret given here"), "{ended:?}");
}

#[test]
fn right_receipts() {
    right(&answered(ok(SHA3)), &["date_far"]);
    right(&answered(ok(format!("<html>\n{SHA3}\n</html>"))), &["date_far"]);
    right(&answered(ok(SHA2)), &["date_far", "not_strongest"]);
    right(&answered(answer("500 Oops", "", SHA3)), &["date_far", "status_not_200"]);
    let (head, tail) = SHA3.split_at(30);
    let chunks = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{head}\r\n{:x}\r\n{tail}\r\n0\r\n\r\n",
        head.len(),
        tail.len()
    );
    right(&answered(chunks.into_bytes()), &["date_far"]);
    // Until the connection is closed.
    right(&answered(format!("HTTP/1.0 200 OK\r\n\r\n{SHA3}").into_bytes()), &["date_far"]);
    let listener = Listener::start(&[]);
    right(&send(&listener.url(), &[], &data("order.form")), &[]);
    right(&send(&listener.url(), &[], countersign_fixtures::get("lcn-trial").unwrap().body), &[]);
}

#[test]
fn wrong_receipts() {
    wrong(&answered(ok("")), "no_tag");
    wrong(&answered(ok("thank you")), "no_tag");
    wrong(&answered(ok(SHA3.replace('<', "&lt;"))), "escaped_tag");
    wrong(&answered(ok(SHA3.replace("sha3-256", "sha3_256"))), "unknown_algorithm");
    wrong(&answered(ok(MD5)), "algorithm_not_sent");
    wrong(&answered(ok(SHA3.replace("144d<", "144<"))), "malformed_digest");
    let ended = answered(ok(SHA3.replace("0500", "0501")));
    wrong(&ended, "wrong_digest");
    let ended = answered(ok("thank\x1byou"));
    assert_eq!(ended.json()["attempts"][0]["answer"], "thank\\x1byou");
}

#[test]
fn the_right_digest_is_never_shown() {
    let endpoint = Endpoint::new(|_| ok(SHA3.replace("fea16ac9", "00000000")));
    let digest = "fea16ac921264dae16acf27d96347ffe01f0081d2110b2ea453bfc7369ea144d";
    let url = endpoint.url();
    for json in [&[][..], &["--json"]] {
        let args = [&["send", &url, "--secret-file", KEY], json].concat();
        let ended = run(&args, &data("order.form"));
        assert_eq!(ended.code, Some(1));
        assert!(!format!("{}{}", ended.text(), ended.stderr).contains(&digest[..16]), "{ended:?}");
    }
}

#[test]
fn messages_that_have_no_receipt() {
    let endpoint = Endpoint::new(|_| ok(SHA3));
    wrong(&send(&endpoint.url(), &[], b"REFNO=1&IPN_PID[]=1"), "missing_field");
    wrong(&send(&endpoint.url(), &[], b"A=1"), "wrong_kind");
}

#[test]
fn redirects_are_reported_and_not_followed() {
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let endpoint = Endpoint::new(move |_| answer(status, "location: /elsewhere\r\n", ""));
        let ended = send(&endpoint.url(), &[], &data("order.form"));
        wrong(&ended, "no_tag");
        let warning = &ended.json()["attempts"][0]["warnings"][0];
        assert_eq!(warning["code"], "redirect");
        assert!(warning["message"].as_str().unwrap().contains("/elsewhere"));
        assert_eq!(endpoint.seen().len(), 2);
    }
}

#[test]
fn probes_must_get_200() {
    for probe in [
        &b"HTTP/1.1 405 No\r\ncontent-length: 0\r\n\r\n"[..],
        b"HTTP/1.1 302 Found\r\nlocation: /login\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 204 Empty\r\n\r\n",
    ] {
        let endpoint = Endpoint::with_probe(probe, |_| ok(SHA3));
        let ended = send(&endpoint.url(), &[], &data("order.form"));
        assert_eq!(ended.code, Some(1));
        assert_eq!(ended.json()["probe"]["ok"], false);
        assert_eq!(ended.json()["attempts"][0]["receipt"]["right"], true);
        right(&send(&endpoint.url(), &["--no-probe"], &data("order.form")), &["date_far"]);
    }
}

#[test]
fn endless_answers_are_cut() {
    let padding = "x".repeat(2 << 20);
    let ended = answered(ok(format!("{padding}{SHA3}")));
    wrong(&ended, "no_tag");
    assert_eq!(ended.json()["attempts"][0]["warnings"][0]["code"], "answer_cut");
    right(&answered(ok(format!("{SHA3}{padding}"))), &["date_far", "answer_cut"]);
}

#[test]
fn broken_answers() {
    unanswered(&answered(b"SSH-2.0-OpenSSH\r\n".to_vec()), "does not speak HTTP");
    unanswered(&answered(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf".to_vec()), "");
    unanswered(&answered(Vec::new()), "");
}

#[test]
fn slow_answers() {
    let endpoint = Endpoint::new(|_| {
        thread::sleep(Duration::from_secs(2));
        ok(SHA3)
    });
    let start = Instant::now();
    let ended = send(&endpoint.url(), &["--timeout", "0.3"], &data("order.form"));
    unanswered(&ended, "within 0.3 s");
    assert!(start.elapsed() < Duration::from_secs(5));
    // A listener that accepts and never says a word.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    unanswered(&send(&url, &["--timeout", "0.3"], &data("order.form")), "within 0.3 s");
}

#[test]
fn retries_until_the_receipt_is_right() {
    let endpoint = Endpoint::new(|posts| match posts {
        0 => ok("not yet"),
        1 => answer("503 Busy", "", ""),
        2 => Vec::new(),
        _ => ok(SHA3),
    });
    let args = ["--retry", "--retry-scale", "0.00001"];
    let ended = send(&endpoint.url(), &args, &data("order.form"));
    right(&ended, &["date_far"]);
    let report = ended.json();
    let attempts = report["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 4);
    assert_eq!(attempts[0]["receipt"]["right"], false);
    assert_eq!(attempts[1]["status"], 503);
    assert_eq!(attempts[2]["error"]["code"], "no_answer");
    // Each attempt is the same message, and there is one probe.
    let seen = endpoint.seen();
    assert_eq!(seen.len(), 5);
    assert!(seen[2..].iter().all(|request| request.body == seen[1].body));
}

#[test]
fn retries_end_after_two_days() {
    let endpoint = Endpoint::new(|_| ok("never"));
    let args = ["--retry", "--retry-scale", "0.000001"];
    let ended = send(&endpoint.url(), &args, &data("order.form"));
    wrong(&ended, "no_tag");
    assert_eq!(ended.json()["attempts"].as_array().unwrap().len(), 53);
}

#[test]
fn the_waiting_is_the_vendors() {
    let endpoint = Endpoint::new(|posts| if posts < 2 { ok("") } else { ok(SHA3) });
    let start = Instant::now();
    // Five minutes in a hundredth of the time: three seconds.
    let args = ["--retry", "--retry-scale", "0.01"];
    right(&send(&endpoint.url(), &args, &data("order.form")), &["date_far"]);
    assert!(start.elapsed() >= Duration::from_secs(3));
}

#[test]
fn a_person_reads_progress() {
    let endpoint = Endpoint::new(|_| ok(SHA2));
    let ended = run(&["send", &endpoint.url(), "--secret-file", KEY], &data("order.form"));
    assert_eq!(ended.code, Some(0));
    let text = ended.text();
    assert!(text.starts_with("GET   200 in "), "{text}");
    assert!(text.contains("\nPOST  200 in ") && text.contains("signed with sha3-256, sha256\n"));
    assert!(text.contains("\n      receipt right (sha256)\n"), "{text}");
    assert!(text.contains("(not_strongest)\n"), "{text}");
    // The line break of an editor.
    let args = ["send", &endpoint.url(), "--secret-file", KEY];
    assert!(run(&args, b"A=1\n").stderr.contains("line break"));
}
