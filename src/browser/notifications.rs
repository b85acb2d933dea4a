//! Notifications: whether the browser has them, and asking for what only the person can allow.

use super::door;

/// The permission in the browser's own word; `None` if it has no notifications here, or nothing that could wake the app for one.
#[must_use]
pub fn said() -> Option<String> {
    door::find(&["PushManager"])?;
    door::find(&["navigator", "serviceWorker"])?;
    door::find(&["Notification", "permission"])?.as_string()
}

/// Asks, and waits for as long as the person leaves the question open. Nothing else may wait for this.
pub async fn ask() {
    if let Some(notification) = door::find(&["Notification"]) {
        _ = door::wait(&notification, "requestPermission", &[]).await;
    }
}
