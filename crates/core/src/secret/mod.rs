//! The three secrets of an account. Owns what counts as no secret at all; must never turn one kind into another.

mod buy_link;
mod ins;
mod key;

pub use buy_link::BuyLinkSecretWord;
pub use ins::InsSecretWord;
pub use key::SecretKey;

use crate::form::name::is_white_space;

/// Whether a secret is no secret.
pub(crate) fn is_blank(secret: &[u8]) -> bool {
    secret.iter().all(|byte| is_white_space(*byte) || *byte == 0)
}
