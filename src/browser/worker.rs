//! The service worker that keeps this app's files: looking for a new version, letting it take over, and hearing from the worker.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::clock::{pause, within};
use super::door::{self, Listening};
use super::given::Given;
use super::page;

/// The message that tells the new version to take over at once; static/service-worker.js knows it.
const TAKE_OVER: &str = "take-over";
/// The worker's message that there is something to ask the server about.
const ASK: &str = "ask";
/// The question what another app has shared with this one.
const SHARED: &str = "shared";
/// How long a new version may take to be fetched, and to take over, before the page is simply loaded again.
const PATIENCE_MS: u32 = 10_000;
/// How often to check on a new version that is being installed.
const LOOK_MS: u32 = 200;

fn container() -> Option<JsValue> {
    door::find(&["navigator", "serviceWorker"])
}

/// The registration of the active worker, once there is one. If none was ever registered, this waits for ever.
pub(super) async fn ready() -> Option<JsValue> {
    let ready = door::get(&container()?, "ready")?;
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&ready)).await.ok()
}

/// Listens to the worker until dropped.
#[derive(Debug)]
pub struct Hearing(#[expect(dead_code, reason = "held because dropping them ends it")] Vec<Listening>);

/// Calls back when the worker has heard that somebody asks for this person.
#[must_use]
pub fn on_ask(tell: impl Fn() + 'static) -> Hearing {
    let said = move |event: JsValue| {
        if door::get(&event, "data").and_then(|data| data.as_string()).as_deref() == Some(ASK) {
            tell();
        }
    };
    Hearing(door::listen(container(), "message", said).into_iter().collect())
}

/// What another app has shared with this one, which the worker forgets with the answer; `None` if there is nothing.
pub async fn shared() -> Option<Given> {
    let active = door::get(&ready().await?, "active")?;
    let channel = door::make("MessageChannel", &[])?;
    let (ours, theirs) = (door::get(&channel, "port1")?, door::get(&channel, "port2")?);
    let answer = Promise::new(&mut |resolve, _| {
        // A browser that cannot listen gets no answer, and the time that one waits for it passes.
        _ = js_sys::Reflect::set(&ours, &"onmessage".into(), &resolve);
    });
    door::call(&active, "postMessage", &[SHARED.into(), Array::of1(&theirs).into()]).ok()?;
    let event = within(PATIENCE_MS, JsFuture::from(answer)).await?.ok()?;
    let said = door::get(&event, "data")?;
    match door::get(&said, "picture").and_then(|picture| picture.dyn_into().ok()) {
        Some(picture) => Some(Given::File(picture)),
        None => door::get(&said, "text")?.as_string().map(Given::Text),
    }
}

/// Checks for a new version; true if one waits to take over.
pub async fn look_for_new_version() -> bool {
    let Some(registration) = registered().await else { return false };
    // Without a network none can be found.
    _ = door::wait(&registration, "update", &[]).await;
    within(PATIENCE_MS, arrived(&registration)).await.unwrap_or(false)
}

/// Loads the newest version of the app.
pub async fn load_new_version() {
    if look_for_new_version().await
        && let Some(waiting) = registered().await.and_then(|registration| door::get(&registration, "waiting"))
    {
        let taken = Rc::new(Cell::new(false));
        let _changed = door::listen(container(), "controllerchange", {
            let taken = taken.clone();
            move |_| taken.set(true)
        });
        _ = door::call(&waiting, "postMessage", &[TAKE_OVER.into()]);
        _ = within(PATIENCE_MS, until(&taken)).await;
    }
    page::reload();
}

async fn until(taken: &Cell<bool>) {
    while !taken.get() {
        pause(LOOK_MS).await;
    }
}

async fn registered() -> Option<JsValue> {
    door::wait(&container()?, "getRegistration", &[]).await.ok().filter(|found| !found.is_undefined())
}

/// Waits until nothing is being installed; true if a version waits then.
async fn arrived(registration: &JsValue) -> bool {
    while door::get(registration, "installing").is_some() {
        pause(LOOK_MS).await;
    }
    // The first version of all takes over by itself.
    door::get(registration, "waiting").is_some() && door::get(registration, "active").is_some()
}
