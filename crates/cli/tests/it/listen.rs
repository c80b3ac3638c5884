//! `listen` against clients of every kind.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener};
use std::thread;
use std::time::{Duration, Instant};

use countersign::{Limits, SecretKey, Unverified};
use countersign_cli::receipt::{Sent, check};

use super::support::{KEY, Killed, Listener, Response, command, connect, data, path, post, run};

/// Whether an answer holds the right receipt for a body.
fn is_receipt(answer: &str, body: &[u8]) -> bool {
    let message = Unverified::parse(body, &Limits::DEFAULT).unwrap();
    let sent = Sent::new(message.form(), message.kind()).unwrap();
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs().try_into().unwrap();
    let report = check(answer.as_bytes(), &sent, &SecretKey::new(b"AABBCCDDEEFF").unwrap(), now);
    report.verdict.is_ok() && report.warnings.is_empty()
}

#[test]
fn probes_get_an_empty_200() {
    let listener = Listener::start(&[]);
    for target in ["/", "/ipn?x=1", "/any/path"] {
        let get = listener.exchange(format!("GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes());
        assert_eq!((get.status, get.body.as_str()), (200, ""));
        assert_eq!(get.header("content-length"), Some("0"));
    }
    let mut stream = listener.connect();
    stream.write_all(b"HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    assert!(all.starts_with("HTTP/1.1 200 ") && all.ends_with("\r\n\r\n"), "{all}");
    assert!(listener.has_no_line());
}

#[test]
fn genuine_messages_get_their_receipt() {
    let listener = Listener::start(&["--accept", "sha3-256,sha256,md5"]);
    for name in ["order-signed.form", "order-md5.form", "licence-signed.form"] {
        let body = data(name);
        let request = post("/ipn?HASH=1&REFNO=2", "application/x-www-form-urlencoded", &body);
        let answer = listener.exchange(&request);
        assert_eq!(answer.status, 200, "{name}");
        assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
        assert!(is_receipt(&answer.body, &body), "{name}: {}", answer.body);
        let line = listener.line();
        assert_eq!(line["valid"], true);
        assert_eq!(line["receipt"], answer.body);
    }
    // The same object as `verify --json`.
    let body = data("order-signed.form");
    listener.post(&body);
    let date = listener.line();
    let date = date["receipt"].as_str().unwrap().split('"').nth(3).unwrap().to_owned();
    let verified = run(&["verify", "--json", "--secret-file", KEY, "--date", &date], &body);
    let request = listener.post(&body);
    assert_eq!(request.status, 200);
    let mut line = listener.line();
    line["receipt"] = verified.json()["receipt"].clone();
    assert_eq!(line, verified.json());
}

#[test]
fn refusals_carry_their_code_and_nothing_else() {
    let listener = Listener::start(&["--kind", "ipn", "--max-body", "500"]);
    let form = "application/x-www-form-urlencoded";
    let order = data("order-signed.form");
    for (body, content_type, status, code) in [
        (data("order-changed.form"), form, 400, "signature_mismatch"),
        (data("order.form"), form, 400, "missing_signature"),
        (data("order-md5.form"), form, 400, "algorithm_not_accepted"),
        (data("licence-signed.form"), form, 400, "wrong_kind"),
        (b"".to_vec(), form, 400, "missing_signature"),
        ([&order[..], b"&REFNO=1"].concat(), form, 400, "duplicate_field"),
        (data("bytes-signed.form"), form, 422, "missing_field"),
        (data("body.json"), form, 415, "not_form"),
        (order.clone(), "application/json", 415, "not_form"),
        (order.clone(), "multipart/form-data; boundary=x", 415, "not_form"),
        (vec![b'x'; 501], form, 413, "body_too_large"),
    ] {
        let answer = listener.exchange(&post("/", content_type, &body));
        assert_eq!((answer.status, answer.body), (status, format!("{code}\n")));
        let line = listener.line();
        if status == 422 {
            assert_eq!(
                (&line["valid"], &line["receipt"]),
                (&true.into(), &serde_json::Value::Null)
            );
            assert_eq!(line["receipt_error"]["code"], code);
        } else {
            assert_eq!(line["valid"], false, "{line}");
            assert_eq!(line["error"]["code"], code);
        }
    }
    // Without a content type, or with a strange one, the body decides.
    assert_eq!(listener.exchange(&post("/", "text/plain", &order)).status, 200);
}

#[test]
fn other_methods_are_refused() {
    let listener = Listener::start(&[]);
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "BREW"] {
        let request = format!("{method} / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nA=1");
        let answer = listener.exchange(request.as_bytes());
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.header("allow"), Some("get, head, post"));
    }
    assert!(listener.has_no_line());
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let listener = Listener::start(&[]);
    let form = "application/x-www-form-urlencoded";
    let mut all = post("/", form, &data("order-signed.form"));
    all.extend(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    all.extend(post("/", form, &data("order.form")));
    all.extend(post("/", form, &data("licence-signed.form")));
    let mut stream = listener.connect();
    stream.write_all(&all).unwrap();
    let statuses: Vec<_> = (0..4).map(|_| Response::read(&mut stream).status).collect();
    assert_eq!(statuses, [200, 200, 400, 200]);
}

#[test]
fn chunked_bodies() {
    let listener = Listener::start(&["--max-body", "1000"]);
    let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunks = |body: &[u8]| {
        let mut request = head.as_bytes().to_vec();
        for chunk in body.chunks(7) {
            request.extend(format!("{:x}\r\n", chunk.len()).as_bytes());
            request.extend(chunk);
            request.extend(b"\r\n");
        }
        request.extend(b"0\r\n\r\n");
        request
    };
    assert_eq!(listener.exchange(&chunks(&data("order-signed.form"))).status, 200);
    assert_eq!(listener.exchange(&chunks(&[b'x'; 1001])).status, 413);
    assert_eq!(listener.line()["valid"], true);
    assert_eq!(listener.line()["error"]["code"], "body_too_large");
}

#[test]
fn a_client_may_close_its_side_first() {
    let listener = Listener::start(&[]);
    let mut stream = listener.connect();
    stream
        .write_all(&post("/", "application/x-www-form-urlencoded", &data("order-signed.form")))
        .unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    assert_eq!(Response::read(&mut stream).status, 200);
    // In the middle of the body it is another matter.
    let mut stream = listener.connect();
    stream.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nA=1").unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert_eq!(listener.line()["valid"], true);
    assert_eq!(listener.line()["error"]["code"], "incomplete_body");
}

#[test]
fn oversized_bodies_are_not_taken() {
    let listener = Listener::start(&["--max-body", "1000"]);
    // Announced, and never sent because the client asks first.
    let mut stream = listener.connect();
    let head =
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let answer = Response::read(&mut stream);
    assert_eq!((answer.status, answer.body.as_str()), (413, "body_too_large\n"));
    // Sent whole, by a client that reads only afterwards.
    let answer = listener.post(&vec![b'x'; 4 << 20]);
    assert_eq!((answer.status, answer.header("connection")), (413, Some("close")));
    // The bound that is set is the bound that holds.
    let listener = Listener::start(&["--max-body", "20000000"]);
    assert_eq!(listener.post(&vec![b'x'; 9 << 20]).status, 400);
}

#[test]
fn oversized_headers_are_refused() {
    let listener = Listener::start(&[]);
    let mut stream = listener.connect();
    let head = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(1 << 20));
    // The answer may come, and the connection end, before all is written.
    let _ = stream.write_all(head.as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 431 "), "{answer:?}");
    assert_eq!(listener.post(&data("order-signed.form")).status, 200);
}

#[test]
fn nonsense_is_survived() {
    let listener = Listener::start(&["--timeout", "1"]);
    for nonsense in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nA=1x",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let mut stream = listener.connect();
        stream.write_all(nonsense).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 4"), "{nonsense:?}: {answer:?}");
    }
    assert_eq!(listener.post(&data("order-signed.form")).status, 200);
}

#[test]
fn slow_clients_are_not_waited_for() {
    let listener = Listener::start(&["--timeout", "0.5"]);
    let start = Instant::now();
    // Says nothing, says half a header, trickles.
    let mut silent = listener.connect();
    let mut half = listener.connect();
    half.write_all(b"POST / HTTP/1.1\r\nHost").unwrap();
    let mut body = listener.connect();
    body.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nA=1").unwrap();
    let mut trickle = listener.connect();
    let mut writer = trickle.try_clone().unwrap();
    let trickling = thread::spawn(move || {
        writer.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n").unwrap();
        for _ in 0..200 {
            if writer.write_all(b"x").is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    });
    // Meanwhile others are served.
    assert_eq!(listener.post(&data("order-signed.form")).status, 200);
    let mut rest = Vec::new();
    let _ = silent.read_to_end(&mut rest);
    let _ = half.read_to_end(&mut rest);
    let late = Response::read(&mut body);
    assert_eq!((late.status, late.body.as_str()), (408, "incomplete_body\n"));
    assert_eq!(Response::read(&mut trickle).status, 408);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    trickling.join().unwrap();
    assert_eq!(listener.line()["valid"], true);
    assert_eq!(listener.line()["error"]["code"], "incomplete_body");
    // An idle connection between two requests is ended as well.
    let mut idle = listener.connect();
    idle.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    assert_eq!(Response::read(&mut idle).status, 200);
    assert_eq!(idle.read(&mut [0]).unwrap_or(0), 0);
}

#[test]
fn many_clients_at_once() {
    let listener = Listener::start(&[]);
    let body = data("order-signed.form");
    let request = post("/", "application/x-www-form-urlencoded", &body);
    let address = listener.address;
    thread::scope(|scope| {
        let clients: Vec<_> = (0..50)
            .map(|_| {
                scope.spawn(|| {
                    let mut stream = connect(address);
                    for _ in 0..4 {
                        stream.write_all(&request).unwrap();
                        let answer = Response::read(&mut stream);
                        assert_eq!(answer.status, 200);
                        assert!(is_receipt(&answer.body, &body));
                    }
                })
            })
            .collect();
        clients.into_iter().for_each(|client| client.join().unwrap());
    });
    for _ in 0..200 {
        assert_eq!(listener.line()["valid"], true);
    }
}

#[test]
fn more_clients_than_there_is_room_for() {
    let listener = Listener::start(&["--timeout", "1"]);
    let idle: Vec<_> = (0..200).map(|_| listener.connect()).collect();
    let start = Instant::now();
    assert_eq!(listener.post(&data("order-signed.form")).status, 200);
    assert!(start.elapsed() < Duration::from_secs(10));
    drop(idle);
}

#[test]
fn clients_that_do_not_read_are_dropped() {
    let listener = Listener::start(&["--timeout", "1"]);
    let mut stream = listener.connect();
    stream.set_write_timeout(Some(Duration::from_millis(500))).unwrap();
    let many = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1000);
    // Until both buffers are full.
    for _ in 0..400 {
        if stream.write_all(&many).is_err() {
            break;
        }
    }
    assert_eq!(listener.post(&data("order-signed.form")).status, 200);
    drop(stream);
    assert_eq!(listener.post(&data("order-signed.form")).status, 200);
}

#[cfg(unix)]
#[test]
fn signals_end_it_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let mut listener = Listener::start(&[]);
        assert_eq!(listener.post(&data("order-signed.form")).status, 200);
        let start = Instant::now();
        listener.signal(signal);
        assert_eq!(listener.child.wait(), Some(0), "{signal}");
        assert!(start.elapsed() < Duration::from_secs(2));
    }
}

