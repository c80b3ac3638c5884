//! Every host against the same clients, genuine and not. Owns what a host must do; must never take a host's word for
//! a receipt being right.

mod support;

use std::io::{Read as _, Write as _};
use std::sync::LazyLock;
#[cfg(unix)]
use std::{
    process::Command,
    thread,
    time::{Duration, Instant},
};

use countersign::{Algorithm, AlgorithmSet};

use support::{
    By, Host, KEY, Killed, OLD_KEY, Response, assert_receipt, command, fixture, post, replaced,
    sign,
};

const SHA3: AlgorithmSet = AlgorithmSet::EMPTY.with(Algorithm::Sha3_256);
const SHA256: AlgorithmSet = AlgorithmSet::EMPTY.with(Algorithm::Sha256);
const MD5: AlgorithmSet = AlgorithmSet::EMPTY.with(Algorithm::Md5);

/// The longest body that is taken.
const MAX_BODY: usize = 8 << 20;

/// Each case as a test for each host.
macro_rules! hosts {
    ($($host:ident = $binary:literal),+; $cases:tt) => { $(hosts!(@ $host, $binary, $cases);)+ };
    (@ $host:ident, $binary:literal, [$($case:ident),+ $(,)?]) => {
        mod $host {
            $(#[test]
            fn $case() {
                super::$case(env!(concat!("CARGO_BIN_EXE_", $binary)));
            })+
        }
    };
}

hosts!(axum = "axum-host", actix_web = "actix-web-host", hyper = "hyper-host"; [
    probes_get_an_empty_200,
    genuine_orders_get_their_receipt,
    genuine_subscriptions_get_their_receipt,
    refusals_say_nothing,
    bodies_up_to_the_limit_are_taken,
    longer_ones_are_not,
    how_a_request_is_sent_does_not_matter,
    the_same_event_is_stored_once,
    what_is_not_stored_gets_no_receipt,
    a_message_without_a_possible_receipt_is_stored,
    both_keys_are_accepted_while_one_is_changed,
    bad_settings_are_said_at_the_start,
    interrupted_clients_do_no_harm,
]);

/// For all hosts at once, because each waits out its grace.
#[cfg(unix)]
#[test]
fn open_requests_are_finished_before_the_end() {
    thread::scope(|scope| {
        for binary in [
            env!("CARGO_BIN_EXE_axum-host"),
            env!("CARGO_BIN_EXE_actix-web-host"),
            env!("CARGO_BIN_EXE_hyper-host"),
        ] {
            scope.spawn(move || open_requests_are_finished_first(binary));
        }
    });
}

/// Three products, the first with a name that is neither ASCII nor UTF-8, and bytes that no escape hides.
fn order() -> Vec<u8> {
    let body = replaced(&fixture("ipn-complete-three-products"), b"M%C3%BCnchen", b"M%FCnchen");
    [&body[..], b"&IPN_INFO[]=two%0D%0Alines&NEW_FIELD=\xff\xfe%00 caf\xc3\xa9"].concat()
}

const PRODUCT: [&[u8]; 3] =
    [b"30100003", b"T-Shirt \xe2\x80\x9cM\xfcnchen\xe2\x80\x9d", b"20250403164110"];

fn licence() -> Vec<u8> {
    fixture("lcn-change")
}

const LICENCE: [&[u8]; 2] = [b"AB12CD34EF", b"2026-02-11"];

fn assert_refused(answer: &Response, status: u16) {
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(answer.body, "", "{answer:?}");
    assert!(!answer.head.contains("sig") && !answer.head.contains("epayment"), "{answer:?}");
}

