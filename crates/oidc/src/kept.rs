//! Storing texts that others choose: whatever they contain, they grow by at most a third. JSON writes a quotation mark
//! as two characters and a control character as six, and a request is stored as JSON within JSON, where these become
//! four and seven.

use data_encoding::BASE64URL_NOPAD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The first character of a text that is stored in base64url.
const MARK: char = '=';

#[expect(clippy::ref_option, reason = "serde hands a field over like this")]
pub(crate) fn serialize<S: Serializer>(text: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    text.as_deref().map(packed).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let kept = Option::<String>::deserialize(deserializer)?;
    kept.map(|kept| unpacked(kept).ok_or_else(|| D::Error::custom("a stored text cannot be read"))).transpose()
}

fn packed(text: &str) -> String {
    let grows = |byte: u8| matches!(byte, b'"' | b'\\' | ..b' ');
    if text.starts_with(MARK) || text.bytes().any(grows) {
        format!("{MARK}{}", BASE64URL_NOPAD.encode(text.as_bytes()))
    } else {
        text.to_owned()
    }
}

fn unpacked(kept: String) -> Option<String> {
    match kept.strip_prefix(MARK) {
        Some(encoded) => String::from_utf8(BASE64URL_NOPAD.decode(encoded.as_bytes()).ok()?).ok(),
        None => Some(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::{packed, unpacked};

    #[test]
    fn s05_a_text_comes_back_as_it_was_and_takes_a_third_more_at_most() {
        for text in ["", "abc", "å", "=", "=YQ", "{\"a\":\"b\\c\"}", "\u{0}\r\n", &"\"".repeat(8_192)] {
            let kept = packed(text);
            assert!(kept.len() <= text.len() * 4 / 3 + 3, "{text:?}");
            let json = serde_json::to_string(&serde_json::to_string(&kept).unwrap()).unwrap();
            assert!(json.len() <= kept.len() + 6, "{text:?}");
            assert_eq!(unpacked(kept).as_deref(), Some(text));
        }
        assert_eq!(unpacked("=?".to_owned()), None);
    }
}
