//! What the browser says about itself and this page, as far as it matters here.

/// Whether the app may notify the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotificationPermission {
    /// The person has allowed it.
    Granted,
    /// The person can still be asked.
    Open,
    /// The person has said no, which holds until they change it in the browser.
    Denied,
    /// This browser has no notifications here (like an iPhone's outside its home screen), or nothing that could wake the app for one.
    #[default]
    Absent,
}

impl NotificationPermission {
    /// The meaning of the browser's own word (W3C Notifications); `None` if it has none, or could not wake the app.
    #[must_use]
    pub fn of(said: Option<&str>) -> Self {
        match said {
            None => Self::Absent,
            Some("granted") => Self::Granted,
            Some("default") => Self::Open,
            Some(_) => Self::Denied,
        }
    }
}

/// What the browser says now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// Keys were kept in this browser once.
    pub had_keys: bool,
    /// This is a tab of an iPhone or iPad, beside which there may be an app on the home screen.
    pub tab_of_ios: bool,
    /// The browser offers to install the app, and the person has not said that they do not want that.
    pub installable: bool,
    /// The device can vibrate, and the person has not asked for less motion.
    pub vibrates: bool,
    /// Whether the app may notify the person.
    pub notifications: NotificationPermission,
}

#[cfg(test)]
mod tests {
    use super::NotificationPermission;

    #[test]
    fn only_an_explicit_yes_counts_as_one() {
        let of = NotificationPermission::of;
        assert_eq!(of(Some("granted")), NotificationPermission::Granted);
        assert_eq!(of(Some("default")), NotificationPermission::Open);
        assert_eq!(of(Some("denied")), NotificationPermission::Denied);
        assert_eq!(of(Some("of-2030")), NotificationPermission::Denied);
        assert_eq!(of(None), NotificationPermission::Absent);
    }
}
