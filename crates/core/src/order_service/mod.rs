//! The order services: messages from the shop to 2Checkout, and the one reply that is signed. Owns which values are hashed
//! in which order; must never send anything, and must never fill a gap of the documentation with a guess.
//!
//! | service | for | here |
//! |---|---|---|
//! | IDN | saying that an order was delivered | [`Idn`], [`IdnReply`] |
//! | IRN | asking for a refund | [`Irn`], [`check_partial_amount`] |
//! | ISE | searching orders | [`Ise`] |
//!
//! Requests are made with the feature `alloc`. POST them as `application/x-www-form-urlencoded` to their `URL`; ISE also goes
//! by GET. Protocol page: `others.md`, section 4.

#[cfg(feature = "alloc")]
mod idn;
#[cfg(feature = "alloc")]
mod irn;
#[cfg(feature = "alloc")]
mod ise;
#[cfg(feature = "alloc")]
mod partial;
mod reply;
#[cfg(feature = "alloc")]
mod request;

#[cfg(feature = "alloc")]
pub use idn::Idn;
#[cfg(feature = "alloc")]
pub use irn::Irn;
#[cfg(feature = "alloc")]
pub use ise::{Ise, SearchStatus};
#[cfg(feature = "alloc")]
pub use partial::check_partial_amount;
pub use reply::{IdnReply, ResponseCode};
