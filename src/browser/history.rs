//! The address as part of a surface, so that Back and Forward lead through its screens and not out of it.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

fn window() -> Window {
    web_sys::window().expect("the surfaces run in a window only")
}

/// The path of the address.
#[must_use]
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Goes to a path with a way back to the one before; false where the browser refuses (too many in a short time): then the address lags
/// behind and nothing else.
pub fn push(path: &str) -> bool {
    window().history().is_ok_and(|history| history.push_state_with_url(&JsValue::NULL, "", Some(path)).is_ok())
}

/// Goes to a path in place of the one before.
pub fn replace(path: &str) {
    if let Ok(history) = window().history() {
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Goes back as if the person had pressed the browser's button.
#[cfg(feature = "authenticator")]
pub fn back() {
    if let Ok(history) = window().history() {
        _ = history.back();
    }
}

/// Calls back when the person went back or forward, for as long as the page lives.
pub fn on_move(tell: impl Fn() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(tell);
    _ = window().add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls back when the page comes out of the browser's memory as it was left, for as long as it lives.
#[cfg(feature = "account")]
pub fn on_return(tell: impl Fn() + 'static) {
    let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        if Reflect::get(&event, &"persisted".into()).is_ok_and(|kept| kept.is_truthy()) {
            tell();
        }
    });
    _ = window().add_event_listener_with_callback("pageshow", listener.as_ref().unchecked_ref());
    listener.forget();
}
