//! A licence server: keys for what was sold, renewed and taken back through 2Checkout. Owns the way from a request to an answer; must never
//! let a receipt out before the store has the message.
//!
//! Its rooms lie in the folder of its name: `catalogue` says what is ours, `store` what a message changes, `licence` whether a key is good.

#[path = "licence_server/catalogue.rs"]
mod catalogue;
#[path = "licence_server/key.rs"]
mod key;
#[path = "licence_server/licence.rs"]
mod licence;
#[path = "licence_server/store/mod.rs"]
mod store;
#[cfg(test)]
#[path = "licence_server/tests.rs"]
mod tests;

use std::error::Error;
use std::io::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use countersign::{Expiry, Verifier};
use licence::State as Licence;
use shop::log;
use store::{Outcome, Status, Store};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

struct Server {
    ipn: Verifier,
    lcn: Verifier,
    store: Mutex<Store>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let [ipn, lcn] = shop::verifiers()?;
    let store = Mutex::new(Store::new(std::env::var("VENDOR_CODE").ok()));
    let app = Router::new()
        .route("/ipn", get(probe).post(ipn_came))
        .route("/lcn", get(probe).post(lcn_came))
        .route("/licences/{key}", get(licence))
        .layer(DefaultBodyLimit::max(shop::MAX_BODY))
        .layer(middleware::from_fn(in_time))
        .with_state(Arc::new(Server { ipn, lcn, store }));

    let listener = TcpListener::bind(shop::address()?).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let server = axum::serve(listener, app).with_graceful_shutdown(shop::stopped());
    tokio::select! {
        ended = server.into_future() => ended?,
        () = async { shop::stopped().await; sleep(shop::GRACE).await } => {}
    }
    Ok(())
}

/// 2Checkout asks when the URL is saved, and wants a 200.
async fn probe() {}

async fn ipn_came(
    State(server): State<Arc<Server>>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    receive(&server, &server.ipn, body)
}

async fn lcn_came(
    State(server): State<Arc<Server>>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    receive(&server, &server.lcn, body)
}

/// Verify, store, answer; `axum.rs` says more about each step.
fn receive(server: &Server, verifier: &Verifier, body: Result<Bytes, BytesRejection>) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => {
            log(format_args!("body not received: {}", rejection.status()));
            return rejection.status().into_response();
        }
    };
    let message = match verifier.verify(&body) {
        Ok(message) => message,
        Err(error) => {
            log(format_args!("refused: {}", error.code()));
            return StatusCode::BAD_REQUEST.into_response();
        }
    };
    let name = shop::name(&message);
    // A poisoned store may hold half a message.
    let Ok(mut store) = server.store.lock() else {
        log(format_args!("{name}: not stored"));
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let before = store.review().len();
    match store.take(&message) {
        Ok(outcomes) => {
            for outcome in outcomes {
                log(format_args!("{name}: {outcome}"));
                if let Outcome::Issued(key) = outcome {
                    // Stands for the mail to the customer.
                    let _ = writeln!(std::io::stdout(), "{name}: {key}");
                }
            }
            // Stands for the desk of somebody who decides.
            for review in store.review().iter().skip(before) {
                log(format_args!("{name}: {}: {}", review.why, review.message));
            }
        }
        Err(error) => {
            log(format_args!("{name}: not stored: {error}"));
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    }
    drop(store);
    // Also for what nobody understood: it would only come again.
    shop::receipt(&message).into_response()
}

/// What a program asks that was given a key. Whoever has the key may know, so there is nothing here about the customer.
async fn licence(State(server): State<Arc<Server>>, Path(key): Path<String>) -> Response {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let Ok(store) = server.store.lock() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    match store.status(&key, i64::try_from(now).unwrap_or(i64::MAX)) {
        Some(status) => {
            let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
            (headers, json(&status)).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn json(status: &Status) -> String {
    let state = match status.state {
        Licence::Valid => "valid",
        Licence::Expired => "expired",
        Licence::Revoked => "revoked",
    };
    let expiry = match status.expiry {
        Expiry::At(date) => Some(date.to_string()),
        Expiry::Never => None,
    };
    let Status { product, seats, test, .. } = status;
    serde_json::json!({
        "state": state, "expiry": expiry, "product": product, "seats": seats, "test": test
    })
    .to_string()
}

/// Ends requests that trickle in.
async fn in_time(request: Request, next: Next) -> Response {
    let answer = timeout(shop::PATIENCE, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        log("body not received: too slow");
        StatusCode::REQUEST_TIMEOUT.into_response()
    })
}
