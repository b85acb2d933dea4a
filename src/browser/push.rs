//! Asking the browser's push service to wake this app (W3C Push API). Only where the person has allowed notifications.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use super::door;
use super::notifications::{Permission, permission};
use super::worker;

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
    if permission() != Permission::Granted {
        return None;
    }
    let manager = door::get(&worker::ready().await?, "pushManager")?;
    let key = JsValue::from(Uint8Array::from(server_key));
    let wanted = door::object(&[("userVisibleOnly", JsValue::TRUE), ("applicationServerKey", key)]);
    let subscription = door::wait(&manager, "subscribe", &[wanted]).await.ok()?;
    let key =
        |name: &str| door::call(&subscription, "getKey", &[name.into()]).ok().map(|key| Uint8Array::new(&key).to_vec());
    Some(Subscribed {
        endpoint: door::get(&subscription, "endpoint")?.as_string()?,
        p256dh: key("p256dh")?,
        auth: key("auth")?,
    })
}
