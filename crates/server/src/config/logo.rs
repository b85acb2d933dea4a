//! The logo of an operator or of a site: a picture that browsers draw without running anything or asking anybody.

use std::path::Path;

use axum::body::Bytes;
use sluss_delivery::io_error::in_words;

/// The most bytes of a logo. It is on pages that should be there at once.
const BYTES_MAX: usize = 64 * 1024;

/// What a PNG begins with (its specification, section 5.2).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What an SVG must not have, and what it is called. A browser runs none of it in an `<img>`, but it has no business there.
const FOREIGN: [(&str, &str); 7] = [
    ("<script", "a script"),
    ("javascript:", "a script in an address"),
    ("<foreignobject", "a document inside (foreignObject)"),
    ("<!entity", "an entity of its own"),
    ("<?xml-stylesheet", "a style sheet from elsewhere"),
    ("@import", "a style sheet from elsewhere"),
    ("<iframe", "a frame"),
];

/// A logo that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// The file as it is.
    pub bytes: Bytes,
    /// Its media type.
    pub kind: &'static str,
}

impl Logo {
    /// Reads the operator's own.
    ///
    /// # Errors
    /// A sentence that names the setting and says what was found.
    pub fn read(path: &Path) -> Result<Self, String> {
        Self::from_file(path).map_err(|why| format!("service: logo = {why}"))
    }

    /// Reads a logo.
    ///
    /// # Errors
    /// A sentence that names the file and says what was found.
    pub(crate) fn from_file(path: &Path) -> Result<Self, String> {
        let blame = |why: String| format!("{}: {why}", path.display());
        let bytes = std::fs::read(path).map_err(|error| blame(in_words(&error)))?;
        Self::of(bytes).map_err(blame)
    }

    fn of(bytes: Vec<u8>) -> Result<Self, String> {
        if bytes.len() > BYTES_MAX {
            return Err(format!("it has {} bytes, and {BYTES_MAX} are the most", bytes.len()));
        }
        if bytes.starts_with(PNG) {
            return Ok(Self { bytes: bytes.into(), kind: "image/png" });
        }
        let text = std::str::from_utf8(&bytes).ok().filter(|text| text.contains("<svg"));
        let text = text.ok_or("it is neither a PNG nor an SVG")?.to_ascii_lowercase();
        match foreign(&text) {
            Some(found) => Err(format!("the SVG has {found}: export it as a plain picture")),
            None => Ok(Self { bytes: bytes.into(), kind: "image/svg+xml" }),
        }
    }
}

/// The first thing in an SVG that is more than a picture.
fn foreign(text: &str) -> Option<String> {
    let named = FOREIGN.iter().find(|(piece, _)| text.contains(piece)).map(|(_, name)| (*name).to_owned());
    let handler = || {
        let after_space = text.split(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '/')).skip(1);
        let name = after_space.filter_map(|piece| piece.split_once('=')).map(|(name, _)| name);
        let letters = |name: &str| name.len() > 4 && name.bytes().all(|byte| byte.is_ascii_lowercase());
        name.filter(|name| name.starts_with("on") && letters(name)).map(|name| format!("a script ({name})")).next()
    };
    let reference = || {
        let starts = ["href=", "src=", "url("].into_iter().flat_map(|piece| text.split(piece).skip(1));
        let inside = |to: &&str| to.starts_with('#') || to.starts_with("data:image/");
        let to = starts.map(|rest| rest.trim_start_matches(['"', '\'', ' '])).find(|to| !inside(to))?;
        let end = to.find(['"', '\'', ')', ' ', '>']).unwrap_or(to.len());
        Some(format!("a reference to {}", &to[..end]))
    };
    named.or_else(handler).or_else(reference)
}

#[cfg(test)]
mod tests {
    use super::{BYTES_MAX, Logo, PNG};

    fn svg(inside: &str) -> Vec<u8> {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>").into_bytes()
    }

    #[test]
    fn a_logo_is_a_png_or_an_svg_that_is_only_a_picture() {
        assert_eq!(Logo::of([PNG, b"rest"].concat()).unwrap().kind, "image/png");
        for inside in [
            "<path d=\"M1 1h7\" fill=\"url(#a)\"/>",
            "<use href=\"#a\"/><image href=\"data:image/png;base64,AA\"/>",
            "<text font-family=\"serif\">on = x</text>",
        ] {
            assert_eq!(Logo::of(svg(inside)).unwrap().kind, "image/svg+xml", "{inside}");
        }
    }

    #[test]
    fn l05_what_is_more_than_a_picture_is_named() {
        for (inside, why) in [
            ("<script>alert(1)</script>", "a script:"),
            ("<SCRIPT/>", "a script:"),
            ("<path onload=\"alert(1)\"/>", "a script (onload)"),
            ("<path\tONCLICK='x'/>", "a script (onclick)"),
            ("<a href=\"javascript:alert(1)\"/>", "a script in an address"),
            ("<image xlink:href=\"https://evil.test/x.png\"/>", "a reference to https://evil.test/x.png"),
            ("<path fill=\"url('//evil.test/#a')\"/>", "a reference to //evil.test/#a"),
            ("<style>@import 'x.css'</style>", "a style sheet from elsewhere"),
            ("<foreignObject/>", "foreignObject"),
        ] {
            let told = Logo::of(svg(inside)).unwrap_err();
            assert!(told.contains(why), "{inside}: {told}");
        }
        assert!(Logo::of(b"GIF89a".to_vec()).unwrap_err().contains("neither a PNG nor an SVG"));
        assert!(Logo::of(vec![b' '; BYTES_MAX + 1]).unwrap_err().contains("65537 bytes"));
        let missing = Logo::read(std::path::Path::new("/nonexistent/logo.svg")).unwrap_err();
        assert!(missing.starts_with("service: logo = /nonexistent/logo.svg: "), "{missing}");
    }
}
