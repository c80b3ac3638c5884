//! Finds receipt tags in an answer. Owns how a tag may be written and what comes near one; must
//! never judge a digest.
//!
//! Linear in the answer: from a `<` nothing is looked at past the second `<` behind it.

use countersign::Algorithm;

/// More tags than this are not looked at, so that the work stays bounded.
const MOST: usize = 16;

/// A tag as it stands in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'a> {
    /// `None` for a name in `algo` that is none of ours.
    pub(super) algorithm: Option<Algorithm>,
    /// As it stands, blanks included: this text is what is signed.
    pub(super) date: &'a [u8],
    /// Without the blanks around it.
    pub(super) digest: &'a [u8],
    /// Single quotes around attributes.
    pub(super) single_quotes: bool,
    /// Blanks where the documented form has none.
    pub(super) blanks: bool,
}

/// What looks like a receipt and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Near {
    /// Begins like a tag and does not go on like one.
    Malformed,
    /// Upper and lower case are not as documented.
    Case,
    /// `&lt;sig`
    Html,
    /// `<sig algo=\"`
    Json,
}

/// Everything found in one answer.
#[derive(Debug, Default)]
pub(super) struct Scan<'a> {
    pub(super) tags: Vec<Found<'a>>,
    /// The most telling near miss.
    pub(super) near: Option<Near>,
}

/// Looks through a whole answer.
pub(super) fn scan(answer: &[u8]) -> Scan<'_> {
    let mut scan = Scan::default();
    let mut at = 0;
    while scan.tags.len() < MOST
        && let Some(rest) = answer.get(at..)
        && let Some(next) = rest.iter().position(|byte| matches!(byte, b'<' | b'&'))
    {
        let rest = rest.get(next..).unwrap_or(&[]);
        at += next + 1;
        match tag(rest) {
            Ok(found) => scan.tags.push(found),
            Err(Some(near)) => scan.near = scan.near.max(Some(near)),
            Err(None) => {}
        }
    }
    scan
}

/// Reads the tag that `text` begins with.
fn tag(text: &[u8]) -> Result<Found<'_>, Option<Near>> {
    let Some(rest) = text.strip_prefix(b"<") else {
        return Err(escaped(text).then_some(Near::Html));
    };
    let mut cursor = Cursor { rest, blanks: false };
    cursor.skip_blanks();
    let name = cursor.word();
    let found = match name {
        b"EPAYMENT" => cursor.epayment(),
        b"sig" => cursor.sig(),
        _ if name.eq_ignore_ascii_case(b"EPAYMENT") || name.eq_ignore_ascii_case(b"sig") => {
            return Err(Some(Near::Case));
        }
        _ => return Err(None),
    };
    found.ok_or_else(|| {
        let to = text.iter().skip(1).position(|byte| matches!(byte, b'<' | b'>'));
        let head = text.get(..to.map_or(text.len(), |to| to + 1)).unwrap_or(text);
        Some(if head.windows(2).any(|pair| pair == br#"\""#) {
            Near::Json
        } else {
            Near::Malformed
        })
    })
}

