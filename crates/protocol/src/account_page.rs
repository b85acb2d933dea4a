//! The routes of the account pages: one path a page. The app shows the page of its path, and the server sends people to those that are
//! entrances. The list is closed, so an address that leads to one of them can lead nowhere else.

use serde::{Deserialize, Serialize};

/// A page of the account pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountPage {
    /// *My account*, the first page. It used to be two pages, and a sign-in from that time may still lead to the other path.
    #[default]
    #[serde(alias = "settings")]
    Overview,
    /// The form for a new device.
    AddDevice,
    /// The QR code for a new device, which only its form leads to.
    DeviceCode,
    /// The page that says that a new device is registered.
    DeviceAdded,
    /// The list of phone numbers.
    Phones,
    /// The form for a new phone number.
    AddPhone,
    /// The field for the code that was sent to a new phone number, which only its form leads to.
    PhoneCode,
    /// The form to change the name.
    Name,
    /// The form that asks for another email address.
    Address,
    /// The form to change the password.
    Password,
    /// The question whether to make new recovery codes.
    Recovery,
    /// The sheet of new recovery codes, until it is confirmed.
    RecoveryCodes,
    /// PANIC, which deletes every second factor.
    #[serde(alias = "panic")]
    FactorReset,
    /// The form that deletes the account.
    Erase,
    /// The list of sessions.
    Sessions,
    /// What has happened to the account.
    Activity,
}

impl AccountPage {
    /// Every page, for looking up paths and for tests that walk them.
    pub const ALL: [Self; 16] = [
        Self::Overview,
        Self::AddDevice,
        Self::DeviceCode,
        Self::DeviceAdded,
        Self::Phones,
        Self::AddPhone,
        Self::PhoneCode,
        Self::Name,
        Self::Address,
        Self::Password,
        Self::Recovery,
        Self::RecoveryCodes,
        Self::FactorReset,
        Self::Erase,
        Self::Sessions,
        Self::Activity,
    ];

    /// Its path on the server's own origin.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Overview => "/account/",
            Self::AddDevice => "/account/add-device",
            Self::DeviceCode => "/account/add-device/code",
            Self::DeviceAdded => "/account/add-device/done",
            Self::Phones => "/account/phones",
            Self::AddPhone => "/account/phones/add",
            Self::PhoneCode => "/account/phones/add/code",
            Self::Name => "/account/name",
            Self::Address => "/account/address",
            Self::Password => "/account/password",
            Self::Recovery => "/account/recovery",
            Self::RecoveryCodes => "/account/recovery/codes",
            Self::FactorReset => "/account/factor-reset",
            Self::Erase => "/account/erase",
            Self::Sessions => "/account/sessions",
            Self::Activity => "/account/activity",
        }
    }

    /// The page with exactly this path.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.path() == path)
    }

    /// Whether anybody may be sent here; other pages show the middle of something that begins elsewhere.
    #[must_use]
    pub const fn is_entrance(self) -> bool {
        !matches!(self, Self::DeviceCode | Self::DeviceAdded | Self::PhoneCode | Self::RecoveryCodes)
    }

    /// The page with exactly this path, if anybody may be sent to it.
    #[must_use]
    pub fn entrance(path: &str) -> Option<Self> {
        Self::parse(path).filter(|page| page.is_entrance())
    }

    /// The address that signs in and then goes there.
    #[must_use]
    pub fn sign_in_url(self) -> String {
        match self {
            Self::Overview => "/account/sign-in".to_owned(),
            page => format!("/account/sign-in?to={}", page.path()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AccountPage;

    #[test]
    fn a_sign_in_to_what_was_a_page_of_its_own_leads_to_my_account() {
        let page: AccountPage = serde_json::from_str("\"settings\"").unwrap();
        assert_eq!(page, AccountPage::Overview);
        assert_eq!(serde_json::from_str::<AccountPage>("\"panic\"").unwrap(), AccountPage::FactorReset);
        assert_eq!(AccountPage::entrance("/account/settings").unwrap_or_default(), AccountPage::Overview);
    }

    #[test]
    fn every_path_reads_back_as_its_page_and_no_other_path_is_one() {
        for page in AccountPage::ALL {
            assert_eq!(AccountPage::parse(page.path()), Some(page));
            assert!(page.path().starts_with("/account/"));
        }
        for other in ["", "/", "/account", "/account/phones/", "//account/phones", "https://evil.test/account/phones"] {
            assert_eq!(AccountPage::parse(other), None, "{other}");
        }
    }

    #[test]
    fn nobody_is_sent_into_the_middle_of_something() {
        for page in AccountPage::ALL {
            assert_eq!(AccountPage::entrance(page.path()).is_some(), page.is_entrance());
        }
        for path in ["/account/add-device/code", "/account/recovery/codes", "/account/phones/add/code"] {
            assert_eq!(AccountPage::entrance(path), None, "{path}");
        }
    }
}
