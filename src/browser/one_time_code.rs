//! Codes that come by SMS, read by the browser where it can (WebOTP) and the person lets it. Elsewhere nothing happens.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The browser listens for as long as this lives.
#[derive(Debug)]
pub struct Listening(JsValue);

impl Drop for Listening {
    fn drop(&mut self) {
        // One that has heard already has nothing to end.
        _ = call(&self.0, "abort", None);
    }
}

/// Listens for one SMS that is bound to this page's host, and hands over its code. `None` where the browser cannot.
#[must_use]
pub fn receive(tell: impl FnOnce(String) + 'static) -> Option<Listening> {
    let window: JsValue = web_sys::window()?.into();
    // A browser that knows no such credential would ask the person about passwords instead.
    Reflect::get(&window, &"OTPCredential".into()).ok().filter(|known| !known.is_undefined())?;
    let credentials = get(&get(&window, "navigator")?, "credentials")?;
    let controller = get(&window, "AbortController")?.dyn_into::<Function>().ok()?;
    let controller: JsValue = Reflect::construct(&controller, &Array::new()).ok()?;
    let otp = object(&[("transport", Array::of1(&"sms".into()).into())])?;
    let wanted = object(&[("otp", otp), ("signal", get(&controller, "signal")?)])?;
    let asked = call(&credentials, "get", Some(&wanted))?.dyn_into::<Promise>().ok()?;
    spawn_local(async move {
        let code = JsFuture::from(asked).await.ok().and_then(|credential| get(&credential, "code"));
        if let Some(code) = code.and_then(|code| code.as_string()) {
            tell(code);
        }
    });
    Some(Listening(controller))
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}

fn call(of: &JsValue, name: &str, argument: Option<&JsValue>) -> Option<JsValue> {
    let function = get(of, name)?.dyn_into::<Function>().ok()?;
    argument.map_or_else(|| function.call0(of), |argument| function.call1(of, argument)).ok()
}

fn object(fields: &[(&str, JsValue)]) -> Option<JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object.into())
}
