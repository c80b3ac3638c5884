//! The HTTP server of `listen`. Owns sockets, bounds and the clean end; must never judge a message
//! itself (see `answer`).
//!
//! Every client is bounded: the time to send its headers and its body, the size of both, how long
//! its connection may live, and how many connections there are at once.

mod answer;
mod body;

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONNECTION, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use self::answer::Reply;
use crate::clock;
use crate::verdict::Judge;

/// Connections served at once; more wait in the system's queue.
const CONNECTIONS: usize = 128;
/// How long a connection may live, however busy it is.
const LIFETIME: Duration = Duration::from_secs(60);
/// How long open answers may take when the server ends.
const GRACE: Duration = Duration::from_secs(2);
/// Lines that wait for a slow reader.
const LINES: usize = 256;

/// What is served, and within which bounds.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) judge: Judge,
    /// Longest body, in bytes.
    pub(crate) max_body: usize,
    /// Time for the headers, and again for the body.
    pub(crate) timeout: Duration,
}

/// A bound socket.
#[derive(Debug)]
pub(crate) struct Server {
    listener: TcpListener,
    settings: Settings,
}

/// JSON lines on their way to whoever reads them.
pub(crate) type Lines = mpsc::Receiver<String>;

impl Server {
    pub(crate) fn bind(address: &str, settings: Settings) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener, settings })
    }

    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// A channel for the lines; [`serve`](Self::serve) waits for its reader, so that none is lost.
    pub(crate) fn lines() -> (mpsc::Sender<String>, Lines) {
        mpsc::channel(LINES)
    }

    /// Serves until `stop`, then finishes open answers. To be called in a tokio runtime.
    pub(crate) async fn serve(
        self,
        lines: mpsc::Sender<String>,
        stop: impl Future<Output = ()>,
    ) -> io::Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        let settings = Arc::new(self.settings);
        let slots = Arc::new(Semaphore::new(CONNECTIONS));
        let (end, ended) = watch::channel(());
        let mut connections = JoinSet::new();
        let accept = async move |connections: &mut JoinSet<()>| {
            loop {
                // The semaphore is never closed.
                let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { return };
                let stream = match listener.accept().await {
                    Ok((stream, _)) => stream,
                    Err(_) => {
                        // Out of file descriptors, or a client that left at once.
                        sleep(Duration::from_millis(20)).await;
                        continue;
                    }
                };
                let connection =
                    serve_connection(stream, Arc::clone(&settings), lines.clone(), ended.clone());
                connections.spawn(async move {
                    connection.await;
                    drop(slot);
                });
                while connections.try_join_next().is_some() {}
            }
        };
        tokio::select! {
            // Takes the listener with it, so that nobody waits for a server that has ended.
            () = accept(&mut connections) => {}
            () = stop => {}
        }
        drop(end);
        // What is not done by then is cut off with the set.
        let _ = timeout(GRACE, async { while connections.join_next().await.is_some() {} }).await;
        Ok(())
    }
}

async fn serve_connection(
    stream: TcpStream,
    settings: Arc<Settings>,
    lines: mpsc::Sender<String>,
    mut ended: watch::Receiver<()>,
) {
    let _ = stream.set_nodelay(true);
    let time = settings.timeout;
    let service = service_fn(move |request| respond(request, Arc::clone(&settings), lines.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(time)
        // A client may close its side once it has sent the request.
        .half_close(true)
        .max_buf_size(64 << 10)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        _ = &mut connection => return,
        _ = ended.changed() => {}
        () = sleep(LIFETIME) => {}
    }
    connection.as_mut().graceful_shutdown();
    // A client that does not read its answer is not waited for.
    let _ = timeout(GRACE, connection).await;
}

async fn respond(
    request: Request<Incoming>,
    settings: Arc<Settings>,
    lines: mpsc::Sender<String>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let method = request.method().clone();
    let reply = match method {
        Method::GET | Method::HEAD => Reply::probe(),
        Method::POST => {
            let form = request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
            let form = answer::may_be_form(form);
            let received = body::receive(request, settings.max_body, settings.timeout).await;
            let (reply, line) = answer::to_post(received, form, &settings, clock::now());
            // Nobody reads them any more: the server is about to end.
            let _ = lines.send(line).await;
            reply
        }
        _ => Reply::method_not_allowed(),
    };
    Ok(response(reply))
}

fn response(reply: Reply) -> Response<Full<Bytes>> {
    let Reply { status, body, close } = reply;
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
    }
    if close {
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
