//! The clipboard, as far as a person's press of a button allows.

use wasm_bindgen_futures::JsFuture;

/// Copies a text; false when the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
