//! ConvertPlus and InLine: signed links to the checkout, and the signed way back from it. Owns the choice and the order of
//! the signed parameters; must never take two parameters of one name.
//!
//! Parameters are sorted by name, byte by byte; the decoded values, each with its length in front, go through HMAC-SHA-256
//! with the [buy-link secret word](crate::BuyLinkSecretWord). Names are not signed. There is no other algorithm.
//!
//! | | signed |
//! |---|---|
//! | [`ReturnUrl`], the way back | every parameter but `signature` |
//! | [`sign_link`], the way there | those of [`SIGNED_IN_LINKS`] that are there; never `merchant` |
//! | [`MerchantToken`] | the token for the service that signs links for you |
//!
//! Protocol page: `others.md`, section 3.

mod link;
mod return_url;
mod token;
mod url;

pub use link::{SIGNED_IN_LINKS, sign_link};
pub use return_url::{ReturnUrl, sign_return};
pub use token::{MerchantToken, SIGNATURE_SERVICE};

use alloc::vec::Vec;

use crate::mac::Feed;
use crate::source::Writer;

const SIGNATURE: &str = "signature";

/// A parameter's name and its decoded value.
type Parameter<'a> = (&'a [u8], &'a [u8]);

/// Parameters in the order in which they are signed.
struct Sorted<'a>(Vec<Parameter<'a>>);

impl<'a> Sorted<'a> {
    fn new(mut parameters: Vec<Parameter<'a>>) -> Self {
        parameters.sort_unstable();
        Self(parameters)
    }
}

impl Feed for &Sorted<'_> {
    fn feed(&self, writer: &mut Writer<'_>) {
        for (_, value) in &self.0 {
            writer.value(value);
        }
    }
}
