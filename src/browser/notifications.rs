//! Notifications: whether there are any here, and asking for what only the person can allow.

use super::door;

/// How it stands with notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// The person has allowed them.
    Granted,
    /// The question can still be asked.
    Open,
    /// The person has said no: it is for good until they change it in the browser.
    Denied,
    /// This browser has none here, as an iPhone's outside of its home screen, or nothing that could wake the app for one.
    Absent,
}

/// How it stands now.
#[must_use]
pub fn permission() -> Permission {
    let can_wake = door::find(&["PushManager"]).is_some() && door::find(&["navigator", "serviceWorker"]).is_some();
    let said = door::find(&["Notification", "permission"]).and_then(|said| said.as_string());
    match said.as_deref().filter(|_| can_wake) {
        None => Permission::Absent,
        Some("granted") => Permission::Granted,
        Some("default") => Permission::Open,
        Some(_) => Permission::Denied,
    }
}

/// Asks, and waits for as long as the person leaves the question open: nothing else may wait for it.
pub async fn ask() {
    if let Some(notification) = door::find(&["Notification"]) {
        _ = door::wait(&notification, "requestPermission", &[]).await;
    }
}
