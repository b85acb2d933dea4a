//! Asking the browser's push service to wake this app (W3C Push API). Only where the person has allowed notifications.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use web_sys::{Notification, NotificationPermission};

/// Where the browser wants to be woken.
#[derive(Clone, PartialEq, Eq)]
pub struct Subscribed {
    /// The push service's address.
    pub endpoint: String,
    /// The browser's public key.
    pub p256dh: Vec<u8>,
    /// The secret that it shares with whoever wakes it.
    pub auth: Vec<u8>,
}

impl std::fmt::Debug for Subscribed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Subscribed(..)")
    }
}

/// Subscribes with the key of the server that shall wake us. `None` where the person or the browser does not want it: then the app
/// learns of requests while it is open.
pub async fn subscribe(server_key: &[u8]) -> Option<Subscribed> {
    if Notification::permission() != NotificationPermission::Granted {
        return None;
    }
    try_to(server_key).await.ok().flatten()
}

async fn try_to(server_key: &[u8]) -> Result<Option<Subscribed>, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let workers = get(&navigator, "serviceWorker")?;
    let registration = JsFuture::from(get(&workers, "ready")?.dyn_into::<Promise>()?).await?;
    let manager = get(&registration, "pushManager")?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"userVisibleOnly".into(), &JsValue::TRUE)?;
    Reflect::set(&wanted, &"applicationServerKey".into(), &Uint8Array::from(server_key))?;
    let asked = get(&manager, "subscribe")?.dyn_into::<Function>()?.call1(&manager, &wanted)?;
    let subscription = JsFuture::from(asked.dyn_into::<Promise>()?).await?;
    let key = |name: &str| -> Result<Vec<u8>, JsValue> {
        let found = get(&subscription, "getKey")?.dyn_into::<Function>()?.call1(&subscription, &name.into())?;
        Ok(Uint8Array::new(&found).to_vec())
    };
    let endpoint = get(&subscription, "endpoint")?.as_string();
    let (p256dh, auth) = (key("p256dh")?, key("auth")?);
    Ok(endpoint.map(|endpoint| Subscribed { endpoint, p256dh, auth }))
}

fn get(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(of, &name.into())
}
