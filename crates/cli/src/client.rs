//! The HTTP client of `send`. Owns what goes over the wire and its bounds in time and size; must
//! never judge an answer, and never follow a redirect.

use std::io::Read as _;
use std::time::{Duration, Instant};

use ureq::http::{Response, Uri, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error, Proxy};

/// No receipt is longer; what comes behind is not read.
const LONGEST_ANSWER: u64 = 1 << 20;

/// An address to send to: http or https, with a host.
#[derive(Clone, Debug)]
pub(crate) struct Url(Uri);

impl Url {
    /// For the command line.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let uri: Uri = text.parse().map_err(|_| "this is not a URL")?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return Err("the URL must begin with http:// or https://");
        }
        match uri.host() {
            None | Some("") => Err("the URL has no host"),
            Some(_) => Ok(Self(uri)),
        }
    }

    /// This computer itself: never through a proxy.
    fn is_loopback(&self) -> bool {
        let host = self.0.host().unwrap_or_default().trim_matches(['[', ']']);
        host.eq_ignore_ascii_case("localhost")
            || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
    }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Where a redirect points to.
    pub(crate) location: Option<String>,
    pub(crate) body: Vec<u8>,
    /// There was more than is looked at.
    pub(crate) cut: bool,
    pub(crate) took: Duration,
}

/// Sends to one URL.
#[derive(Debug)]
pub(crate) struct Client {
    agent: Agent,
    url: Url,
    timeout: Duration,
}

impl Client {
    /// `timeout` bounds each request from the look-up of the name to the last byte of the answer.
    pub(crate) fn new(url: Url, timeout: Duration) -> Self {
        let proxy = if url.is_loopback() { None } else { Proxy::try_from_env() };
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            // A notification comes over a connection of its own.
            .max_idle_connections(0)
            .proxy(proxy)
            .timeout_global(Some(timeout))
            .tls_config(tls)
            .user_agent(concat!("countersign/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.new_agent(), url, timeout }
    }

    /// The probe that is made when a URL is saved.
    pub(crate) fn get(&self) -> Result<Answer, String> {
        let start = Instant::now();
        let result = self.agent.get(self.url.0.clone()).call();
        result.and_then(|answer| receive(answer, start)).map_err(|error| self.sentence(&error))
    }

    /// A notification.
    pub(crate) fn post(&self, body: &[u8]) -> Result<Answer, String> {
        let start = Instant::now();
        let request = self.agent.post(self.url.0.clone());
        let request = request.content_type("application/x-www-form-urlencoded");
        let result = request.send(body);
        result.and_then(|answer| receive(answer, start)).map_err(|error| self.sentence(&error))
    }

    fn sentence(&self, error: &Error) -> String {
        let authority = self.url.0.authority().map_or("", |authority| authority.as_str());
        // What stands before an `@` may be a password.
        let host = authority.rsplit('@').next().unwrap_or_default();
        match error {
            Error::Timeout(_) => {
                format!("no whole answer from {host} within {} s", self.timeout.as_secs_f64())
            }
            Error::HostNotFound => format!("{host} is unknown: the name does not resolve"),
            Error::Io(error) => match error.kind() {
                std::io::ErrorKind::ConnectionRefused => {
                    format!("{host} refuses the connection: nothing listens there")
                }
                // So the TLS library reports what it does not trust or understand.
                std::io::ErrorKind::InvalidData => {
                    format!("no trusted connection to {host}: {error}")
                }
                _ => format!("the connection to {host} failed: {error}"),
            },
            Error::Protocol(error) => format!("{host} does not speak HTTP: {error}"),
            Error::Rustls(error) => format!("no trusted connection to {host}: {error}"),
            error => format!("the request to {host} failed: {error}"),
        }
    }
}

fn receive(mut answer: Response<Body>, start: Instant) -> Result<Answer, Error> {
    let mut body = Vec::new();
    answer.body_mut().as_reader().take(LONGEST_ANSWER + 1).read_to_end(&mut body)?;
    let cut = body.len() as u64 > LONGEST_ANSWER;
    let location = answer.headers().get(header::LOCATION);
    Ok(Answer {
        status: answer.status().as_u16(),
        location: location.map(|to| String::from_utf8_lossy(to.as_bytes()).into_owned()),
        body,
        cut,
        took: start.elapsed(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls() {
        for good in ["http://localhost:8020", "https://shop.example/ipn?x=1", "http://[::1]:80/"] {
            assert!(Url::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "localhost:8020", "/ipn", "ftp://h/", "http://", "http:///x", "http://a b/"]
        {
            assert!(Url::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn loopback() {
        for own in
            ["http://localhost/", "http://127.0.0.1:1/", "http://127.1.2.3/", "https://[::1]/"]
        {
            assert!(Url::parse(own).unwrap().is_loopback(), "{own}");
        }
        assert!(!Url::parse("http://192.0.2.1/").unwrap().is_loopback());
    }
}
