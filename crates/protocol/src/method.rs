//! The methods that the drop-down lists, and the levels that they reach. The server says which of them can be used.

use serde::{Deserialize, Serialize};

/// How sure the server is of who signed in, in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Level {
    /// The password alone, one step.
    Basic,
    /// Two factors of different kinds.
    Medium,
}

impl Level {
    /// The name on the wire, in configuration and in logs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Basic => "BASIC",
            Self::Medium => "MEDIUM",
        }
    }

    /// The level with this name, in any letter case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Basic, Self::Medium].into_iter().find(|level| level.name().eq_ignore_ascii_case(name))
    }
}

/// A way to sign in, under the name that EU Login's CAS dialect gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Method {
    /// Email and password, nothing more.
    #[serde(rename = "PASSWORD")]
    Password,
    /// Password, then a request that the person approves in the authenticator, with a number and the PIN.
    #[serde(rename = "PASSWORD_MOBILE_APP")]
    Pin,
    /// Password, then a one-time code that the authenticator makes from a scanned QR code.
    #[serde(rename = "PASSWORD_SOFTWARE_TOKEN")]
    Qr,
    /// Password, then a code by SMS: the weakest of the two-step methods, since messages can be intercepted.
    #[serde(rename = "PASSWORD_SMS")]
    Sms,
    /// Password, then one of the codes that were printed for the day when the phone is lost.
    #[serde(rename = "PASSWORD_RECOVERY_CODE")]
    Recovery,
}

impl Method {
    /// Every method, strongest first: the order of the drop-down.
    pub const ALL: [Self; 5] = [Self::Pin, Self::Qr, Self::Sms, Self::Recovery, Self::Password];

    /// Everything that is known about a method without an account; all other code reads it here.
    #[must_use]
    pub const fn facts(self) -> &'static Facts {
        match self {
            Self::Pin => &Facts {
                name: "PASSWORD_MOBILE_APP",
                key: "pin",
                level: Level::Medium,
                amr: &["pwd", "pin", "swk", "mca", "mfa"],
                text: "method-pin",
                missing: "no-device",
                offline: false,
            },
            Self::Qr => &Facts {
                name: "PASSWORD_SOFTWARE_TOKEN",
                key: "qr",
                level: Level::Medium,
                amr: &["pwd", "otp", "swk", "mfa"],
                text: "method-qr",
                missing: "no-device",
                offline: true,
            },
            Self::Sms => &Facts {
                name: "PASSWORD_SMS",
                key: "sms",
                level: Level::Medium,
                amr: &["pwd", "otp", "sms", "mfa"],
                text: "method-sms",
                missing: "no-number",
                offline: false,
            },
            Self::Recovery => &Facts {
                name: "PASSWORD_RECOVERY_CODE",
                key: "recovery",
                level: Level::Medium,
                amr: &["pwd", "otp", "mfa"],
                text: "method-recovery",
                missing: "no-recovery",
                offline: true,
            },
            Self::Password => &Facts {
                name: "PASSWORD",
                key: "password",
                level: Level::Basic,
                amr: &["pwd"],
                text: "method-password",
                missing: "two-steps",
                offline: true,
            },
        }
    }

    /// The name on the wire, in logs and in the audit log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The method with exactly this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// The method with exactly this short name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.facts().key == key)
    }

    /// The level that a sign-in by this method reaches.
    #[must_use]
    pub const fn level(self) -> Level {
        self.facts().level
    }
}

/// What is known about a method without an account. All methods work in a frame and without script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The name on the wire and in logs, which is also the strength that EU Login's CAS dialect gives it.
    pub name: &'static str,
    /// The short name, in the store and at the beginning of the ids of its own texts.
    pub key: &'static str,
    /// The level that it reaches.
    pub level: Level,
    /// What a sign-in by it shows, in the words of RFC 8176.
    pub amr: &'static [&'static str],
    /// The id of its name's text; `<id>-note` is what it asks of a person.
    pub text: &'static str,
    /// What the ids of the texts begin with that say that the account has nothing for it.
    pub missing: &'static str,
    /// Whether what the person holds needs no network.
    pub offline: bool,
}

#[cfg(test)]
mod tests {
    use super::{Level, Method};

    #[test]
    fn names_and_serialised_forms_agree() {
        for method in Method::ALL {
            let json = serde_json::to_value(method).unwrap();
            assert_eq!(json, method.name());
            assert_eq!(Method::from_name(method.name()), Some(method));
            assert_eq!(Method::from_key(method.facts().key), Some(method));
        }
        assert_eq!(serde_json::to_value(Level::Medium).unwrap(), Level::Medium.name());
    }

    #[test]
    fn two_steps_reach_more_than_one() {
        assert!(Method::Qr.level() > Method::Password.level());
    }
}
