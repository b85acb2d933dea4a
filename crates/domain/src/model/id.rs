//! Identifiers: 128 random bits behind a prefix that says what they identify. One kind never reads as another.

use std::fmt;

use data_encoding::{BASE32_NOPAD, Encoding};
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            const PREFIX: &'static str = $prefix;

            /// Reads an id as it is written; `None` for another kind and for anything else.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let well_formed = text.strip_prefix(Self::PREFIX).is_some_and(|rest| is_body(rest));
                well_formed.then(|| Self(text.to_owned()))
            }

            /// The prefix and 26 lower-case letters and digits of base32.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<[u8; 16]> for $name {
            fn from(bytes: [u8; 16]) -> Self {
                Self(format!("{}{}", Self::PREFIX, encode(&bytes)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text).ok_or(concat!("an id beginning with ", $prefix, " was expected"))
            }
        }
    )+};
}

ids! {
    /// Identifies an account; relying parties get it as `sub`.
    AccountId = "acc_";
    /// Identifies a registered device, or one that is enrolling.
    DeviceId = "dev_";
    /// Identifies an enrolment to the account pages.
    EnrolmentId = "enr_";
    /// Identifies a request to approve a sign-in on a device.
    ApprovalId = "apr_";
    /// Identifies a wake-up among those of all nodes.
    EventId = "evt_";
    /// Identifies an entry of the audit log.
    EntryId = "log_";
    /// Identifies a message to a person or a device.
    MessageId = "msg_";
    /// Identifies a session in lists; it gives no access to it.
    SessionId = "sid_";
    /// Identifies a session's visit to a relying party.
    VisitId = "vis_";
    /// Identifies a phone number that is registered, or will be once its owner has typed the code.
    NumberId = "num_";
    /// Identifies a handover from phone to phone; the new phone knows the secret behind it.
    HandoverId = "hnd_";
    /// Identifies a stored key.
    SigningKeyId = "key_";
}

fn encode(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(bytes).to_ascii_lowercase()
}

fn is_body(text: &str) -> bool {
    const LENGTH: usize = 26;
    text.len() == LENGTH && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
}

/// Base64url without padding: how binary values are written except in links.
pub const BASE64: &Encoding = &data_encoding::BASE64URL_NOPAD;

#[cfg(test)]
mod tests {
    use super::{AccountId, DeviceId};

    #[test]
    fn an_id_reads_back_as_its_own_kind_only() {
        let account = AccountId::from([7; 16]);
        assert_eq!(AccountId::parse(account.as_str()), Some(account.clone()));
        assert_eq!(DeviceId::parse(account.as_str()), None);
        for text in ["", "acc_", "acc_ABC", "acc_'; drop table accounts; --     "] {
            assert_eq!(AccountId::parse(text), None, "{text}");
        }
    }
}
