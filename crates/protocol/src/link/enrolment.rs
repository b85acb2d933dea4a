//! The ticket that enrols one device, once.

use sha2::{Digest, Sha256};

use super::session_information;
use super::wire::{AccountRef, Content, KeyId, Kind, Reader, Unsigned, sealed};

/// A signed ticket to enrol a device.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolmentTicket {
    /// Opens the enrolment once: 160 bits.
    pub token: [u8; 20],
    /// Which account the device will belong to.
    pub account: AccountRef,
    /// When the link stops working, in epoch seconds.
    pub expires_at: u32,
    /// The server key to pin, see [`super::fingerprint`].
    pub key_fingerprint: [u8; 32],
}

impl std::fmt::Debug for EnrolmentTicket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EnrolmentTicket").field("account", &self.account).finish_non_exhaustive()
    }
}

impl EnrolmentTicket {
    /// The OCRA question by which a device proves that it can use its new key.
    #[must_use]
    pub fn question(&self) -> [u8; 32] {
        Sha256::new().chain_update(b"sluss enrolment\n").chain_update(self.token).finalize().into()
    }

    /// The OCRA session information of that proof.
    #[must_use]
    pub fn session(&self, origin: &str, key: KeyId) -> [u8; 64] {
        session_information(&Unsigned::new(self, origin, key).signed_bytes())
    }
}

impl Content for EnrolmentTicket {}

impl sealed::Content for EnrolmentTicket {
    #[expect(private_interfaces, reason = "the trait is sealed: nobody outside can name or call this")]
    const KIND: Kind = Kind::Enrolment;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.token);
        out.extend_from_slice(&self.account.0);
        out.extend_from_slice(&self.expires_at.to_be_bytes());
        out.extend_from_slice(&self.key_fingerprint);
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self {
            token: reader.array()?,
            account: AccountRef(reader.array()?),
            expires_at: u32::from_be_bytes(reader.array()?),
            key_fingerprint: reader.array()?,
        })
    }

    fn expires_at(&self) -> u32 {
        self.expires_at
    }
}
