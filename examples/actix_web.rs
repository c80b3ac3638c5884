//! A shop's endpoints for 2Checkout in actix-web. Owns the way from a request to an answer; must never let anything but the
//! raw body reach the verifier, nor a receipt out before the work is stored.

use std::error::Error;

use actix_web::rt::time::timeout;
use actix_web::web::{self, Data, Payload};
use actix_web::{App, HttpResponse, HttpServer};
use countersign::Verifier;
use shop::{Shop, Work, log};

/// Under `#[actix_web::main]`, which is short for this, one more feature would be needed.
fn main() -> Result<(), Box<dyn Error>> {
    actix_web::rt::System::new().block_on(serve())
}

async fn serve() -> Result<(), Box<dyn Error>> {
    // Made here and shared: inside the closure every worker would get an inbox of its own.
    let shop = Data::new(Shop::from_env()?);
    let app = move || {
        App::new()
            .app_data(Data::clone(&shop))
            // `get` does not answer HEAD.
            .service(
                web::resource("/ipn")
                    .route(web::get().to(probe))
                    .route(web::head().to(probe))
                    .route(web::post().to(ipn)),
            )
            .service(
                web::resource("/lcn")
                    .route(web::get().to(probe))
                    .route(web::head().to(probe))
                    .route(web::post().to(lcn)),
            )
    };
    let server = HttpServer::new(app)
        .client_request_timeout(shop::PATIENCE)
        // Signals are handled by the server itself; who is in the middle of a request may finish it.
        .shutdown_timeout(shop::GRACE.as_secs())
        .bind(shop::address()?)?;
    for address in server.addrs() {
        println!("listening on http://{address}");
    }
    Ok(server.run().await?)
}

/// 2Checkout asks when the URL is saved, and wants a 200.
async fn probe() -> HttpResponse {
    HttpResponse::Ok().finish()
}

async fn ipn(shop: Data<Shop>, body: Payload) -> HttpResponse {
    receive(&shop, &shop.ipn, body).await
}

async fn lcn(shop: Data<Shop>, body: Payload) -> HttpResponse {
    receive(&shop, &shop.lcn, body).await
}

/// Verify, store, answer. Everything else has time.
async fn receive(shop: &Shop, verifier: &Verifier, body: Payload) -> HttpResponse {
    // The bytes as they came. `Form`, `String` and the like would give something else, and the extractor `Bytes` ends at
    // 256 kB if nobody tells it otherwise.
    let body = match timeout(shop::PATIENCE, body.to_bytes_limited(shop::MAX_BODY)).await {
        Ok(Ok(Ok(body))) => body,
        Ok(Ok(Err(error))) => {
            // The client left.
            log(format_args!("body not received: {error}"));
            return HttpResponse::BadRequest().finish();
        }
        Ok(Err(error)) => {
            log(format_args!("body not received: {error}"));
            return HttpResponse::PayloadTooLarge().finish();
        }
        Err(_) => {
            log("body not received: too slow");
            return HttpResponse::RequestTimeout().finish();
        }
    };
    // Why it was refused is for our log alone: to a forger it would be a hint.
    let message = match verifier.verify(&body) {
        Ok(message) => message,
        Err(error) => {
            log(format_args!("refused: {}", error.code()));
            return HttpResponse::BadRequest().finish();
        }
    };
    // A receipt says "you need not send it again". So not before it is stored.
    if let Err(error) = shop.inbox.keep(Work::of(&message)).await {
        log(format_args!("not stored: {error}"));
        return HttpResponse::InternalServerError().finish();
    }
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(shop::receipt(&message))
}
