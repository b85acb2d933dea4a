//! Replacing the key file: whatever was sealed or authenticated with the old key is sealed and authenticated with the
//! new one (docs/decisions/0046).

use std::sync::Arc;

use crate::audit;
use crate::model::audit_chain::Head;
use crate::model::device::{KEY_PURPOSE, PIN_PURPOSE};
use crate::model::id::BASE64;
use crate::model::message::MESSAGE_PURPOSE;
use crate::model::oidc_policy::CLIENT_SECRET_PURPOSE;
use crate::model::{number, subscription};
use crate::ports::sealer::{Sealer, Unsealable};

/// A change from one key file to another.
#[derive(Clone)]
pub struct Rekeying {
    /// The key that everything is sealed with at present.
    pub from: Arc<dyn Sealer>,
    /// The key that everything will be sealed with.
    pub to: Arc<dyn Sealer>,
}

impl std::fmt::Debug for Rekeying {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rekeying(..)")
    }
}

/// What is sealed, by its purpose; each value is sealed for the id of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed<'a> {
    /// The OCRA key of a device.
    DeviceKey,
    /// The hash of a device's PIN.
    DevicePin,
    /// A device's push subscription.
    DevicePush,
    /// A phone number, registered or being added.
    Number,
    /// A message that waits to be sent.
    Message,
    /// A signing key of the purpose with this name.
    SigningKey(&'a str),
    /// The secret of a client that signs with it.
    ClientSecret,
}

/// What a MAC of the audit log's chain covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tagged {
    /// The link of an entry.
    Entry,
    /// The mark where older entries were dropped.
    Base,
}

impl Rekeying {
    /// The same value, sealed with the new key.
    ///
    /// # Errors
    /// [`Unsealable`] if the old key did not seal it.
    pub fn sealed(&self, what: Sealed<'_>, row: &str, bytes: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let purpose = match what {
            Sealed::DeviceKey => KEY_PURPOSE,
            Sealed::DevicePin => PIN_PURPOSE,
            Sealed::DevicePush => subscription::PUSH_PURPOSE,
            Sealed::Number => number::PURPOSE,
            Sealed::Message => MESSAGE_PURPOSE,
            Sealed::SigningKey(name) => name,
            Sealed::ClientSecret => CLIENT_SECRET_PURPOSE,
        };
        let opened = zeroize::Zeroizing::new(self.from.open(purpose, row, bytes)?);
        Ok(self.to.seal(purpose, row, &opened))
    }

    /// The keyed hash that a phone number is found by, computed from the number as the old key sealed it.
    ///
    /// # Errors
    /// [`Unsealable`] if the old key did not seal it.
    pub fn number_tag(&self, row: &str, sealed: &[u8]) -> Result<String, Unsealable> {
        let number = zeroize::Zeroizing::new(self.from.open(number::PURPOSE, row, sealed)?);
        let number = std::str::from_utf8(&number).map_err(|_| Unsealable)?;
        Ok(BASE64.encode(&self.to.tag(number::PURPOSE, number)))
    }

    /// A link's MAC with the new key. One that was not ours stays as it is, and remains recognisable as such.
    #[must_use]
    pub fn tag(&self, what: Tagged, seq: i64, hash: &str, proof: String) -> String {
        let purpose = match what {
            Tagged::Entry => audit::LINK,
            Tagged::Base => audit::BASE,
        };
        let head = Head { seq, hash: hash.to_owned() }.to_string();
        let ours = |key: &dyn Sealer| BASE64.encode(&key.tag(purpose, &head));
        if proof == ours(&*self.from) { ours(&*self.to) } else { proof }
    }
}
