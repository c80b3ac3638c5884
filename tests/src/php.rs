//! A real PHP, to be asked what it makes of a form body.
//!
//! [`Php`] is one long-lived process that is asked through pipes and uses `parse_str`; [`Server`] is PHP's own web server,
//! asked with real POST requests. Both tell the leaves and whether PHP deleted an entry for too many levels (rule 10).

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Leaves;

/// What PHP makes of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The leaves of `$_POST`.
    pub leaves: Leaves,
    /// Whether PHP met a 65th level and deleted a top-level entry.
    pub too_deep: bool,
}

/// What PHP signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tags {
    /// The text that is signed.
    pub source: Vec<u8>,
    /// The HMACs over it: MD5, SHA-256, SHA3-256.
    pub tags: [Vec<u8>; 3],
}

/// Whoever knows what PHP makes of form bodies.
pub trait Reference {
    /// One answer for each body.
    ///
    /// # Errors
    ///
    /// Fails if PHP cannot be asked or does not answer as agreed.
    fn answers(&mut self, bodies: &[Vec<u8>]) -> io::Result<Vec<Answer>>;
}

/// Settings under which PHP follows the rules: the defaults, without limits of size, and with the warning about too many
/// levels raised, which PHP keeps to itself while it displays errors.
const SETTINGS: &[&str] = &[
    "max_input_vars=100000000",
    "max_input_nesting_level=64",
    "post_max_size=0",
    "memory_limit=-1",
    "arg_separator.input=&",
    "display_errors=0",
    "log_errors=0",
];

/// PHP without any configuration file, with [`SETTINGS`].
///
/// # Errors
///
/// Fails if there is no PHP, or one that is too old for the rules.
fn command() -> io::Result<Command> {
    let version = Command::new("php")
        .args(["-n", "-r", "echo PHP_INT_SIZE, ' ', PHP_VERSION;"])
        .output()
        .map_err(|error| {
            let text = match error.kind() {
                io::ErrorKind::NotFound => {
                    "PHP is not on the PATH; on Debian the package php-cli has it".to_string()
                }
                _ => format!("PHP does not start: {error}"),
            };
            io::Error::new(error.kind(), text)
        })?;
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if !follows_the_rules(&version) {
        return Err(io::Error::other(format!(
            "PHP must be 64-bit and 8.1.28, 8.2.18, 8.3.6 or a later release of its line, but this is \"{version}\" \
             (bytes of an integer, version)"
        )));
    }

    let mut command = Command::new("php");
    command.arg("-n");
    for setting in SETTINGS {
        command.args(["-d", setting]);
    }
    Ok(command)
}

/// Whether a PHP with this size of integers and this version follows the rules.
fn follows_the_rules(version: &str) -> bool {
    let mut numbers = version.split([' ', '.', '-']).map(|number| number.parse::<u32>().ok());
    let mut next = || numbers.next().flatten().unwrap_or(0);
    match (next(), next(), next(), next()) {
        (8, 8, 1, patch) => patch >= 28,
        (8, 8, 2, patch) => patch >= 18,
        (8, 8, 3, patch) => patch >= 6,
        (8, major, minor, _) => (major, minor) >= (8, 4),
        _ => false,
    }
}