fn escaped(text: &[u8]) -> bool {
    [
        &b"&lt;sig"[..],
        b"&lt;EPAYMENT",
        b"&#60;sig",
        b"&#60;EPAYMENT",
        b"&#x3c;sig",
        b"&#x3c;EPAYMENT",
    ]
    .iter()
    .any(|start| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

/// A place inside a tag, and whether blanks were passed that should not be there.
struct Cursor<'a> {
    rest: &'a [u8],
    blanks: bool,
}

impl<'a> Cursor<'a> {
    /// `>DATE|HASH</EPAYMENT>`
    fn epayment(mut self) -> Option<Found<'a>> {
        let content = self.content(b"EPAYMENT")?;
        let bar = content.iter().position(|byte| *byte == b'|')?;
        let (date, digest) = (content.get(..bar)?, content.get(bar + 1..)?);
        Some(self.found(Some(Algorithm::Md5), date, digest, false))
    }

    /// ` algo="…" date="…">HASH</sig>`; the attributes in either order.
    fn sig(mut self) -> Option<Found<'a>> {
        let (mut algo, mut date, mut single_quotes) = (None, None, false);
        loop {
            let gap = self.until(|byte| !byte.is_ascii_whitespace());
            let ends = self.rest.starts_with(b">");
            // One blank before an attribute and none before the end is as it should be.
            self.blanks |= gap != if ends { &b""[..] } else { &b" "[..] };
            if ends {
                break;
            }
            if gap.is_empty() {
                return None;
            }
            let name = self.word();
            self.skip_blanks();
            self.rest = self.rest.strip_prefix(b"=")?;
            self.skip_blanks();
            let (value, quote) = self.quoted()?;
            single_quotes |= quote == b'\'';
            let slot = match name {
                b"algo" => &mut algo,
                b"date" => &mut date,
                _ => continue,
            };
            if slot.replace(value).is_some() {
                return None;
            }
        }
        let (algo, date) = (algo?, date?);
        let digest = self.content(b"sig")?;
        let name = algo.trim_ascii();
        self.blanks |= name.len() != algo.len();
        // MD5 has its own tag.
        let algorithm = str::from_utf8(name).ok().and_then(Algorithm::from_name);
        let algorithm = algorithm.filter(|algorithm| *algorithm != Algorithm::Md5);
        Some(self.found(algorithm, date, digest, single_quotes))
    }

    fn found(
        &self,
        algorithm: Option<Algorithm>,
        date: &'a [u8],
        digest: &'a [u8],
        single_quotes: bool,
    ) -> Found<'a> {
        let trimmed = digest.trim_ascii();
        let blanks =
            self.blanks || trimmed.len() != digest.len() || date.trim_ascii().len() != date.len();
        Found { algorithm, date, digest: trimmed, single_quotes, blanks }
    }

    /// `>content</name>`
    fn content(&mut self, name: &[u8]) -> Option<&'a [u8]> {
        self.skip_blanks();
        self.rest = self.rest.strip_prefix(b">")?;
        let content = self.until(|byte| byte == b'<');
        self.rest = self.rest.strip_prefix(b"<")?;
        self.skip_blanks();
        self.rest = self.rest.strip_prefix(b"/")?;
        self.skip_blanks();
        if self.word() != name {
            return None;
        }
        self.skip_blanks();
        self.rest.starts_with(b">").then_some(content)
    }

    fn word(&mut self) -> &'a [u8] {
        self.until(|byte| !byte.is_ascii_alphanumeric())
    }

    fn quoted(&mut self) -> Option<(&'a [u8], u8)> {
        let quote = *self.rest.first().filter(|byte| matches!(byte, b'"' | b'\''))?;
        self.rest = self.rest.get(1..)?;
        let value = self.until(|byte| byte == quote || matches!(byte, b'<' | b'>'));
        self.rest = self.rest.strip_prefix(&[quote])?;
        Some((value, quote))
    }

    fn skip_blanks(&mut self) {
        if !self.until(|byte| !byte.is_ascii_whitespace()).is_empty() {
            self.blanks = true;
        }
    }

    fn until(&mut self, stop: impl Fn(u8) -> bool) -> &'a [u8] {
        let len = self.rest.iter().position(|byte| stop(*byte)).unwrap_or(self.rest.len());
        let (head, tail) = self.rest.split_at(len);
        self.rest = tail;
        head
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(answer: &str) -> Found<'_> {
        let scan = scan(answer.as_bytes());
        assert_eq!((scan.tags.len(), scan.near), (1, None), "{answer}");
        scan.tags[0]
    }

    #[test]
    fn documented_forms() {
        let plain = |algorithm, single_quotes, blanks| Found {
            algorithm: Some(algorithm),
            date: b"D",
            digest: b"H",
            single_quotes,
            blanks,
        };
        assert_eq!(one("<EPAYMENT>D|H</EPAYMENT>"), plain(Algorithm::Md5, false, false));
        assert_eq!(
            one(r#"<sig algo="sha256" date="D">H</sig>"#),
            plain(Algorithm::Sha256, false, false)
        );
        assert_eq!(
            one(r#"text <b> & <sig date="D" algo="sha3-256">H</sig> text"#),
            plain(Algorithm::Sha3_256, false, false)
        );
        assert_eq!(
            one("<sig algo='sha256' date='D'>H</sig>"),
            plain(Algorithm::Sha256, true, false)
        );
    }

    #[test]
    fn blanks_are_noticed_anywhere() {
        for answer in [
            r#"< sig algo="sha256" date="D">H</sig>"#,
            r#"<sig  algo="sha256" date="D">H</sig>"#,
            r#"<sig algo ="sha256" date="D">H</sig>"#,
            r#"<sig algo= "sha256" date="D">H</sig>"#,
            r#"<sig algo=" sha256" date="D">H</sig>"#,
            "<sig algo=\"sha256\"\n\tdate=\"D\">H</sig>",
            r#"<sig algo="sha256" date="D" >H</sig>"#,
            r#"<sig algo="sha256" date="D"> H</sig>"#,
            "<sig algo=\"sha256\" date=\"D\">H\n</sig>",
            r#"<sig algo="sha256" date="D">H</ sig>"#,
            r#"<sig algo="sha256" date="D">H</sig >"#,
            r#"<sig algo="sha256" date=" D">H</sig>"#,
            "<EPAYMENT>D| H</EPAYMENT>",
            "<EPAYMENT >D|H</EPAYMENT>",
        ] {
            let found = one(answer);
            assert!(found.blanks, "{answer}");
            assert_eq!(found.digest, b"H", "{answer}");
        }
        assert_eq!(one(r#"<sig algo="sha256" date=" D">H</sig>"#).date, b" D");
    }

    #[test]
    fn near_misses() {
        for (answer, near) in [
            ("", None),
            ("<html><body>OK</body></html>", None),
            ("<signature>H</signature>", None),
            (
                "&lt;sig algo=&quot;sha256&quot; date=&quot;D&quot;&gt;H&lt;/sig&gt;",
                Some(Near::Html),
            ),
            ("&#60;EPAYMENT&#62;D|H", Some(Near::Html)),
            (r#"{"receipt":"<sig algo=\"sha256\" date=\"D\">H<\/sig>"}"#, Some(Near::Json)),
            (r#"<SIG algo="sha256" date="D">H</SIG>"#, Some(Near::Case)),
            ("<epayment>D|H</epayment>", Some(Near::Case)),
            (r#"<sig algo="sha256" date="D">H"#, Some(Near::Malformed)),
            (r#"<sig algo="sha256">H</sig>"#, Some(Near::Malformed)),
            (r#"<sig algo="sha256" algo="sha256" date="D">H</sig>"#, Some(Near::Malformed)),
            (r#"<sig algo=sha256 date="D">H</sig>"#, Some(Near::Malformed)),
            (r#"<sig algo="sha256"date="D">H</sig>"#, Some(Near::Malformed)),
            ("<EPAYMENT>D H</EPAYMENT>", Some(Near::Malformed)),
            ("<EPAYMENT>D|H</EPAYMENTS>", Some(Near::Malformed)),
            ("<sig", Some(Near::Malformed)),
            ("<", None),
        ] {
            let scan = scan(answer.as_bytes());
            assert!(scan.tags.is_empty(), "{answer}");
            assert_eq!(scan.near, near, "{answer}");
        }
    }

    #[test]
    fn foreign_algorithms() {
        for name in ["sha3_256", "sha2-256", "SHA256", "md5", "", "sha256 x"] {
            let answer = format!(r#"<sig algo="{name}" date="D">H</sig>"#);
            assert_eq!(one(&answer).algorithm, None, "{name}");
        }
    }

    #[test]
    fn work_is_bounded() {
        let many = "<sig algo=\"sha256\" date=\"D\">H</sig>".repeat(100);
        assert_eq!(scan(many.as_bytes()).tags.len(), MOST);
        for hostile in ["<", "<sig ", "<sig algo=\"", "<EPAYMENT>", "&lt;", "< ", "<sig a='"] {
            let mut answer = hostile.repeat(300_000);
            answer.push_str(&" ".repeat(300_000));
            let start = std::time::Instant::now();
            assert!(scan(answer.as_bytes()).tags.is_empty());
            assert!(start.elapsed().as_secs() < 5, "{hostile}");
        }
    }
}
