//! Shift-JIS, the charset of codes with Japanese words, by the browser's own table.

use js_sys::Uint8Array;

use super::door;

/// The text of these bytes; `None` if they are no Shift-JIS, or the browser has no table of it.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let decoder = door::make("TextDecoder", &["shift_jis".into(), door::object(&[("fatal", true.into())])])?;
    door::call(&decoder, "decode", &[Uint8Array::from(bytes).into()]).ok()?.as_string()
}
