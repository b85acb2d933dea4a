//! Asking for what only the person can allow.

use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission};

/// Whether the question can still be asked: a refusal is for good until the person changes it in the browser.
#[must_use]
pub fn can_ask() -> bool {
    Notification::permission() == NotificationPermission::Default
}

/// Whether the person has allowed it already.
#[must_use]
pub fn are_allowed() -> bool {
    Notification::permission() == NotificationPermission::Granted
}

/// Asks; true when the person allows it.
pub async fn ask() -> bool {
    let Ok(asked) = Notification::request_permission() else { return false };
    JsFuture::from(asked).await.is_ok() && Notification::permission() == NotificationPermission::Granted
}

/// Asks the browser not to clear our storage when it needs room. It decides by itself; the person is told nothing.
pub async fn keep_storage() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(asked) = window.navigator().storage().persist() {
        _ = JsFuture::from(asked).await;
    }
}
