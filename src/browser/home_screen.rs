//! What is special about an iPhone or iPad, where a web app on the home screen and the same page in a tab have separate stores; and the mark
//! that tells an emptied store from a new one.

use sluss_protocol::cookie::{CookieRules, KEYS};
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

use super::{door, page};

fn rules() -> CookieRules {
    CookieRules::at(&page::origin())
}

/// Whether this is a browser tab on an iPhone or iPad. Only these know `navigator.standalone`, besides Macs, which have no touch
/// screen.
#[must_use]
pub fn is_tab_of_ios() -> bool {
    let navigator = |name: &str| door::find(&["navigator", name]);
    let touches = navigator("maxTouchPoints").and_then(|points| points.as_f64()).unwrap_or_default();
    navigator("standalone").is_some_and(|standalone| standalone.is_falsy()) && touches > 0.0
}

/// Whether keys were once kept in this browser. The server then left a cookie: browsers that delete what scripts have stored keep
/// what servers set.
#[must_use]
pub fn had_keys() -> bool {
    let mark = rules().name(KEYS);
    let cookies = document().and_then(|document| document.cookie().ok()).unwrap_or_default();
    cookies.split("; ").filter_map(|pair| pair.split_once('=')).any(|(name, _)| name == mark)
}

/// Notes that the last key is gone because the person wanted it so.
pub fn forget_keys() {
    if let Some(document) = document() {
        _ = document.set_cookie(&rules().forget(KEYS));
    }
}

fn document() -> Option<HtmlDocument> {
    web_sys::window()?.document()?.dyn_into().ok()
}