fn probes_get_an_empty_200(binary: &str) {
    let host = Host::start(binary);
    for target in ["/ipn", "/lcn", "/ipn?x=1"] {
        let get = host.exchange(format!("GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes());
        assert_eq!((get.status, get.body.as_str()), (200, ""), "{target}");
        let mut stream = host.connect();
        let head = format!("HEAD {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut all = String::new();
        stream.read_to_string(&mut all).unwrap();
        assert!(all.starts_with("HTTP/1.1 200 ") && all.ends_with("\r\n\r\n"), "{target}: {all}");
    }
    for (method, target, status) in
        [("PUT", "/ipn", 405), ("DELETE", "/lcn", 405), ("POST", "/", 404), ("POST", "/ipn/", 404)]
    {
        let request = format!("{method} {target} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        let answer = host.exchange(request.as_bytes());
        assert_eq!((answer.status, answer.header("location")), (status, None), "{method} {target}");
    }
}

fn genuine_orders_get_their_receipt(binary: &str) {
    let host = Host::start(binary);
    for (algorithms, by) in [
        (SHA3, By::Sha3(KEY)),
        (SHA256, By::Sha256(KEY)),
        (AlgorithmSet::SHA, By::Sha3(KEY)),
        (AlgorithmSet::ALL, By::Sha3(KEY)),
    ] {
        let body = sign(&order(), KEY, algorithms);
        assert_receipt(&host.post("/ipn", &body), by, &PRODUCT);
        assert_receipt(&host.post("/ipn?REFNO=2&HASH=x", &body), by, &PRODUCT);
    }
    // A status that nobody knows.
    let body = replaced(&order(), b"ORDERSTATUS=COMPLETE", b"ORDERSTATUS=NEW+ONE");
    assert_receipt(&host.post("/ipn", &sign(&body, KEY, SHA3)), By::Sha3(KEY), &PRODUCT);
}

fn genuine_subscriptions_get_their_receipt(binary: &str) {
    let host = Host::start(binary);
    for (algorithms, by) in [(SHA3, By::Sha3(KEY)), (SHA256, By::Sha256(KEY))] {
        let answer = host.post("/lcn", &sign(&licence(), KEY, algorithms));
        assert_receipt(&answer, by, &LICENCE);
    }
    let body = replaced(&licence(), b"EXPIRATION_DATE=2026-02-11", b"EXPIRATION_DATE=");
    let answer = host.post("/lcn", &sign(&body, KEY, SHA3));
    assert_receipt(&answer, By::Sha3(KEY), &[LICENCE[0], b""]);
}

fn refusals_say_nothing(binary: &str) {
    let host = Host::start(binary);
    let order = order();
    let signed = sign(&order, KEY, AlgorithmSet::SHA);
    let last = *signed.last().unwrap();
    let cut = signed.len() - 1;
    for (target, body, code) in [
        ("/ipn", sign(&licence(), KEY, SHA3), "wrong_kind"),
        ("/lcn", signed.clone(), "wrong_kind"),
        ("/ipn", replaced(&signed, b"REFNO=211003345", b"REFNO=211003346"), "signature_mismatch"),
        ("/ipn", replaced(&signed, b"\xff\xfe", b"\xff\xff"), "signature_mismatch"),
        ("/ipn", [&signed[..cut], &[last ^ 1]].concat(), "signature_mismatch"),
        ("/ipn", signed[..cut].to_vec(), "malformed_signature"),
        ("/ipn", sign(&order, "another key", SHA3), "signature_mismatch"),
        ("/ipn", order.clone(), "missing_signature"),
        ("/lcn", licence(), "missing_signature"),
        ("/ipn", sign(&order, KEY, MD5), "algorithm_not_accepted"),
        ("/ipn", [&signed[..], b"&REFNO=1"].concat(), "duplicate_field"),
        ("/ipn", b"{\"REFNO\":\"1\"}".to_vec(), "not_form"),
        ("/ipn", Vec::new(), "missing_signature"),
    ] {
        assert_refused(&host.post(target, &body), 400);
        assert_eq!(host.line(), format!("refused: {code}"));
    }
}

/// A genuine order, as long as this when it is signed.
fn long_order(length: usize) -> Vec<u8> {
    let body = [&order()[..], b"&PADDING="].concat();
    let short = sign(&body, KEY, SHA3).len();
    let body = [&body[..], &vec![b'x'; length - short]].concat();
    let signed = sign(&body, KEY, SHA3);
    assert_eq!(signed.len(), length);
    signed
}

/// Beyond actix-web's own limit, beyond axum's, and all that is allowed. Made once, because that takes its time.
static LONG_ORDERS: LazyLock<[Vec<u8>; 3]> =
    LazyLock::new(|| [300_000, 3 << 20, MAX_BODY].map(long_order));

fn bodies_up_to_the_limit_are_taken(binary: &str) {
    let host = Host::start(binary);
    for body in LONG_ORDERS.iter() {
        assert_receipt(&host.post("/ipn", body), By::Sha3(KEY), &PRODUCT);
    }
}

fn longer_ones_are_not(binary: &str) {
    let host = Host::start(binary);
    // Its signature would not matter.
    assert_refused(&host.post("/ipn", &vec![b'x'; MAX_BODY + 1]), 413);
    // One that does not say how long it will be.
    let mut stream = host.connect();
    let head = format!(
        "POST /lcn HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n",
        MAX_BODY + 1
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&vec![b'x'; MAX_BODY + 1]).unwrap();
    assert_refused(&Response::read(&mut stream), 413);
    assert_receipt(&host.post("/ipn", &sign(&order(), KEY, SHA3)), By::Sha3(KEY), &PRODUCT);
}

fn how_a_request_is_sent_does_not_matter(binary: &str) {
    let host = Host::start(binary);
    let body = sign(&order(), KEY, SHA3);
    // What 2Checkout calls its content is not documented.
    for content_type in ["text/plain", "application/octet-stream", "x"] {
        let head = format!(
            "POST /ipn HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let answer = host.exchange(&[head.as_bytes(), &body].concat());
        assert_receipt(&answer, By::Sha3(KEY), &PRODUCT);
    }
    let mut request =
        b"POST /ipn HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    for chunk in body.chunks(97) {
        request.extend(format!("{:x}\r\n", chunk.len()).as_bytes());
        request.extend(chunk);
        request.extend(b"\r\n");
    }
    request.extend(b"0\r\n\r\n");
    assert_receipt(&host.exchange(&request), By::Sha3(KEY), &PRODUCT);
    // A client that asks before it sends a body, as curl does.
    let mut stream = host.connect();
    let head = format!(
        "POST /ipn HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    assert_eq!(Response::read(&mut stream).status, 100);
    stream.write_all(&body).unwrap();
    assert_receipt(&Response::read(&mut stream), By::Sha3(KEY), &PRODUCT);
    // On the same connection again.
    stream.write_all(&post("/ipn", &body)).unwrap();
    assert_receipt(&Response::read(&mut stream), By::Sha3(KEY), &PRODUCT);
}

fn the_same_event_is_stored_once(binary: &str) {
    let host = Host::start(binary);
    let stored = |target: &str, body: &[u8], values: &[&[u8]], line: &str| {
        assert_receipt(&host.post(target, &sign(body, KEY, SHA3)), By::Sha3(KEY), values);
        assert_eq!(host.line(), line);
    };
    let order = order();
    stored("/ipn", &order, &PRODUCT, "stored: IPN 211003345");
    stored("/ipn", &order, &PRODUCT, "stored before: IPN 211003345");
    // Sent again by hand: the same event with another number and date.
    let again = replaced(&order, b"MESSAGE_ID=251404030017", b"MESSAGE_ID=251404030018");
    let again = replaced(&again, b"IPN_DATE=20250403164110", b"IPN_DATE=20250404000000");
    let product = [PRODUCT[0], PRODUCT[1], b"20250404000000"];
    stored("/ipn", &again, &product, "stored before: IPN 211003345");
    // What happens next to the same order.
    let refund = replaced(&order, b"ORDERSTATUS=COMPLETE", b"ORDERSTATUS=REFUND");
    stored("/ipn", &refund, &PRODUCT, "stored: IPN 211003345");
    stored("/lcn", &licence(), &LICENCE, "stored: LCN AB12CD34EF");
    stored("/lcn", &licence(), &LICENCE, "stored before: LCN AB12CD34EF");
    // Where the fields that tell events apart are switched off, only the very same message is a repetition.
    let nameless = replaced(&order, b"REFNO=211003345", b"REFNO=");
    stored("/ipn", &nameless, &PRODUCT, "stored: IPN ");
    stored("/ipn", &nameless, &PRODUCT, "stored before: IPN ");
    let other = replaced(&nameless, b"order-2025-1093", b"order-2025-1094");
    stored("/ipn", &other, &PRODUCT, "stored: IPN ");
    // A genuine value cannot write lines of its own into the log.
    let lines = replaced(&order, b"REFNO=211003345", b"REFNO=1%0Astored:+2");
    stored("/ipn", &lines, &PRODUCT, "stored: IPN 1\\nstored: 2");
}

fn what_is_not_stored_gets_no_receipt(binary: &str) {
    let host = Host::start_with(binary, &[("INBOX_ROOM", "1")]);
    let order = sign(&order(), KEY, SHA3);
    assert_receipt(&host.post("/ipn", &order), By::Sha3(KEY), &PRODUCT);
    assert_refused(&host.post("/lcn", &sign(&licence(), KEY, SHA3)), 500);
    // What is in stays in.
    assert_receipt(&host.post("/ipn", &order), By::Sha3(KEY), &PRODUCT);
    let log = [host.line(), host.line(), host.line()];
    let before = "stored before: IPN 211003345";
    assert_eq!(log, ["stored: IPN 211003345", "not stored: the inbox is full", before]);
}

fn a_message_without_a_possible_receipt_is_stored(binary: &str) {
    let host = Host::start(binary);
    let body = replaced(&order(), b"&IPN_DATE=20250403164110", b"");
    let answer = host.post("/ipn", &sign(&body, KEY, SHA3));
    assert_refused(&answer, 200);
    assert_eq!(host.line(), "stored: IPN 211003345");
    assert_eq!(host.line(), "no receipt: missing_field IPN_DATE");
}

fn both_keys_are_accepted_while_one_is_changed(binary: &str) {
    let host = Host::start(binary);
    for key in [KEY, OLD_KEY] {
        for (algorithms, by) in [(SHA3, By::Sha3(key)), (SHA256, By::Sha256(key))] {
            let answer = host.post("/ipn", &sign(&order(), key, algorithms));
            assert_receipt(&answer, by, &PRODUCT);
            let answer = host.post("/lcn", &sign(&licence(), key, algorithms));
            assert_receipt(&answer, by, &LICENCE);
        }
    }
    let with_line_break = format!("{KEY}\n");
    assert_refused(&host.post("/ipn", &sign(&order(), &with_line_break, SHA3)), 400);
}

/// Variables, arguments, and what is said about them.
type Setting<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str], &'a str);

fn bad_settings_are_said_at_the_start(binary: &str) {
    let missing = "/no/such/file";
    let cases: [Setting<'_>; 8] = [
        (&[], &[], "no secret key"),
        (&[("OLD_SECRET_KEY", "k3y")], &[], "no secret key"),
        (&[("SECRET_KEY", "")], &[], "empty or blank"),
        (&[("SECRET_KEY", "k3y"), ("OLD_SECRET_KEY", "  ")], &[], "OLD_SECRET_KEY: the secret"),
        (&[("SECRET_KEY_FILE", missing)], &[], "SECRET_KEY_FILE: "),
        (&[("SECRET_KEY_FILE", missing), ("SECRET_KEY", "k3y")], &[], "which is it?"),
        (&[("SECRET_KEY", "k3y"), ("INBOX_ROOM", "much")], &[], "INBOX_ROOM is not a number"),
        (&[("SECRET_KEY", "k3y")], &["--secret", "k3y"], "the only argument is --addr"),
    ];
    for (variables, arguments, message) in cases {
        let mut command = command(binary);
        // Never used: an address that nobody has, so that what starts by mistake ends.
        command.env("ADDR", "192.0.2.1:1").envs(variables.iter().copied()).args(arguments);
        let mut child = Killed(command.spawn().unwrap());
        let mut said = String::new();
        child.0.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(said.contains(message) && !said.contains("k3y"), "{variables:?}: {said}");
        assert_eq!(child.wait(), Some(1));
    }
}

fn interrupted_clients_do_no_harm(binary: &str) {
    let host = Host::start(binary);
    let request = post("/ipn", &sign(&order(), KEY, SHA3));
    for length in [0, 10, 100, request.len() - 1] {
        host.connect().write_all(&request[..length]).unwrap();
    }
    for nonsense in [&b"\x16\x03\x01\x02\x00"[..], b"POST /ipn HTTP/9.9\r\n\r\n", b"\0\r\n\r\n"] {
        host.connect().write_all(nonsense).unwrap();
    }
    assert_receipt(&host.exchange(&request), By::Sha3(KEY), &PRODUCT);
}

/// Who is in the middle of a request at the end gets an answer; who never comes to its end is not waited for.
#[cfg(unix)]
fn open_requests_are_finished_first(binary: &str) {
    let mut host = Host::start(binary);
    let request = post("/ipn", &sign(&order(), KEY, SHA3));
    let (first, rest) = request.split_at(request.len() - 10);
    let mut open = host.connect();
    open.write_all(first).unwrap();
    let mut stuck = host.connect();
    stuck.write_all(b"POST /ipn HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n").unwrap();
    let mut silent = host.connect();
    silent.write_all(b"POST /ipn HT").unwrap();
    // Until it has them.
    thread::sleep(Duration::from_millis(300));
    let start = Instant::now();
    let id = host.child.0.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    thread::sleep(Duration::from_millis(300));
    open.write_all(rest).unwrap();
    assert_receipt(&Response::read(&mut open), By::Sha3(KEY), &PRODUCT);
    assert_eq!(host.child.wait(), Some(0));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
