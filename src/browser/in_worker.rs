//! The worker's side of the conversation with its page: questions come, answers go, and before an answer perhaps numbers that say how far it is. What is
//! asked is the program's business.

#[cfg(feature = "import")]
use js_sys::Array;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use super::door;

/// What the page is told when the worker listens.
pub(super) const READY: &str = "ready";

/// A question: an object of bytes, numbers and what the browser can hand over.
#[derive(Debug)]
pub struct Question(JsValue);

impl Question {
    /// The bytes under this name, which are wiped in the browser's own memory.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        let array: Uint8Array = door::get(&self.0, name)?.into();
        let bytes = array.to_vec();
        array.fill(0, 0, array.length());
        Some(bytes)
    }

    /// Whatever the browser has handed over under this name.
    #[cfg(feature = "scanner")]
    pub(super) fn value(&self, name: &str) -> Option<JsValue> {
        door::get(&self.0, name)
    }

    /// The whole number under this name.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u32> {
        let number = door::get(&self.0, name)?.as_f64()?;
        (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
    }
}

/// Answers questions for as long as the worker lives.
pub fn serve(mut answer: impl FnMut(&Question) -> Option<Vec<u8>> + 'static) {
    let page = JsValue::from(js_sys::global());
    let heard = move |event: JsValue| {
        let said = door::get(&event, "data").map(Question).and_then(|question| answer(&question));
        tell(&said.map_or(JsValue::NULL, |bytes| Uint8Array::from(bytes.as_slice()).into()));
    };
    // The listener lives as long as the worker does.
    std::mem::forget(door::listen(Some(page), "message", heard));
    tell(&READY.into());
}

/// Tells the page numbers before the answer. It hears them at once, although the worker goes on working.
#[cfg(feature = "import")]
pub fn tell_numbers(numbers: &[f64]) {
    tell(&numbers.iter().map(|number| JsValue::from_f64(*number)).collect::<Array>().into());
}

fn tell(said: &JsValue) {
    // Without a page there is nobody to tell.
    _ = door::call(&js_sys::global(), "postMessage", std::slice::from_ref(said));
}
