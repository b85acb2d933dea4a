//! Notes that a browser keeps for this origin and that anybody may read: nothing secret, and nothing that would be missed.

use wasm_bindgen::JsValue;

use super::door;

/// A note by its name; `None` if there is none, or if the browser keeps none.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    call("getItem", &[name.into()])?.as_string()
}

/// Writes a note. If the browser keeps none, nothing happens.
pub fn write(name: &str, text: &str) {
    _ = call("setItem", &[name.into(), text.into()]);
}

/// Removes a note, if there is one.
pub fn remove(name: &str) {
    _ = call("removeItem", &[name.into()]);
}

fn call(method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    door::call(&door::find(&["localStorage"])?, method, arguments).ok()
}