/// The place of a PHP script of this package.
fn script(name: &str) -> String {
    format!("{}/php/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A PHP process that answers line by line.
#[derive(Debug)]
pub struct Php {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Php {
    /// Starts PHP.
    ///
    /// # Errors
    ///
    /// Fails, in one sentence for people, if there is no PHP or one that is too old.
    pub fn start() -> io::Result<Php> {
        let mut child = command()?
            .arg(script("form.php"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take().expect("standard input is a pipe");
        let output = BufReader::new(child.stdout.take().expect("standard output is a pipe"));
        Ok(Php { child, input, output })
    }

    /// PHP's source and tags for bodies, each with its key; none where PHP deleted an entry.
    ///
    /// # Errors
    ///
    /// Fails if PHP does not answer as agreed.
    pub fn tags(&mut self, requests: &[(Vec<u8>, Vec<u8>)]) -> io::Result<Vec<Option<Tags>>> {
        let lines = requests
            .iter()
            .map(|(key, body)| format!("tags {} {}\n", hex::encode(key), hex::encode(body)));
        self.ask(lines, requests.len(), |line| {
            if line == "!" {
                return Some(None);
            }
            let words: Option<Vec<Vec<u8>>> =
                line.strip_prefix("+ ")?.split(' ').map(|word| hex::decode(word).ok()).collect();
            let [source, md5, sha256, sha3] = words?.try_into().ok()?;
            Some(Some(Tags { source, tags: [md5, sha256, sha3] }))
        })
    }

    /// Writes the lines in a thread of its own while the answers are read, so that no pipe fills up for good.
    fn ask<T>(
        &mut self,
        lines: impl Iterator<Item = String> + Send,
        count: usize,
        read: impl Fn(&str) -> Option<T>,
    ) -> io::Result<Vec<T>> {
        let Php { child, input, output } = self;
        thread::scope(|scope| {
            let writer = scope.spawn(move || {
                let mut input = BufWriter::new(input);
                for line in lines {
                    input.write_all(line.as_bytes())?;
                }
                input.flush()
            });
            let answers = (0..count).map(|_| {
                let mut line = String::new();
                match output.read_line(&mut line)? {
                    0 => Err(io::Error::other("PHP has ended; what it said is on standard error")),
                    _ => read(line.trim_end()).ok_or_else(|| unreadable(&line)),
                }
            });
            let answers: io::Result<Vec<T>> = answers.collect();
            if answers.is_err() {
                // The writer may wait for ever for a PHP to which nobody listens any more.
                child.kill()?;
            }
            let written = writer.join().expect("the writer does not panic");
            answers.and_then(|answers| written.map(|()| answers))
        })
    }
}

impl Reference for Php {
    fn answers(&mut self, bodies: &[Vec<u8>]) -> io::Result<Vec<Answer>> {
        let lines = bodies.iter().map(|body| format!("form {}\n", hex::encode(body)));
        self.ask(lines, bodies.len(), read_answer)
    }
}

impl Drop for Php {
    fn drop(&mut self) {
        // Neither can do more than fail because PHP has ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// PHP's own web server on a free port of the loopback interface. It ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts the server and waits until it answers.
    ///
    /// # Errors
    ///
    /// Fails, in one sentence for people, if there is no PHP or one that is too old, or if it does not get a port.
    pub fn start() -> io::Result<Server> {
        for _ in 0..10 {
            // PHP takes no port 0: find a free one, and try again if someone else was faster.
            let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
            let child = command()?
                .args(["-S", &address.to_string(), &script("post.php")])
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()?;
            let mut server = Server { child, address };
            let patience = Instant::now() + Duration::from_secs(10);
            while server.child.try_wait()?.is_none() && Instant::now() < patience {
                if server.post(b"").is_ok() {
                    return Ok(server);
                }
                thread::sleep(Duration::from_millis(5));
            }
        }
        Err(io::Error::other("PHP's web server does not start"))
    }

    /// Posts a body as a form.
    ///
    /// # Errors
    ///
    /// Fails if the server cannot be reached or does not answer as agreed.
    pub fn post(&self, body: &[u8]) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let head = format!(
            "POST / HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n",
            self.address,
            body.len()
        );
        stream.write_all(&[head.as_bytes(), body].concat())?;
        let mut response = String::new();
        stream.read_to_string(&mut response)?;
        match response.split_once("\r\n\r\n") {
            Some((head, line)) if head.starts_with("HTTP/1.1 200 ") => read_answer(line),
            _ => None,
        }
        .ok_or_else(|| unreadable(&response))
    }
}

impl Reference for Server {
    fn answers(&mut self, bodies: &[Vec<u8>]) -> io::Result<Vec<Answer>> {
        bodies.iter().map(|body| self.post(body)).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Neither can do more than fail because PHP has ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads the line that `answer.php` writes.
fn read_answer(line: &str) -> Option<Answer> {
    let mut words = line.split(' ');
    let too_deep = match words.next()? {
        "+" => false,
        "!" => true,
        _ => return None,
    };
    let leaf = |word: &str| {
        let (path, value) = word.split_once(':')?;
        Some((hex::decode(path).ok()?, hex::decode(value).ok()?))
    };
    Some(Answer { leaves: words.map(leaf).collect::<Option<Leaves>>()?, too_deep })
}

/// The complaint about an answer that is none.
fn unreadable(answer: &str) -> io::Error {
    io::Error::other(format!("PHP's answer cannot be read: {answer:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_which_php_follows_the_rules() {
        for version in [
            "8 8.1.28",
            "8 8.2.18",
            "8 8.2.36-1+deb12u1",
            "8 8.3.6",
            "8 8.4.0",
            "8 8.5.0RC1",
            "8 9.0.0-dev",
        ] {
            assert!(follows_the_rules(version), "{version}");
        }
        for version in ["8 7.4.33", "8 8.0.30", "8 8.1.27", "8 8.2.17", "8 8.3.5", "4 8.4.0", ""] {
            assert!(!follows_the_rules(version), "{version}");
        }
    }

    #[test]
    fn reads_answers() {
        let answer = read_answer("! 61:31 6162:").unwrap();
        assert!(answer.too_deep);
        assert_eq!(answer.leaves, [(b"a".to_vec(), b"1".to_vec()), (b"ab".to_vec(), Vec::new())]);
        for line in ["", "?", "+ 61", "+ 6:31", "+ ", "+  61:31"] {
            assert_eq!(read_answer(line), None, "{line:?}");
        }
    }
}
