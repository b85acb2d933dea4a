//! What is special about an iPhone or iPad, where a web app on the home screen and the same page in a tab have two stores; and the mark
//! by which a store that was emptied is told from a new one.

use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

use super::door;

/// Set by the server where keys are kept. It is a cookie, because browsers that throw away what scripts have stored keep what servers set.
const MARK: &str = "__Host-sluss-keys";

/// Whether this is a tab of a browser on an iPhone or iPad. Only there is `navigator.standalone` known, beside Macs, which have nothing to
/// touch.
#[must_use]
pub fn is_tab_of_ios() -> bool {
    let navigator = |name: &str| door::find(&["navigator", name]);
    let touches = navigator("maxTouchPoints").and_then(|points| points.as_f64()).unwrap_or_default();
    navigator("standalone").is_some_and(|standalone| standalone.is_falsy()) && touches > 0.0
}

/// Whether keys were kept in this browser once.
#[must_use]
pub fn had_keys() -> bool {
    let cookies = document().and_then(|document| document.cookie().ok()).unwrap_or_default();
    cookies.split("; ").filter_map(|pair| pair.split_once('=')).any(|(name, _)| name == MARK)
}

/// The last key is gone because the person wanted it so.
pub fn forget_keys() {
    if let Some(document) = document() {
        _ = document.set_cookie(&format!("{MARK}=; Path=/; Secure; SameSite=Lax; Max-Age=0"));
    }
}

fn document() -> Option<HtmlDocument> {
    web_sys::window()?.document()?.dyn_into().ok()
}
