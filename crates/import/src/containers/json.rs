//! JSON within bounds, and what is asked of it everywhere. Knows no product.

use std::collections::HashMap;
use std::io::{self, BufReader, Read};

use serde_json::Value;

use crate::bounds::{Bounds, Progress};
use crate::given::Given;
use crate::refusal::Refusal;

/// Reads JSON that is neither deeper nor has more values than an export can have.
///
/// # Errors
/// [`Refusal::Intricate`], [`Refusal::Damaged`] and [`Refusal::Stopped`].
pub(crate) fn parse(text: &str, limits: &Bounds) -> Result<Value, Refusal> {
    within(text.as_bytes(), limits)?;
    let parsed = if text.len() <= AT_ONCE {
        serde_json::from_str(text)
    } else {
        serde_json::from_reader(BufReader::with_capacity(AT_ONCE, Told { text: text.as_bytes(), done: 0, limits }))
    };
    limits.check()?;
    parsed.map_err(|why| {
        Refusal::Damaged(if why.is_eof() { "the JSON ends too early" } else { "the JSON is not written as JSON is" })
    })
}

/// So many bytes take a millisecond or less.
const AT_ONCE: usize = 64 << 10;

/// A text that tells how far it has been read, and ends where it is stopped.
struct Told<'a> {
    text: &'a [u8],
    done: usize,
    limits: &'a Bounds,
}

impl Read for Told<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let progress = Progress::Bytes { done: self.done, of: Some(self.text.len()) };
        self.limits.tell(progress).map_err(io::Error::other)?;
        let count = (&self.text[self.done..]).read(into)?;
        self.done += count;
        Ok(count)
    }
}

/// [`parse`] for what was decrypted.
///
/// # Errors
/// Those of [`parse`].
pub(crate) fn parse_bytes(bytes: &[u8], limits: &Bounds) -> Result<Value, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Damaged("the JSON is not UTF-8"))?;
    parse(text, limits)
}

/// An object takes as much memory as so many other values, however small it is.
const OBJECT: usize = 16;

/// Counts before anything is built: a million empty lists are small on disk and large in memory.
fn within(text: &[u8], limits: &Bounds) -> Result<(), Refusal> {
    let (mut depth, mut values, mut quoted, mut escaped) = (0_usize, 0_usize, false, false);
    for (place, &byte) in text.iter().enumerate() {
        if place % AT_ONCE == AT_ONCE - 1 {
            limits.tell(Progress::Bytes { done: 0, of: Some(text.len()) })?;
        }
        if quoted {
            quoted = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'[' => (depth, values) = (depth + 1, values + 1),
            b'{' => (depth, values) = (depth + 1, values + OBJECT),
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if depth > limits.depth || values > limits.values {
            return Err(Refusal::Intricate);
        }
    }
    Ok(())
}

/// A member that is text; empty if it is missing, null or something else.
pub(crate) fn text<'a>(object: &'a Value, name: &str) -> &'a str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The first of these members that is text and not empty.
pub(crate) fn first<'a>(object: &'a Value, names: &[&str]) -> &'a str {
    names.iter().map(|name| text(object, name)).find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// A member that is a list; empty if it is missing, null or something else.
pub(crate) fn list<'a>(object: &'a Value, name: &str) -> &'a [Value] {
    object.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A member that is true, or says so in text.
pub(crate) fn flag(object: &Value, name: &str) -> bool {
    match object.get(name) {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::String(text)) => text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

/// A member that is a number, or a number in text; some products write all numbers so.
pub(crate) fn number(object: &Value, name: &str) -> Given {
    match object.get(name) {
        None | Some(Value::Null) => Given::Nothing,
        Some(Value::String(text)) => Given::text(text),
        Some(Value::Number(number)) => whole(number).map_or(Given::Odd, Given::Number),
        Some(_) => Given::Odd,
    }
}

/// Some writers make every number one with a fraction.
fn whole(number: &serde_json::Number) -> Option<u64> {
    let text = || number.to_string();
    number.as_u64().or_else(|| text().strip_suffix(".0")?.parse().ok())
}

/// What the entries of a list are called, by their ids: looked up for each account, so not searched for each time.
pub(crate) fn names<'a>(list: &'a [Value], id: &str, name: &str) -> HashMap<String, &'a str> {
    let pair = |entry: &'a Value| Some((key(entry.get(id)?), entry.get(name)?.as_str()?));
    list.iter().filter_map(pair).collect()
}

/// An id, which is text or a number, as text.
pub(crate) fn key(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// A member that must be a number for the file to be read at all.
///
/// # Errors
/// [`Refusal::Damaged`].
pub(crate) fn needed(object: &Value, name: &str) -> Result<u64, Refusal> {
    object.get(name).and_then(Value::as_u64).ok_or(Refusal::Damaged("a number is missing"))
}

/// A list of bytes, each from -128 to 127 as Java writes them, or to 255.
pub(crate) fn bytes(value: &Value) -> Option<Vec<u8>> {
    let byte = |number: i64| u8::try_from(number).ok().or_else(|| i8::try_from(number).ok().map(i8::cast_unsigned));
    value.as_array()?.iter().map(|item| item.as_i64().and_then(byte)).collect()
}

/// The text members of a list, in its order.
pub(crate) fn texts(object: &Value, name: &str) -> Vec<String> {
    list(object, name).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{bytes, number, parse};
    use crate::bounds::Bounds;
    use crate::given::Given;
    use crate::refusal::Refusal;

    #[test]
    fn json_that_no_export_is_built_like_is_refused_before_it_is_built() {
        let limits = Bounds::default();
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(64), &limits).is_ok());
        assert_eq!(parse(&nested(65), &limits), Err(Refusal::Intricate));
        assert_eq!(parse(&"[".repeat(1_000_000), &limits), Err(Refusal::Intricate));
        assert_eq!(parse(&format!("[{}0]", "[],".repeat(1_000_001)), &limits), Err(Refusal::Intricate));
    }

    #[test]
    fn numbers_may_be_text_or_have_a_fraction_of_nothing() {
        let object =
            serde_json::json!({"a": 30, "b": "30", "c": 30.0, "d": -1, "e": 1.5, "f": [], "g": null, "h": "x"});
        let given = |name: &str| number(&object, name);
        assert_eq!(["a", "b", "c"].map(given), [Given::Number(30); 3]);
        assert_eq!(["d", "e", "f", "h"].map(given), [Given::Odd; 4]);
        assert_eq!(["g", "i"].map(given), [Given::Nothing; 2]);
    }

    #[test]
    fn brackets_inside_text_count_for_nothing() {
        let text = format!(r#"{{"note": "\"{}\\"}}"#, "[".repeat(100));
        assert!(parse(&text, &Bounds::default()).is_ok());
    }

    #[test]
    fn bytes_may_be_signed() {
        assert_eq!(bytes(&serde_json::json!([-1, 0, 127, 200])), Some(vec![255, 0, 127, 200]));
        for wrong in
            [serde_json::json!([256]), serde_json::json!([-129]), serde_json::json!(["1"]), serde_json::json!("1")]
        {
            assert_eq!(bytes(&wrong), None);
        }
    }
}
