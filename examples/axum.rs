//! A shop's endpoints for 2Checkout in axum. Owns the way from a request to an answer; must never let anything but the raw
//! body reach the verifier, nor a receipt out before the work is stored.

use std::error::Error;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use countersign::Verifier;
use shop::{Shop, Work, log};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let shop = Arc::new(Shop::from_env()?);
    let app = Router::new()
        // `get` answers HEAD as well.
        .route("/ipn", get(probe).post(ipn))
        .route("/lcn", get(probe).post(lcn))
        // In place of axum's own 2 MB, for the extractor `Bytes`.
        .layer(DefaultBodyLimit::max(shop::MAX_BODY))
        .layer(middleware::from_fn(in_time))
        .with_state(shop);

    let listener = TcpListener::bind(shop::address()?).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let server = axum::serve(listener, app).with_graceful_shutdown(shop::stopped());
    tokio::select! {
        ended = server.into_future() => ended?,
        // Who is in the middle of a request may finish it, but is not waited for without end.
        () = async { shop::stopped().await; sleep(shop::GRACE).await } => {}
    }
    Ok(())
}

/// 2Checkout asks when the URL is saved, and wants a 200.
async fn probe() {}

async fn ipn(State(shop): State<Arc<Shop>>, body: Result<Bytes, BytesRejection>) -> Response {
    receive(&shop, &shop.ipn, body).await
}

async fn lcn(State(shop): State<Arc<Shop>>, body: Result<Bytes, BytesRejection>) -> Response {
    receive(&shop, &shop.lcn, body).await
}

/// Verify, store, answer. Everything else has time.
async fn receive(
    shop: &Shop,
    verifier: &Verifier,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    // The bytes as they came. `Form`, `String` and the like would give something else. A `Result`, so that axum does not
    // answer with a text of its own: 413 if it was too long, 400 if the client left.
    let body = match body {
        Ok(body) => body,
        Err(rejection) => {
            log(format_args!("body not received: {}", rejection.status()));
            return rejection.status().into_response();
        }
    };
    // Why it was refused is for our log alone: to a forger it would be a hint.
    let message = match verifier.verify(&body) {
        Ok(message) => message,
        Err(error) => {
            log(format_args!("refused: {}", error.code()));
            return StatusCode::BAD_REQUEST.into_response();
        }
    };
    // A receipt says "you need not send it again". So not before it is stored.
    if let Err(error) = shop.inbox.keep(Work::of(&message)).await {
        log(format_args!("not stored: {error}"));
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    // A `String` goes out as text/plain with status 200.
    shop::receipt(&message).into_response()
}

/// Ends requests that trickle in.
async fn in_time(request: Request, next: Next) -> Response {
    let answer = timeout(shop::PATIENCE, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        log("body not received: too slow");
        StatusCode::REQUEST_TIMEOUT.into_response()
    })
}
