//! Reads the body of a request. Owns its bounds in size and time; must never look into it.

use std::time::Duration;

use http_body_util::BodyExt as _;
use hyper::Request;
use hyper::body::{Body as _, Incoming};
use hyper::header::EXPECT;
use tokio::time::timeout;

/// Of a body that is too large this much is read and thrown away: a client that is still sending
/// does not see the answer if the connection is closed on it.
const DRAINED: usize = 16 << 20;

/// A body, or what came in its place.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Received {
    Whole(Vec<u8>),
    TooLarge,
    /// The client left, or the time was over.
    Incomplete,
}

/// Reads at most `max` bytes within `time`.
pub(super) async fn receive(request: Request<Incoming>, max: usize, time: Duration) -> Received {
    let announced = request.body().size_hint().lower();
    let too_large = announced > max as u64;
    if too_large && request.headers().contains_key(EXPECT) {
        // It waits to be asked for the body.
        return Received::TooLarge;
    }
    let mut body = request.into_body();
    let mut kept = Vec::new();
    let mut seen: usize = 0;
    let read = async {
        while let Some(frame) = body.frame().await {
            let Ok(frame) = frame else { return false };
            let Ok(data) = frame.into_data() else { continue };
            seen = seen.saturating_add(data.len());
            if seen <= max {
                kept.extend_from_slice(&data);
            } else if seen > max.saturating_add(DRAINED) {
                return true;
            } else {
                kept = Vec::new();
            }
        }
        true
    };
    let whole = timeout(time, read).await.unwrap_or(false);
    match whole {
        _ if seen > max || too_large => Received::TooLarge,
        true => Received::Whole(kept),
        false => Received::Incomplete,
    }
}