#[cfg(unix)]
#[test]
fn open_answers_are_finished_first() {
    let mut listener = Listener::start(&[]);
    let body = data("order-signed.form");
    let request = post("/", "application/x-www-form-urlencoded", &body);
    let (first, rest) = request.split_at(request.len() - 10);
    let mut open = listener.connect();
    open.write_all(first).unwrap();
    // One that never will be.
    let mut stuck = listener.connect();
    stuck.write_all(first).unwrap();
    thread::sleep(Duration::from_millis(300));
    let start = Instant::now();
    listener.signal("-INT");
    thread::sleep(Duration::from_millis(300));
    open.write_all(rest).unwrap();
    assert!(is_receipt(&Response::read(&mut open).body, &body));
    assert_eq!(listener.line()["valid"], true);
    assert_eq!(listener.child.wait(), Some(0));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn it_ends_when_nobody_reads_the_lines() {
    let mut child = Killed(
        command(&["listen", "--addr", "127.0.0.1:0", "--secret-file", KEY]).spawn().unwrap(),
    );
    drop(child.0.stdout.take());
    let mut stderr = std::io::BufReader::new(child.0.stderr.take().unwrap());
    let mut first = String::new();
    std::io::BufRead::read_line(&mut stderr, &mut first).unwrap();
    let address = first.trim().rsplit('/').next().unwrap().parse().unwrap();
    let mut stream = connect(address);
    stream.write_all(&post("/", "text/plain", &data("order-signed.form"))).unwrap();
    assert_eq!(Response::read(&mut stream).status, 200);
    assert_eq!(child.wait(), Some(0));
}

#[test]
fn an_address_in_use_is_said_so() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let ended = run(&["listen", "--addr", &address, "--secret-file", KEY], b"");
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains(&format!("cannot listen on {address}")), "{}", ended.stderr);
}

#[test]
fn keys_may_overlap() {
    let listener = Listener::start(&["--secret-file", &path("old-key.txt")]);
    let signed = run(&["sign", "--secret-file", &path("old-key.txt")], &data("order.form"));
    assert_eq!(listener.post(&signed.stdout).status, 200);
    assert_eq!(listener.line()["secret"], 1);
}
