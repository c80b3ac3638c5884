//! The token for 2Checkout's signature service, which signs links for those who do not want to. Owns its three claims; must
//! never send it.

use alloc::format;
use alloc::string::String;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::{BuyLinkSecretWord, Error};

/// Where the service is. POST the parameters as JSON, with the token in the header `merchant-token`; the answer is JSON with
/// `signature`, or status 401 for a token it does not like.
pub const SIGNATURE_SERVICE: &str =
    "https://secure.2checkout.com/checkout/api/encrypt/generate/signature";

/// A token to be signed: a JWT with HMAC-SHA-512 of the buy-link secret word.
///
/// ```
/// use countersign::{BuyLinkSecretWord, convertplus::MerchantToken};
/// let word = BuyLinkSecretWord::new(b"buylink-secret")?;
/// let token = MerchantToken::new("MERCCODE", 1_707_635_702, 1_707_639_302).sign(&word)?;
/// assert!(token.starts_with("eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9."));
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct MerchantToken<'m> {
    merchant: &'m str,
    issued: i64,
    expires: i64,
    as_text: bool,
}

impl<'m> MerchantToken<'m> {
    /// Takes the merchant code, and in Unix seconds the time of day and the time until which the token holds.
    pub const fn new(merchant: &'m str, issued: i64, expires: i64) -> Self {
        Self { merchant, issued, expires, as_text: false }
    }

    /// Writes the two times in quotes, as some of the vendor's libraries do. Not the default: in a JWT they are numbers.
    pub const fn times_as_text(mut self, as_text: bool) -> Self {
        self.as_text = as_text;
        self
    }

    /// The signed token. It lets others have links signed in your name: keep it out of logs.
    ///
    /// # Errors
    /// [`Error::InvalidField`] named `merchant` for a code that is empty or has a quote, a backslash or a control character
    /// in it.
    pub fn sign(&self, word: &BuyLinkSecretWord) -> Result<String, Error> {
        let Self { merchant, issued, expires, as_text } = *self;
        let harmful = |c: char| matches!(c, '"' | '\\') || c.is_control();
        if merchant.is_empty() || merchant.contains(harmful) {
            return Err(Error::InvalidField("merchant"));
        }
        let claims = if as_text {
            format!(r#"{{"sub":"{merchant}","iat":"{issued}","exp":"{expires}"}}"#)
        } else {
            format!(r#"{{"sub":"{merchant}","iat":{issued},"exp":{expires}}}"#)
        };
        let mut token = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS512","typ":"JWT"}"#);
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(claims, &mut token);
        let tag = word.hs512(token.as_bytes());
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(tag, &mut token);
        Ok(token)
    }
}
