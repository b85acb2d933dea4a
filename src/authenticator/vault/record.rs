//! What the authenticator writes about an account beside its keys.

#[cfg(any(test, target_arch = "wasm32"))]
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sluss_protocol::api::EnrolledDevice;
#[cfg(any(test, target_arch = "wasm32"))]
use sluss_protocol::{
    api::{ServerKey, ServerKeys},
    link::KeyId,
};

/// What a record is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Registration {
    /// Keys were made for this link; whether the server has taken them is not known yet.
    Pending {
        /// The link that was scanned.
        link: String,
    },
    /// The device is registered.
    Enrolled {
        /// What the server said about it.
        device: EnrolledDevice,
        /// What it said since: the device was removed from the account. Its keys stay until the person wants them gone.
        #[serde(default)]
        removed: bool,
    },
}

impl Registration {
    /// As it is kept.
    #[must_use]
    pub fn written(&self) -> String {
        serde_json::to_string(self).expect("what it holds is text")
    }

    /// Whether the account no longer knows this device.
    #[must_use]
    pub const fn is_removed(&self) -> bool {
        matches!(self, Self::Enrolled { removed: true, .. })
    }

    /// Reads it back; `None` for what a later version wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// An account on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAccount {
    /// The record's name.
    pub id: String,
    /// What the server said.
    pub device: EnrolledDevice,
    /// The account no longer knows this device.
    pub removed: bool,
}

/// The public key with this id among pinned ones, as a point.
#[cfg(any(test, target_arch = "wasm32"))]
pub(in crate::authenticator) fn pinned(keys: &ServerKeys, id: KeyId) -> Option<Vec<u8>> {
    let kid = BASE64URL_NOPAD.encode(&id.0);
    let ServerKey { point, .. } = keys.keys.iter().find(|key| key.kid == kid)?;
    BASE64URL_NOPAD.decode(point.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::{Registration, pinned};
    use sluss_protocol::api::{EnrolledDevice, ServerKey, ServerKeys};
    use sluss_protocol::link::KeyId;

    fn device() -> EnrolledDevice {
        EnrolledDevice {
            device_id: "dev_x".to_owned(),
            device_name: "Annas telefon".to_owned(),
            account_ref: "AAAAAAAAAAA".to_owned(),
            account_label: "anna@example.eu".to_owned(),
            issuer: "https://sluss.test".to_owned(),
            keys: ServerKeys { keys: vec![ServerKey { kid: "AQIDBA".to_owned(), point: "BAUG".to_owned() }] },
        }
    }

    #[test]
    fn what_is_kept_reads_back() {
        for about in [
            Registration::Pending { link: "https://sluss.test/app/#E".to_owned() },
            Registration::Enrolled { device: device(), removed: false },
            Registration::Enrolled { device: device(), removed: true },
        ] {
            assert_eq!(Registration::read(&about.written()), Some(about));
        }
        assert_eq!(Registration::read("{\"state\":\"of-2030\"}"), None);
    }

    #[test]
    fn what_an_earlier_version_kept_is_not_removed() {
        let now = Registration::Enrolled { device: device(), removed: false };
        let before = now.written().replace(",\"removed\":false", "");
        assert!(!before.contains("removed"));
        assert_eq!(Registration::read(&before), Some(now));
    }

    #[test]
    fn only_a_pinned_key_counts() {
        let keys = device().keys;
        assert_eq!(pinned(&keys, KeyId([1, 2, 3, 4])), Some(vec![4, 5, 6]));
        assert_eq!(pinned(&keys, KeyId([1, 2, 3, 5])), None);
    }
}
