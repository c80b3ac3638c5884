//! `send` over HTTPS: certificates count.

use std::fs;
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};

use super::support::{Ended, KEY, PATIENCE, command, data, finish, ok, read_request};

const RECEIPT: &str = "<sig algo=\"sha3-256\" date=\"20240102030500\">\
    fea16ac921264dae16acf27d96347ffe01f0081d2110b2ea453bfc7369ea144d</sig>";

/// Answers every request with the receipt of the worked example.
struct Server {
    address: SocketAddr,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    fn start(config: ServerConfig) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let over = Arc::new(AtomicBool::new(false));
        let (config, ended) = (Arc::new(config), Arc::clone(&over));
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let mut stream = stream.unwrap();
                stream.set_read_timeout(Some(PATIENCE)).unwrap();
                let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
                let mut tls = Stream::new(&mut connection, &mut stream);
                // A client that does not trust the certificate leaves here.
                if read_request(&mut tls).is_some() {
                    let _ = tls.write_all(&ok(RECEIPT));
                    tls.conn.send_close_notify();
                    let _ = tls.flush();
                }
            }
        });
        Self { address, over, thread: Some(thread) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn send(url: &str, trusted: Option<&str>) -> Ended {
    let mut command = command(&["send", url, "--json", "--secret-file", KEY]);
    command.env_remove("SSL_CERT_FILE").env_remove("SSL_CERT_DIR");
    command.envs(trusted.map(|file| ("SSL_CERT_FILE", file)));
    finish(command, &data("order.form"))
}

// Elsewhere the system's own store is asked, which a test should not change.
#[cfg(target_os = "linux")]
#[test]
fn only_trusted_certificates_pass() {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("ca.pem");
    fs::write(&file, made.cert.pem()).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let server = Server::start(config);
    let url = format!("https://localhost:{}/", server.address.port());

    let trusted = send(&url, file.to_str());
    assert_eq!(trusted.code, Some(0), "{trusted:?}");
    assert_eq!(trusted.json()["attempts"][0]["receipt"]["right"], true);

    let stranger = send(&url, None);
    assert_eq!(stranger.code, Some(2), "{stranger:?}");
    assert!(stranger.stderr.contains("no trusted connection"), "{stranger:?}");
    // Right certificate, wrong host.
    let other = send(&format!("https://127.0.0.1:{}/", server.address.port()), file.to_str());
    assert_eq!(other.code, Some(2), "{other:?}");
    // Plain HTTP where HTTPS is spoken, and the other way round.
    let plain = send(&format!("http://localhost:{}/", server.address.port()), None);
    assert_eq!(plain.code, Some(2), "{plain:?}");
}
