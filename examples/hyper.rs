//! A shop's endpoints for 2Checkout in hyper, without a framework. Owns the way from a connection to an answer; must never let
//! anything but the raw body reach the verifier, nor a receipt out before the work is stored.

use std::convert::Infallible;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use countersign::Verifier;
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use shop::{Shop, Work, log};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

/// One thread is plenty: a message takes some ten microseconds.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let shop = Arc::new(Shop::from_env()?);
    let listener = TcpListener::bind(shop::address()?).await?;
    println!("listening on http://{}", listener.local_addr()?);

    let open = GracefulShutdown::new();
    let mut stopped = std::pin::pin!(shop::stopped());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopped => break,
        };
        let Ok((stream, _)) = accepted else {
            // Out of file descriptors, or a client that left at once.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        let shop = Arc::clone(&shop);
        let service = service_fn(move |request| {
            let shop = Arc::clone(&shop);
            async move { Ok::<_, Infallible>(answer(&shop, request).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(shop::PATIENCE)
            .serve_connection(TokioIo::new(stream), service);
        // What goes wrong on a connection concerns its client alone.
        tokio::spawn(open.watch(connection));
    }
    drop(listener);
    // Who is in the middle of a request may finish it.
    let _ = timeout(shop::GRACE, open.shutdown()).await;
    Ok(())
}

async fn answer(shop: &Shop, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let verifier = match request.uri().path() {
        "/ipn" => &shop.ipn,
        "/lcn" => &shop.lcn,
        _ => return empty(StatusCode::NOT_FOUND),
    };
    match *request.method() {
        Method::POST => receive(shop, verifier, request.into_body()).await,
        // 2Checkout asks when the URL is saved, and wants a 200.
        Method::GET | Method::HEAD => empty(StatusCode::OK),
        _ => {
            let mut response = empty(StatusCode::METHOD_NOT_ALLOWED);
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
            response
        }
    }
}

/// Verify, store, answer. Everything else has time.
async fn receive(shop: &Shop, verifier: &Verifier, body: Incoming) -> Response<Full<Bytes>> {
    // The bytes as they came, all of them, and no more than we want.
    let body = match timeout(shop::PATIENCE, Limited::new(body, shop::MAX_BODY).collect()).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) => {
            log(format_args!("body not received: {error}"));
            return empty(if error.is::<LengthLimitError>() {
                StatusCode::PAYLOAD_TOO_LARGE
            } else {
                StatusCode::BAD_REQUEST // The client left.
            });
        }
        Err(_) => {
            log("body not received: too slow");
            return empty(StatusCode::REQUEST_TIMEOUT);
        }
    };
    // Why it was refused is for our log alone: to a forger it would be a hint.
    let message = match verifier.verify(&body) {
        Ok(message) => message,
        Err(error) => {
            log(format_args!("refused: {}", error.code()));
            return empty(StatusCode::BAD_REQUEST);
        }
    };
    // A receipt says "you need not send it again". So not before it is stored.
    if let Err(error) = shop.inbox.keep(Work::of(&message)).await {
        log(format_args!("not stored: {error}"));
        return empty(StatusCode::INTERNAL_SERVER_ERROR);
    }
    let mut response = Response::new(Full::from(shop::receipt(&message)));
    let text = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, text);
    response
}

fn empty(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response
}
