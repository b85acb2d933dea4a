//! Codes by SMS, read by the browser if it can (WebOTP) and the person allows it. Otherwise nothing happens.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::door;

/// The browser listens for as long as this lives.
#[derive(Debug)]
pub struct Listening(JsValue);

impl Drop for Listening {
    fn drop(&mut self) {
        // One that has already received a code cannot be aborted.
        _ = door::call(&self.0, "abort", &[]);
    }
}

/// Listens for one SMS that is bound to this page's host, and hands over its code. `None` if the browser cannot.
#[must_use]
pub fn receive(tell: impl FnOnce(String) + 'static) -> Option<Listening> {
    // A browser that knows no such credential would ask the person about passwords instead.
    door::find(&["OTPCredential"])?;
    let credentials = door::find(&["navigator", "credentials"])?;
    let controller = door::make("AbortController", &[])?;
    let otp = door::object(&[("transport", Array::of1(&"sms".into()).into())]);
    let wanted = door::object(&[("otp", otp), ("signal", door::get(&controller, "signal")?)]);
    let asked = door::call(&credentials, "get", &[wanted]).ok()?.dyn_into::<Promise>().ok()?;
    spawn_local(async move {
        let code = JsFuture::from(asked).await.ok().and_then(|credential| door::get(&credential, "code"));
        if let Some(code) = code.and_then(|code| code.as_string()) {
            tell(code);
        }
    });
    Some(Listening(controller))
}
