//! Records of accounts: the keys for one, and what the server has said about it.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sluss_protocol::api::{EnrolledDevice, ServerKey, ServerKeys};
use sluss_protocol::link::KeyId;

use super::form::Stored;
use super::keys::AccountKeys;
use super::sealed_pin::{Owner, SealedPin, SealedPinText};
use crate::authenticator::state::forecast::KnownWays;
use crate::authenticator::state::personal::Personal;

/// What the text `kind` of these records says.
pub(super) const KIND: &str = "account";

/// An account that this device is registered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRecord<K> {
    /// The record's name, which is the device's id at the server.
    pub id: String,
    /// What the server said when it registered the device.
    pub device: EnrolledDevice,
    /// The server has said since that the device was removed from the account. The keys stay until the person wants them gone.
    pub removed: bool,
    /// The PIN, where a passkey can stand for it.
    pub sealed_pin: Option<SealedPin>,
    /// What the person has made of it: a name, a colour, a place.
    pub personal: Personal,
    /// The origin of the server that it is at, as that server's links have it; `None`: the server that this app came from.
    pub other_server: Option<String>,
    /// What else it can be signed in to with, as its server has said last.
    pub ways: Option<KnownWays>,
    /// The keys for this account.
    pub keys: AccountKeys<K>,
}

/// Keys that were made for a scanned link; whether the server has taken them is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingRecord<K> {
    /// The record's name, made from the link's token.
    pub id: String,
    /// The link that was scanned.
    pub link: String,
    /// The keys that were offered to the server.
    pub keys: AccountKeys<K>,
}

/// The content of the text `about`, with the names of version 1: of a pending registration the link, of an enrolled device the others. It is no
/// enum, for which a browser would have to download code that reads everything twice.
#[derive(Default, Serialize, Deserialize)]
struct Registration {
    /// `pending` or `enrolled`.
    state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device: Option<EnrolledDevice>,
    /// Missing in the first apps' records, which were never told about removals.
    #[serde(default)]
    removed: bool,
    /// Missing where the PIN is always typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed_pin: Option<SealedPinText>,
    /// Missing where the person has chosen nothing.
    #[serde(default, skip_serializing_if = "Personal::is_nothing")]
    personal: Personal,
    /// Missing where it is the server that the app came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other_server: Option<String>,
    /// Missing until the server has said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ways: Option<KnownWays>,
}

/// The names of the states.
const PENDING: &str = "pending";
const ENROLLED: &str = "enrolled";

impl<K: Clone> AccountRecord<K> {
    /// Reads an account; `None` if it is something else, or damaged.
    pub(super) fn read(stored: &Stored<K>) -> Option<Self> {
        let (registration, keys) = read(stored, ENROLLED)?;
        let Registration { device, removed, sealed_pin, personal, other_server, ways, .. } = registration;
        let sealed_pin = sealed_pin.and_then(SealedPinText::read);
        Some(Self { id: stored.id.clone(), device: device?, removed, sealed_pin, personal, other_server, ways, keys })
    }

    /// The account as it is stored.
    pub(super) fn store(&self) -> Stored<K> {
        let registration = Registration {
            state: ENROLLED.to_owned(),
            link: None,
            device: Some(self.device.clone()),
            removed: self.removed,
            sealed_pin: self.sealed_pin.as_ref().map(SealedPinText::of),
            personal: self.personal.clone(),
            other_server: self.other_server.clone(),
            ways: self.ways,
        };
        stored(&self.id, &registration, &self.keys)
    }

    /// Whose PIN it is.
    #[must_use]
    pub fn owner(&self) -> Owner<'_> {
        let EnrolledDevice { account_ref, issuer, .. } = &self.device;
        Owner { id: &self.id, account: account_ref, issuer }
    }

    /// The server's public key with this id, among those that were pinned for this account.
    #[must_use]
    pub fn pinned_key(&self, id: KeyId) -> Option<Vec<u8>> {
        pinned(&self.device.keys, id)
    }
}

impl<K: Clone> PendingRecord<K> {
    /// Reads a registration that was begun; `None` if it is something else, or damaged.
    pub(super) fn read(stored: &Stored<K>) -> Option<Self> {
        let (registration, keys) = read(stored, PENDING)?;
        Some(Self { id: stored.id.clone(), link: registration.link?, keys })
    }

    /// A new registration: keys for the enrolment with this token, which is in this link.
    #[must_use]
    pub fn new(token: &[u8], link: &str, keys: AccountKeys<K>) -> Self {
        Self { id: format!("pending-{}", BASE64URL_NOPAD.encode(token)), link: link.to_owned(), keys }
    }

    /// The account that the server made of it. One that was here before keeps what the person had made of it.
    #[must_use]
    pub fn registered(
        &self,
        device: EnrolledDevice,
        personal: Personal,
        other_server: Option<String>,
    ) -> AccountRecord<K> {
        AccountRecord {
            id: device.device_id.clone(),
            device,
            removed: false,
            sealed_pin: None,
            personal,
            other_server,
            ways: None,
            keys: self.keys.clone(),
        }
    }

    /// The registration as it is stored.
    pub(super) fn store(&self) -> Stored<K> {
        let link = Some(self.link.clone());
        stored(&self.id, &Registration { state: PENDING.to_owned(), link, ..Registration::default() }, &self.keys)
    }
}

/// The public key with this id among a server's keys, as a point.
#[must_use]
pub fn pinned(keys: &ServerKeys, id: KeyId) -> Option<Vec<u8>> {
    let kid = BASE64URL_NOPAD.encode(&id.0);
    let ServerKey { point, .. } = keys.keys.iter().find(|key| key.kid == kid)?;
    BASE64URL_NOPAD.decode(point.as_bytes()).ok()
}

fn read<K: Clone>(stored: &Stored<K>, state: &str) -> Option<(Registration, AccountKeys<K>)> {
    let registration: Registration = serde_json::from_str(stored.string("about")?).ok()?;
    if registration.state != state {
        return None;
    }
    let (ocra, signing) = (stored.key("ocra")?.clone(), stored.key("signing")?.clone());
    Some((registration, AccountKeys { ocra, signing, point: stored.string("point")?.to_owned() }))
}

fn stored<K: Clone>(id: &str, registration: &Registration, keys: &AccountKeys<K>) -> Stored<K> {
    let about = serde_json::to_string(registration).expect("what it holds is text");
    let texts = [("kind", KIND), ("about", about.as_str()), ("point", keys.point.as_str())];
    Stored::new(id, &texts, vec![("ocra", keys.ocra.clone()), ("signing", keys.signing.clone())])
}

#[cfg(test)]
mod tests {
    use sluss_protocol::api::{ServerKey, ServerKeys};
    use sluss_protocol::link::KeyId;

    use super::pinned;

    #[test]
    fn only_a_pinned_key_counts() {
        let keys = ServerKeys { keys: vec![ServerKey { kid: "AQIDBA".to_owned(), point: "BAUG".to_owned() }] };
        assert_eq!(pinned(&keys, KeyId([1, 2, 3, 4])), Some(vec![4, 5, 6]));
        assert_eq!(pinned(&keys, KeyId([1, 2, 3, 5])), None);
    }
}
