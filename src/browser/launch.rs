//! Where the system wanted to lead when the app was open already (Launch Handler API, WICG): it brings that window to the front and reloads nothing, so that
//! nothing is lost that somebody is in the middle of.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::door;

/// Calls back with what the address says after `#`, for as long as the page lives. The launch that has opened this very page is left to its address.
pub fn on_launch(tell: impl Fn(String) + 'static) {
    let Some(queue) = door::find(&["launchQueue"]) else { return };
    let mut own = door::find(&["location", "href"]).and_then(|address| address.as_string());
    let consume = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let target = door::get(&launch, "targetURL").and_then(|url| url.as_string()).unwrap_or_default();
        if own.take_if(|own| *own == target).is_some() {
            return;
        }
        if let Some((_, fragment)) = target.split_once('#') {
            tell(fragment.to_owned());
        }
    });
    _ = door::call(&queue, "setConsumer", &[consume.into_js_value()]);
}
