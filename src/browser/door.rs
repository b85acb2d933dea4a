//! The only access to interfaces that a browser may lack: look for one, then call it. Nothing here throws into the program: what is
//! missing is `None`, and what is refused is an error. The caller tells people what is missing.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the browser has under these names, each a property of the previous one, starting from the global object.
#[must_use]
pub fn find(path: &[&str]) -> Option<JsValue> {
    path.iter().try_fold(JsValue::from(js_sys::global()), |of, name| get(&of, name))
}

/// A property, if it exists. One whose getter throws does not.
#[must_use]
pub fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}

/// Calls a method.
///
/// # Errors
/// What it threw; `undefined` where there is no such method.
pub fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, name).and_then(|found| found.dyn_into().ok()).ok_or(JsValue::UNDEFINED)?;
    Reflect::apply(&method, of, &list(arguments))
}

/// Calls a method, and waits for what it promises.
///
/// # Errors
/// As [`call`], and what the promise was rejected with.
pub async fn wait(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    match call(of, name, arguments)?.dyn_into::<Promise>() {
        Ok(promised) => JsFuture::from(promised).await,
        Err(at_once) => Ok(at_once),
    }
}

/// A new object of a class.
#[must_use]
pub fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class: Function = find(&[class])?.dyn_into().ok()?;
    Reflect::construct(&class, &list(arguments)).ok()
}

/// A plain object with these fields.
#[must_use]
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a plain field on a plain object always works.
        _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn list(values: &[JsValue]) -> Array {
    let list = Array::new();
    for value in values {
        list.push(value);
    }
    list
}

/// Listens for an event until dropped.
#[derive(Debug)]
pub struct Listening {
    of: JsValue,
    event: &'static str,
    ear: Closure<dyn FnMut(JsValue)>,
}

/// Calls back at each event of this name; `None` if the target does not exist.
#[must_use]
pub fn listen(of: Option<JsValue>, event: &'static str, tell: impl FnMut(JsValue) + 'static) -> Option<Listening> {
    let listening = Listening { of: of?, event, ear: Closure::new(tell) };
    call(&listening.of, "addEventListener", &listening.arguments()).ok()?;
    Some(listening)
}

impl Listening {
    fn arguments(&self) -> [JsValue; 2] {
        [self.event.into(), self.ear.as_ref().clone()]
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        // If it cannot be removed, the event finds a listener that is gone, which costs only a line in the console.
        _ = call(&self.of, "removeEventListener", &self.arguments());
    }
}
