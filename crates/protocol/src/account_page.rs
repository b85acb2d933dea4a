//! The places of the account pages: whoever is sent to one ends up there after signing in. There are these and no others, so an address
//! that leads to one can lead nowhere else.

use serde::{Deserialize, Serialize};

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountPage {
    /// *My account*, the first page. It was two once, and a sign-in that was begun then may still lead to the other.
    #[default]
    #[serde(alias = "settings")]
    Overview,
    /// The form for a new device.
    AddDevice,
    /// The phone numbers.
    Phones,
    /// The form for a new number.
    AddPhone,
    /// Another password.
    Password,
    /// New recovery codes.
    Recovery,
    /// Deleting all that opens the second gate.
    Panic,
    /// Deleting the account.
    Erase,
    /// Where the person is signed in.
    Sessions,
    /// What happened to the account.
    Activity,
}

impl AccountPage {
    /// Every place.
    pub const ALL: [Self; 10] = [
        Self::Overview,
        Self::AddDevice,
        Self::Phones,
        Self::AddPhone,
        Self::Password,
        Self::Recovery,
        Self::Panic,
        Self::Erase,
        Self::Sessions,
        Self::Activity,
    ];

    /// Its path.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Overview => "/account/",
            Self::AddDevice => "/account/add-device",
            Self::Phones => "/account/phones",
            Self::AddPhone => "/account/phones/add",
            Self::Password => "/account/password",
            Self::Recovery => "/account/recovery",
            Self::Panic => "/account/panic",
            Self::Erase => "/account/erase",
            Self::Sessions => "/account/sessions",
            Self::Activity => "/account/activity",
        }
    }

    /// The place with exactly this path.
    #[must_use]
    pub fn entrance(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.path() == path)
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
        assert_eq!(AccountPage::entrance("/account/settings").unwrap_or_default(), AccountPage::Overview);
    }

    #[test]
    fn a_path_leads_to_one_place_of_the_account_pages_or_nowhere() {
        for page in AccountPage::ALL {
            assert_eq!(AccountPage::entrance(page.path()), Some(page));
            assert!(page.path().starts_with("/account/"));
        }
        for other in ["", "/", "/account", "/account/phones/", "//account/phones", "https://evil.test/account/phones"] {
            assert_eq!(AccountPage::entrance(other), None, "{other}");
        }
    }
}
