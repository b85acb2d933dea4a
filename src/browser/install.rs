//! Installing the app: the browser's own offer (`beforeinstallprompt`, which Chromium has), held back by static/boot/authenticator.js until the person wants it.

use wasm_bindgen::JsValue;

use super::door::{self, Listening};
use super::note;

/// Where that script keeps the offer.
const OFFER: &str = "slussInstall";
/// The note that the person does not want to be asked.
const DECLINED: &str = "sluss-not-installed";

/// Whether the browser offers it, and the person has not said no.
#[must_use]
pub fn is_offered() -> bool {
    door::find(&[OFFER]).is_some() && note::read(DECLINED).is_none()
}

/// Lets the browser ask the person. An offer can be used once.
pub async fn ask() {
    let Some(offer) = door::find(&[OFFER]) else { return };
    forget();
    // Whatever the person answers, the browser knows what to do.
    _ = door::wait(&offer, "prompt", &[]).await;
}

/// The person does not want it.
pub fn decline() {
    note::write(DECLINED, "1");
}

/// Calls back when there is an offer, or when the app has been installed, until dropped.
#[must_use]
pub fn on_offer(tell: impl Fn() + Clone + 'static) -> Vec<Listening> {
    let window = || door::find(&["self"]);
    let installed = tell.clone();
    let all = [
        door::listen(window(), "beforeinstallprompt", move |_| tell()),
        door::listen(window(), "appinstalled", move |_| {
            forget();
            installed();
        }),
    ];
    all.into_iter().flatten().collect()
}

fn forget() {
    // The global object takes any property.
    _ = js_sys::Reflect::set(&js_sys::global(), &OFFER.into(), &JsValue::UNDEFINED);
}
