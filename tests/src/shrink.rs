//! Making a failing body small.

/// A search for a smaller body that still fails: runs of bytes are left out, long ones first.
///
/// Whoever searches tries [`Shrinker::candidate`] and says what came of it: [`Shrinker::fails`] keeps it,
/// [`Shrinker::passes`] puts the bytes back. Both answer whether there is another candidate; once there is none, the
/// candidate is the smallest failing body found.
#[derive(Clone, Debug)]
pub struct Shrinker {
    smallest: Vec<u8>,
    candidate: Vec<u8>,
    run: usize,
    at: usize,
    improved: bool,
}

impl Shrinker {
    /// Begins with a body; it is the first candidate.
    #[must_use]
    pub fn new(body: Vec<u8>) -> Shrinker {
        Shrinker {
            candidate: body.clone(),
            run: body.len(),
            at: 0,
            improved: false,
            smallest: body,
        }
    }

    /// The body to try.
    #[must_use]
    pub fn candidate(&self) -> &[u8] {
        &self.candidate
    }

    /// The candidate fails.
    pub fn fails(&mut self) -> bool {
        if self.candidate.len() < self.smallest.len() {
            self.smallest.clone_from(&self.candidate);
            self.improved = true;
        }
        self.propose()
    }

    /// The candidate does not fail.
    pub fn passes(&mut self) -> bool {
        self.at += self.run;
        self.propose()
    }

    /// Leaves out the next run of bytes.
    fn propose(&mut self) -> bool {
        while self.at >= self.smallest.len() {
            if self.smallest.is_empty() || (self.run <= 1 && !self.improved) {
                self.candidate.clone_from(&self.smallest);
                return false;
            }
            self.at = 0;
            self.run = (self.run / 2).max(1);
            self.improved = false;
        }
        let end = self.smallest.len().min(self.at + self.run);
        self.candidate = [&self.smallest[..self.at], &self.smallest[end..]].concat();
        true
    }
}

/// The smallest body found that still fails.
pub fn shrink(body: &[u8], mut fails: impl FnMut(&[u8]) -> bool) -> Vec<u8> {
    let mut shrinker = Shrinker::new(body.to_vec());
    let mut more = shrinker.fails();
    while more {
        more = if fails(shrinker.candidate()) { shrinker.fails() } else { shrinker.passes() };
    }
    shrinker.smallest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_nothing_out_that_matters_and_everything_else() {
        let body =
            [vec![b'x'; 1000], b"needle".to_vec(), vec![b'y'; 3000], b"[".to_vec(), vec![b'z'; 77]]
                .concat();
        let mut tries = 0;
        let smallest = shrink(&body, |body| {
            tries += 1;
            body.windows(6).any(|part| part == b"needle") && body.contains(&b'[')
        });
        assert_eq!(smallest, b"needle[");
        assert!(tries < 400, "{tries} tries");
    }

    #[test]
    fn ends_with_what_always_and_what_never_fails() {
        assert_eq!(shrink(b"some bytes", |_| true), b"");
        assert_eq!(shrink(b"some bytes", |_| false), b"some bytes");
        assert_eq!(shrink(b"", |_| true), b"");
    }
}
