//! What the bytes of a file are, before any format is thought of: JSON, XML, text, a zip, a database, or bytes. Knows no product.

use serde_json::Value;

use crate::bounds::Bounds;
use crate::containers::json;
use crate::refusal::{Foreign, Refusal};

/// What the bytes of a file are.
#[derive(Debug)]
pub(crate) enum Content<'a> {
    /// JSON, and its text.
    Json(Value, &'a str),
    /// XML, not yet parsed.
    Xml(&'a str),
    /// Any other text.
    Text(&'a str),
    /// A zip archive.
    Zip(&'a [u8]),
    /// An SQLite database.
    Sqlite(&'a [u8]),
    /// Anything else.
    Bytes(&'a [u8]),
}

impl<'a> Content<'a> {
    /// # Errors
    /// [`Refusal::Empty`], [`Refusal::TooLarge`], [`Refusal::Damaged`] for JSON that ends too early, [`Refusal::Intricate`],
    /// [`Refusal::Foreign`] for an OpenPGP message.
    pub(crate) fn of(bytes: &'a [u8], limits: &Bounds) -> Result<Self, Refusal> {
        if bytes.len() > limits.bytes {
            return Err(Refusal::TooLarge { most: limits.bytes });
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return Ok(Self::Zip(bytes));
        }
        if bytes.starts_with(b"SQLite format 3\0") {
            return Ok(Self::Sqlite(bytes));
        }
        if is_of_another_trade(bytes) {
            return Err(Refusal::Unknown);
        }
        match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) if !text.contains('\0') => Self::of_text(text, limits),
            _ => Ok(Self::Bytes(bytes)),
        }
    }

    fn of_text(text: &'a str, limits: &Bounds) -> Result<Self, Refusal> {
        let trimmed = text.trim();
        match trimmed.as_bytes().first() {
            None => Err(Refusal::Empty),
            Some(b'{' | b'[') => Ok(Self::Json(json::parse(trimmed, limits)?, trimmed)),
            Some(b'<') => Ok(Self::Xml(trimmed)),
            Some(_) if trimmed.starts_with("-----BEGIN PGP MESSAGE") => Err(Refusal::Foreign(Foreign::OpenPgp)),
            Some(_) => Ok(Self::Text(trimmed)),
        }
    }

    pub(crate) fn json(&self) -> Option<&Value> {
        if let Self::Json(value, _) = self { Some(value) } else { None }
    }

    /// The text that the JSON was read from, for what is sealed together with it.
    pub(crate) fn json_text(&self) -> Option<&'a str> {
        if let Self::Json(_, text) = self { Some(text) } else { None }
    }

    pub(crate) fn xml(&self) -> Option<&'a str> {
        if let Self::Xml(text) = self { Some(text) } else { None }
    }

    pub(crate) fn text(&self) -> Option<&'a str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn bytes(&self) -> Option<&'a [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }
}

/// Pictures, documents, programs and archives of other kinds: some formats of exports have no mark, so without this list a photograph would be
/// asked for its password. Marks have three bytes at least, since what is encrypted may begin with any two.
fn is_of_another_trade(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 14] = [
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"RIFF",
        b"%PDF",
        b"\x1f\x8b\x08",
        b"BZh",
        b"\xfd7zXZ",
        b"7z\xbc\xaf",
        b"Rar!",
        b"\x7fELF",
        b"MZ\x90\0",
        b"\xd0\xcf\x11\xe0",
        b"\x28\xb5\x2f\xfd",
    ];
    // Text in UTF-16, which none of the products writes.
    let wide = matches!(bytes, [0xff, 0xfe, _, 0, ..] | [0xfe, 0xff, 0, _, ..]);
    wide || MARKS.iter().any(|mark| bytes.starts_with(mark)) || bytes.get(4..8) == Some(b"ftyp")
}

#[cfg(test)]
mod tests {
    use super::Content;
    use crate::bounds::Bounds;
    use crate::limits::Limits;
    use crate::refusal::{Foreign, Refusal};

    fn of(bytes: &[u8]) -> Result<Content<'_>, Refusal> {
        Content::of(bytes, &Bounds::default())
    }

    #[test]
    fn a_file_is_told_by_its_bytes() {
        assert!(matches!(of(b"\xef\xbb\xbf {}"), Ok(Content::Json(..))));
        assert!(matches!(of(b" <map/>"), Ok(Content::Xml("<map/>"))));
        assert!(matches!(of(b"\r\notpauth://x\r\n"), Ok(Content::Text("otpauth://x"))));
        assert!(matches!(of(b"PK\x03\x04"), Ok(Content::Zip(_))));
        assert!(matches!(of(b"SQLite format 3\0"), Ok(Content::Sqlite(_))));
        assert!(matches!(of(&[0, 1, 2, 0xff]), Ok(Content::Bytes(_))));
    }

    #[test]
    fn a_file_that_is_no_export_is_not_asked_for_a_password() {
        for bytes in [
            &b"\xff\xd8\xff\xe0 a photograph"[..],
            b"%PDF-1.7 a letter",
            b"\xff\xfeo\0t\0p\0",
            b"\0\0\0\x18ftypheic another photograph",
        ] {
            assert!(matches!(of(bytes), Err(Refusal::Unknown)));
        }
        for bytes in [&b""[..], b" \r\n", b"\xef\xbb\xbf"] {
            assert!(matches!(of(bytes), Err(Refusal::Empty)));
        }
        let message = b"-----BEGIN PGP MESSAGE-----\n\nhQEMA";
        assert!(matches!(of(message), Err(Refusal::Foreign(Foreign::OpenPgp))));
    }

    #[test]
    fn a_file_that_is_too_large_or_ends_too_early_is_refused() {
        let limits = Bounds::unwatched(&Limits { bytes: 10, ..Limits::default() });
        assert!(matches!(Content::of(b"01234567890", &limits), Err(Refusal::TooLarge { most: 10 })));
        assert!(matches!(of(b"{\"a\": [1, 2"), Err(Refusal::Damaged(_))));
    }
}
