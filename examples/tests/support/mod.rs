//! Hosts as processes, HTTP by hand, and receipts computed without the core. Owns what every case needs; must never leave a process
//! behind, nor wait without an end.

use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use countersign::{AlgorithmSet, ReceiptDate, SecretKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use sha3::Sha3_256;

/// Nothing takes longer, on whatever machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The hosts' key, which they read from a file.
pub(crate) const KEY: &str = "a-key-for-tests";
/// The key before, which they read from the environment.
pub(crate) const OLD_KEY: &str = "the key before";

/// A command with nothing set that the hosts look at.
pub(crate) fn command(binary: &str) -> Command {
    let mut command = Command::new(binary);
    for name in ["SECRET_KEY", "OLD_SECRET_KEY"] {
        command.env_remove(name).env_remove(format!("{name}_FILE"));
    }
    command.env_remove("ADDR").env_remove("INBOX_ROOM").env_remove("VENDOR_CODE");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A child that is killed when the test is over, however it ends.
pub(crate) struct Killed(pub(crate) Child);

impl Killed {
    pub(crate) fn wait(&mut self) -> Option<i32> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status.code();
            }
            assert!(start.elapsed() < PATIENCE, "the process does not end");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A running host.
pub(crate) struct Host {
    pub(crate) child: Killed,
    address: SocketAddr,
    out: mpsc::Receiver<String>,
    log: mpsc::Receiver<String>,
}

impl Host {
    pub(crate) fn start(binary: &str) -> Self {
        Self::start_with(binary, &[])
    }

    /// With both keys, and these variables besides.
    pub(crate) fn start_with(binary: &str, variables: &[(&str, &str)]) -> Self {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        writeln!(file, "{KEY}").unwrap();
        let mut command = command(binary);
        command.args(["--addr", "127.0.0.1:0"]).env("SECRET_KEY_FILE", file.path());
        command.env("OLD_SECRET_KEY", OLD_KEY).envs(variables.iter().copied());
        let mut child = Killed(command.spawn().unwrap());
        let out = lines(child.0.stdout.take().unwrap());
        let log = lines(child.0.stderr.take().unwrap());
        // It has read the file when it says so.
        let first = out.recv_timeout(PATIENCE).expect("a host that starts");
        let address = first.strip_prefix("listening on http://").expect(&first);
        Self { child, address: address.parse().unwrap(), out, log }
    }

    /// The next line of the log.
    pub(crate) fn line(&self) -> String {
        self.log.recv_timeout(PATIENCE).expect("a line in the log")
    }

    /// The next line it prints.
    #[allow(dead_code, reason = "not every test asks")]
    pub(crate) fn printed(&self) -> String {
        self.out.recv_timeout(PATIENCE).expect("a line that is printed")
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect_timeout(&self.address, PATIENCE).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// One request over a connection of its own.
    pub(crate) fn exchange(&self, request: &[u8]) -> Response {
        let mut stream = self.connect();
        stream.write_all(request).unwrap();
        Response::read(&mut stream)
    }

    pub(crate) fn post(&self, target: &str, body: &[u8]) -> Response {
        self.exchange(&post(target, body))
    }
}

fn lines(from: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    lines
}

pub(crate) fn post(target: &str, body: &[u8]) -> Vec<u8> {
    let form = "application/x-www-form-urlencoded";
    let head = format!(
        "POST {target} HTTP/1.1\r\nHost: test\r\nContent-Type: {form}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// One HTTP answer.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// In lower case.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Response {
    /// Reads exactly one answer, which tells its length.
    pub(crate) fn read(stream: &mut TcpStream) -> Self {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap_or_else(|error| panic!("{error}: {head:?}"));
            head.extend(byte);
        }
        let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
        let status = head[9..12].parse().unwrap();
        let mut response = Self { status, head, body: String::new() };
        let length = response.header("content-length").map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        response.body = String::from_utf8(body).unwrap();
        response
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// The same bytes with one place replaced.
pub(crate) fn replaced(body: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = body.windows(from.len()).position(|part| part == from).expect("what to replace");
    [&body[..at], to, &body[at + from.len()..]].concat()
}

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    countersign_fixtures::get(name).expect(name).body.to_vec()
}

pub(crate) fn sign(body: &[u8], key: &str, algorithms: AlgorithmSet) -> Vec<u8> {
    countersign::sign(body, &SecretKey::new(key.as_bytes()).unwrap(), algorithms).unwrap()
}

/// The receipt's algorithm, and its key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum By<'a> {
    Sha256(&'a str),
    Sha3(&'a str),
}

/// Asserts that an answer is exactly the receipt that signs these values, with a date of right now.
pub(crate) fn assert_receipt(answer: &Response, by: By<'_>, values: &[&[u8]]) {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    let date = answer.body.split('"').nth(3).expect("a tag");
    let now: i64 = UNIX_EPOCH.elapsed().unwrap().as_secs().try_into().unwrap();
    let at = |seconds| ReceiptDate::from_unix(seconds).unwrap().to_string();
    assert!((at(now - 60)..=at(now + 60)).contains(&date.to_owned()), "{date}");
    let mut source = Vec::new();
    for value in values.iter().copied().chain([date.as_bytes()]) {
        source.extend(value.len().to_string().as_bytes());
        source.extend(value);
    }
    let (name, digest) = match by {
        By::Sha256(key) => {
            let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
            ("sha256", mac.chain_update(&source).finalize().into_bytes().to_vec())
        }
        By::Sha3(key) => {
            let mac = Hmac::<Sha3_256>::new_from_slice(key.as_bytes()).unwrap();
            ("sha3-256", mac.chain_update(&source).finalize().into_bytes().to_vec())
        }
    };
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(answer.body, format!("<sig algo=\"{name}\" date=\"{date}\">{digest}</sig>"));
}
