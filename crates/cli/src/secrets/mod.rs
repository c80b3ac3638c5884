//! Secret keys from files and the environment. Owns where they come from, their order, and that
//! they are wiped; must never take one from the command line, and never print one.

mod options;

use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use countersign::{Error, SecretKey};
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::input;

/// No key is this long; a file that is was named by mistake.
const LONGEST: usize = 1 << 16;

/// The secrets named on the command line, in its order.
#[derive(Clone, Debug)]
pub(crate) struct Secrets(Vec<Source>);

/// Where one secret is.
#[derive(Clone, Debug)]
enum Source {
    File(PathBuf),
    Env(OsString),
}

/// The bytes of a secret, wiped when no longer needed.
pub(crate) type Bytes = Zeroizing<Vec<u8>>;

impl Secrets {
    /// Reads all of them. `body` is what the command reads besides: standard input cannot be both.
    pub(crate) fn read(&self, body: Option<&Path>) -> Result<Vec<SecretKey>, Failure> {
        self.read_as(body, SecretKey::new)
    }

    /// The same for another kind of secret.
    pub(crate) fn read_as<T>(
        &self,
        body: Option<&Path>,
        make: impl Fn(&[u8]) -> Result<T, Error>,
    ) -> Result<Vec<T>, Failure> {
        Ok(self.read_all(body, make)?.into_iter().map(|(_, secret)| secret).collect())
    }

    /// The same with the bytes, for finding out what is wrong with them.
    pub(crate) fn read_both(
        &self,
        body: Option<&Path>,
    ) -> Result<Vec<(Bytes, SecretKey)>, Failure> {
        self.read_all(body, SecretKey::new)
    }

    fn read_all<T>(
        &self,
        body: Option<&Path>,
        make: impl Fn(&[u8]) -> Result<T, Error>,
    ) -> Result<Vec<(Bytes, T)>, Failure> {
        let from_stdin = self.0.iter().filter(|source| source.is_stdin()).count();
        if from_stdin > 0 && body.is_some_and(input::is_stdin) {
            return Err(Failure::new(
                "standard input cannot be both the secret and the body: name a FILE for the body",
            ));
        }
        if from_stdin > 1 {
            return Err(Failure::new("standard input can hold one secret only"));
        }
        let read = |source: &Source| {
            let bytes = source.read()?;
            let secret = make(&bytes).map_err(|error| Failure::of(error, source))?;
            Ok((bytes, secret))
        };
        self.0.iter().map(read).collect()
    }

    /// The options again, for a command line to suggest.
    pub(crate) fn options(&self) -> impl Iterator<Item = (&'static str, PathBuf)> {
        self.0.iter().map(|source| match source {
            Source::File(path) => ("--secret-file", path.clone()),
            Source::Env(name) => ("--secret-env", PathBuf::from(name)),
        })
    }
}

impl Source {
    fn is_stdin(&self) -> bool {
        matches!(self, Self::File(path) if input::is_stdin(path))
    }

    fn read(&self) -> Result<Bytes, Failure> {
        match self {
            Self::Env(name) => from_env(name),
            Self::File(path) => {
                let bytes = if self.is_stdin() {
                    bounded(io::stdin().lock())
                } else {
                    File::open(path).and_then(bounded)
                };
                let bytes = bytes.map_err(|error| Failure::io(format_args!("{self}"), &error))?;
                Ok(without_line_break(bytes))
            }
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "--secret-file {}", path.display()),
            Self::Env(name) => write!(f, "--secret-env {}", name.display()),
        }
    }
}

fn bounded(from: impl Read) -> io::Result<Bytes> {
    // Room for everything from the start: a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST + 64));
    from.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LONGEST {
        return Err(io::Error::other("longer than 64 KiB, so this is not a secret key"));
    }
    Ok(bytes)
}

/// Drops one line break at the end, as editors and `echo` add it. Everything else belongs to the
/// key.
fn without_line_break(mut bytes: Bytes) -> Bytes {
    if bytes.ends_with(b"\n") {
        bytes.pop();
        if bytes.ends_with(b"\r") {
            bytes.pop();
        }
    }
    bytes
}

fn from_env(name: &OsString) -> Result<Bytes, Failure> {
    let Some(value) = std::env::var_os(name) else {
        let is_usual = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        return Err(Failure::new(if name.as_encoded_bytes().iter().all(is_usual) {
            format!("--secret-env {}: this environment variable is not set", name.display())
        } else {
            // Not repeated: it may well be the secret.
            "--secret-env takes the name of an environment variable, not the secret itself"
                .to_owned()
        }));
    };
    env_bytes(value).map(Zeroizing::new).ok_or_else(|| {
        Failure::new(format!("--secret-env {}: the value is not Unicode", name.display()))
    })
}

#[cfg(unix)]
fn env_bytes(value: OsString) -> Option<Vec<u8>> {
    use std::os::unix::ffi::OsStringExt as _;
    Some(value.into_vec())
}

#[cfg(not(unix))]
fn env_bytes(value: OsString) -> Option<Vec<u8>> {
    value.into_string().ok().map(String::into_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_line_break_is_dropped() {
        for (file, key) in [
            (&b"key"[..], &b"key"[..]),
            (b"key\n", b"key"),
            (b"key\r\n", b"key"),
            (b"key\n\n", b"key\n"),
            (b"key\r", b"key\r"),
            (b" key ", b" key "),
            (b"\n", b""),
        ] {
            assert_eq!(*without_line_break(Zeroizing::new(file.to_vec())), key);
        }
    }

    #[test]
    fn what_may_be_the_secret_itself_is_not_repeated() {
        let failure = from_env(&OsString::from("S3cret+Key")).unwrap_err();
        assert!(!failure.message().contains("S3cret"));
    }

    #[test]
    fn a_file_that_is_no_secret_is_not_read_to_its_end() {
        assert!(bounded(io::repeat(b'x')).is_err());
    }
}
