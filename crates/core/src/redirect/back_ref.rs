//! The finish page BACK_REF ("Validate order source"). Owns the order of its values; must never guess the digest that
//! follows MD5.

use crate::date::date_time;
use crate::mac::Feed;
use crate::source::Writer;
use crate::{Algorithm, Error, SecretKey, Tag};

/// The digest with which 2Checkout sends a buyer to the finish page: over the order reference, the order status, each
/// product id, then each quantity, and the order date `Y-m-d H:i:s` in the zone of 2Checkout's server.
///
/// Compare it with the one received, read with [`Tag::from_hex`]; do not show it. Protocol page: `others.md`, section 3.
///
/// # Errors
/// [`Error::Undocumented`] for another algorithm than MD5; [`Error::InvalidField`] named `quantities` if there are not as
/// many as ids, or `date` if it is no such date.
///
/// ```
/// use countersign::{Algorithm, SecretKey, Tag, redirect::back_ref_tag};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// let tag = back_ref_tag(
///     &key,
///     Algorithm::Md5,
///     "664327612",
///     "AUTHRECEIVED",
///     &["612345", "662345"],
///     &["1", "3"],
///     "2012-11-02 20:32:12",
/// )?;
/// assert_eq!(Tag::from_hex(Algorithm::Md5, b"c41755651bfe55fc788db83f821eff80"), Some(tag));
/// # Ok::<(), countersign::Error>(())
/// ```
pub fn back_ref_tag(
    key: &SecretKey,
    algorithm: Algorithm,
    order_reference: &str,
    order_status: &str,
    product_ids: &[&str],
    quantities: &[&str],
    date: &str,
) -> Result<Tag, Error> {
    if algorithm != Algorithm::Md5 {
        return Err(Error::Undocumented("the finish page (BACK_REF) with SHA"));
    }
    if product_ids.len() != quantities.len() {
        return Err(Error::InvalidField("quantities"));
    }
    date_time(date.as_bytes()).ok_or(Error::InvalidField("date"))?;
    let parts = [&[order_reference, order_status], product_ids, quantities, &[date]];
    Ok(key.tag_of(algorithm, Parts(&parts)))
}

/// Lists of values, one behind the other.
struct Parts<'p>(&'p [&'p [&'p str]]);

impl Feed for Parts<'_> {
    fn feed(&self, writer: &mut Writer<'_>) {
        for value in self.0.iter().copied().flatten() {
            writer.value(value.as_bytes());
        }
    }
}
