//! Another key file: whatever was sealed or proven with the key before is sealed and proven with the new one (docs/decisions/0046).

use std::sync::Arc;

use crate::audit;
use crate::model::audit_chain::Head;
use crate::model::device::{KEY_PURPOSE, PIN_PURPOSE};
use crate::model::id::BASE64;
use crate::model::message::MESSAGE_PURPOSE;
use crate::model::{number, subscription};
use crate::ports::sealer::{Sealer, Unsealable};

/// From one key to another.
#[derive(Clone)]
pub struct Rekeying {
    /// The key that everything is sealed with.
    pub from: Arc<dyn Sealer>,
    /// The key from now on.
    pub to: Arc<dyn Sealer>,
}

impl std::fmt::Debug for Rekeying {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rekeying(..)")
    }
}

/// What is sealed, by what it is sealed for; the row's name is the id of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed<'a> {
    /// A device's OCRA key.
    DeviceKey,
    /// The hash of a device's PIN.
    DevicePin,
    /// Where a device wants to be woken.
    DevicePush,
    /// A phone number.
    Number,
    /// A message that waits to be sent.
    Message,
    /// A signing key of the purpose with this name.
    SigningKey(&'a str),
}

/// A proof over a link of the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tagged {
    /// Of an entry.
    Entry,
    /// Of the place where older entries were dropped.
    Base,
}

impl Rekeying {
    /// The same, sealed with the new key.
    ///
    /// # Errors
    /// [`Unsealable`] for what the key before did not seal.
    pub fn sealed(&self, what: Sealed<'_>, row: &str, bytes: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let purpose = match what {
            Sealed::DeviceKey => KEY_PURPOSE,
            Sealed::DevicePin => PIN_PURPOSE,
            Sealed::DevicePush => subscription::PUSH_PURPOSE,
            Sealed::Number => number::PURPOSE,
            Sealed::Message => MESSAGE_PURPOSE,
            Sealed::SigningKey(name) => name,
        };
        let opened = zeroize::Zeroizing::new(self.from.open(purpose, row, bytes)?);
        Ok(self.to.seal(purpose, row, &opened))
    }

    /// What a phone number is looked up by, from the number as the key before has sealed it.
    ///
    /// # Errors
    /// [`Unsealable`] for what the key before did not seal.
    pub fn number_tag(&self, row: &str, sealed: &[u8]) -> Result<String, Unsealable> {
        let number = zeroize::Zeroizing::new(self.from.open(number::PURPOSE, row, sealed)?);
        let number = std::str::from_utf8(&number).map_err(|_| Unsealable)?;
        Ok(BASE64.encode(&self.to.tag(number::PURPOSE, number)))
    }

    /// The proof of a link with the new key; one that was not ours before is left as it is, and goes on saying so.
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
