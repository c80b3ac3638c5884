//! The messages that are no notifications: what is never printed, and what is signed verifies.

use super::support::{data, path, run};

/// A kind of message.
struct Sample {
    kind: &'static str,
    options: &'static [&'static str],
    /// The file of its secret.
    secret: &'static str,
    genuine: &'static str,
    changed: &'static str,
    /// The right digest of the changed one, as Python says.
    right: &'static str,
}

const KINDS: [Sample; 5] = [
    Sample {
        kind: "ins",
        options: &["--account", "532001"],
        secret: "word.txt",
        genuine: "ins.form",
        changed: "ins-changed.form",
        right: "acc6d006b740b9611f5380d42ef56abf",
    },
    Sample {
        kind: "return",
        options: &["--account", "1817037"],
        secret: "word.txt",
        genuine: "back.txt",
        changed: "back-changed.txt",
        right: "2ecbf1afd68d255dd4f767a71de628f0",
    },
    Sample {
        kind: "convertplus",
        options: &[],
        secret: "link-word.txt",
        genuine: "thanks.txt",
        changed: "thanks-changed.txt",
        right: "80189a4f077c9706ac8bfa1390bfb05113da1378994206f0df746618fd2c8e7a",
    },
    Sample {
        kind: "delivery",
        options: &[],
        secret: "key.txt",
        genuine: "codes.form",
        changed: "codes-changed.form",
        right: "1592982d75631efeb2e6e03692a892c779c4651bfe36d8cf2fa6bdd5ed618609",
    },
    Sample {
        kind: "idn-reply",
        options: &[],
        secret: "key.txt",
        genuine: "reply.xml",
        changed: "reply-changed.xml",
        right: "ac88b0a052691f4a83629013295d8522",
    },
];

#[test]
fn right_digests_and_secrets_are_never_printed() {
    for Sample { kind, options, secret, changed, right, .. } in KINDS {
        let secret_file = path(secret);
        let word = String::from_utf8(data(secret)).unwrap();
        for json in [&[][..], &["--json"]] {
            let base = ["verify", "--kind", kind, "--secret-file", &secret_file];
            let ended = run(&[&base, options, json].concat(), &data(changed));
            assert_eq!(ended.code, Some(1), "{kind}: {ended:?}");
            let output = format!("{}{}", ended.text(), ended.stderr).to_ascii_lowercase();
            assert!(output.contains("signature_mismatch"), "{kind}: {output}");
            assert!(!output.contains(&word.trim().to_ascii_lowercase()), "{kind}: {output}");
            for window in right.as_bytes().windows(12) {
                let window = str::from_utf8(window).unwrap();
                assert!(!output.contains(window), "{kind}: {output}");
            }
        }
    }
}

#[test]
fn what_is_signed_verifies() {
    for Sample { kind, options, secret, genuine, changed, right } in KINDS {
        if kind == "idn-reply" {
            continue;
        }
        let secret_file = path(secret);
        let base = ["--kind", kind, "--secret-file", &secret_file];
        for input in [genuine, changed] {
            let signed = run(&[&["sign"], &base[..], options].concat(), &data(input));
            assert_eq!((signed.code, signed.stderr.as_str()), (Some(0), ""), "{kind}: {signed:?}");
            let ended = run(&[&["verify", "--json"], &base[..], options].concat(), &signed.stdout);
            assert_eq!(ended.code, Some(0), "{kind}: {ended:?}");
            let verdict = ended.json();
            assert_eq!(verdict["kind"], kind);
            assert!(verdict.get("receipt").is_none() && verdict.get("notification").is_none());
            if input == changed && kind != "delivery" {
                let text = signed.text().to_ascii_lowercase();
                assert!(text.contains(right), "{kind}: {text}");
            }
        }
    }
}

#[test]
fn hostile_input_is_refused() {
    let large = vec![b'x'; (8 << 20) + 1];
    let many = b"A=1&".repeat(100_001);
    let deep = [b"A".to_vec(), b"[x]".repeat(65), b"=1".to_vec()].concat();
    for Sample { kind, options, secret, .. } in KINDS {
        let secret_file = path(secret);
        let base = ["verify", "--json", "--kind", kind, "--secret-file", &secret_file];
        for input in [&large[..], &many, &deep, b"", b"\xff\xff", b"://?#", b"?", b"{}", b"\0=\n"] {
            let ended = run(&[&base, options].concat(), input);
            assert_eq!(ended.code, Some(1), "{kind}: {ended:?}");
            assert_eq!(ended.json()["valid"], false, "{kind}");
        }
    }
}

#[test]
fn the_date_of_a_request_is_now() {
    let key = path("key.txt");
    let base = ["--merchant", "M", "--secret-file", &key];
    let order = ["--order", "1", "--amount", "1", "--currency", "USD"];
    let days = ["--from", "2024-02-01", "--to", "2024-02-29"];
    let year = "20"; // Enough for some time.
    for (args, date) in [
        ([&["request", "idn"], &base[..], &order].concat(), "&IDN_DATE="),
        ([&["request", "irn"], &base[..], &order].concat(), "&IRN_DATE="),
        ([&["request", "ise"], &base[..], &days].concat(), "&REQ_DATE="),
        ([&["request", "api-auth"], &base[..]].concat(), " date=\""),
    ] {
        let ended = run(&args, b"");
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{ended:?}");
        let at = ended.text().find(date).unwrap() + date.len();
        assert!(ended.text()[at..].starts_with(year), "{ended:?}");
        // Nothing but the request.
        assert!(!ended.text().contains('\n'), "{ended:?}");
    }
}
