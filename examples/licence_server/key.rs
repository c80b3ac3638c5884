//! New licence keys. Owns their shape; must never make one that follows from another, or from anything in an order.

/// Without those that are read for one another.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// `XXXXX-XXXXX-XXXXX-XXXXX` from a hundred random bits.
///
/// # Errors
/// The system has no randomness to give.
pub(crate) fn new() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes)?;
    let groups = bytes.chunks(5).map(|group| {
        group.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect::<String>()
    });
    Ok(groups.collect::<Vec<_>>().join("-"))
}
