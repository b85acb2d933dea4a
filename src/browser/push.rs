//! Asking the browser's push service to wake this app (W3C Push API), if the person has allowed notifications.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use super::door;
use super::notifications;
use super::worker;
use crate::authenticator::commands::PushAddress;
use crate::authenticator::state::environment::NotificationPermission;

/// Subscribes with the key of the server that is to wake us. `None` if the person or the browser does not want that: then the app
/// learns of requests while it is open.
pub async fn subscribe(server_key: &[u8]) -> Option<PushAddress> {
    if NotificationPermission::of(notifications::said().as_deref()) != NotificationPermission::Granted {
        return None;
    }
    let manager = door::get(&worker::ready().await?, "pushManager")?;
    let key = JsValue::from(Uint8Array::from(server_key));
    let wanted = door::object(&[("userVisibleOnly", JsValue::TRUE), ("applicationServerKey", key)]);
    let subscription = door::wait(&manager, "subscribe", &[wanted]).await.ok()?;
    let key =
        |name: &str| door::call(&subscription, "getKey", &[name.into()]).ok().map(|key| Uint8Array::new(&key).to_vec());
    Some(PushAddress {
        endpoint: door::get(&subscription, "endpoint")?.as_string()?,
        p256dh: key("p256dh")?,
        auth: key("auth")?,
    })
}
