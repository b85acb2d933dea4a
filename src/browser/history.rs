//! The address as part of a surface, so that Back and Forward lead through its screens and not out of it.

#[cfg(feature = "account")]
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{History, Window};

#[cfg(feature = "sign-in")]
use super::page;

fn window() -> Window {
    web_sys::window().expect("the surfaces run in a window only")
}

fn history() -> Option<History> {
    window().history().ok()
}

/// The path of the address.
#[must_use]
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Goes to a path, with a way back to the previous one; false if the browser refuses (too many in a short time), and then only the
/// address lags behind.
pub fn push(path: &str) -> bool {
    let depth = JsValue::from(depth() + 1.0);
    history().is_some_and(|history| history.push_state_with_url(&depth, "", Some(path)).is_ok())
}

/// Goes to a path in place of the current one.
pub fn replace(path: &str) {
    if let Some(history) = history() {
        _ = history.replace_state_with_url(&JsValue::from(depth()), "", Some(path));
    }
}

/// How many of our own addresses come before this one.
fn depth() -> f64 {
    history().and_then(|history| history.state().ok()).and_then(|state| state.as_f64()).unwrap_or_default()
}

/// Leaves for another address, and removes all of our own from the history: a finished sign-in is nothing to come back to. It first goes
/// back to the first of them, and whoever hears of that calls again.
#[cfg(feature = "sign-in")]
pub fn leave(url: &str) {
    let back =
        history().filter(|_| depth() > 0.0).is_some_and(|history| history.go_with_delta(-depth() as i32).is_ok());
    if !back {
        page::go_to(url);
    }
}

/// The path of the address, with its query.
#[cfg(feature = "sign-in")]
#[must_use]
pub fn address() -> String {
    path() + &window().location().search().unwrap_or_default()
}

/// Listens for the person going back or forward, until dropped.
#[cfg(feature = "sign-in")]
#[derive(Debug)]
pub struct Moves(Closure<dyn FnMut()>);

#[cfg(feature = "sign-in")]
impl Moves {
    /// Listens until this is dropped; `tell` is called after the address has changed.
    #[must_use]
    pub fn hear(tell: impl Fn() + 'static) -> Self {
        let listener = Closure::<dyn FnMut()>::new(tell);
        _ = window().add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
        Self(listener)
    }
}

#[cfg(feature = "sign-in")]
impl Drop for Moves {
    fn drop(&mut self) {
        _ = window().remove_event_listener_with_callback("popstate", self.0.as_ref().unchecked_ref());
    }
}

/// Goes back as if the person had pressed the browser's button.
#[cfg(any(feature = "account", feature = "authenticator"))]
pub fn back() {
    if let Ok(history) = window().history() {
        _ = history.back();
    }
}

/// Calls back when the person went back or forward, for as long as the page lives.
#[cfg(any(feature = "account", feature = "authenticator"))]
pub fn on_move(tell: impl Fn() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(tell);
    _ = window().add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls back when the person went back or forward, until it is dropped.
#[cfg(any(feature = "account", feature = "authenticator"))]
#[must_use]
pub fn hear_moves(tell: impl Fn() + 'static) -> Option<super::door::Listening> {
    super::door::listen(Some(window().into()), "popstate", move |_| tell())
}

/// Calls back when the browser restores the page from its memory, for as long as the page lives.
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
