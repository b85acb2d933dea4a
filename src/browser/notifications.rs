//! Notifications: whether there are any here, and asking for what only the person can allow.

use super::door;

/// What the browser says about the permission, in its own word; `None` where it has no notifications here, or nothing that could wake the app for
/// one.
#[must_use]
pub fn said() -> Option<String> {
    door::find(&["PushManager"])?;
    door::find(&["navigator", "serviceWorker"])?;
    door::find(&["Notification", "permission"])?.as_string()
}

/// Asks, and waits for as long as the person leaves the question open: nothing else may wait for it.
pub async fn ask() {
    if let Some(notification) = door::find(&["Notification"]) {
        _ = door::wait(&notification, "requestPermission", &[]).await;
    }
}
