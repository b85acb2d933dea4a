//! What both parts of a handover from phone to phone have in common: what is held of an attempt, the key of the box, and how bytes are written. Knows
//! no screen.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use serde::{Deserialize, Serialize};
use sluss_codes::written::Written;
use sluss_protocol::handover::{POINT, Transcript};
use sluss_protocol::link::LinkError;

use super::device::{Device, Platform};
use super::handover_keys::{Handover, NewPhone, OldPhone};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::vault::derived;

/// Where handovers are at the server.
pub(super) const PATH: &str = "/api/device/handovers";

/// What is in the box.
#[derive(Serialize, Deserialize)]
pub(super) struct Contents {
    /// A ticket for each account.
    pub(super) tickets: Vec<String>,
    /// The codes for other sites.
    pub(super) codes: Vec<Written>,
}

impl<P: Platform> Device<P> {
    /// The new phone that shows this link; `None` if it shows another by now.
    pub(super) fn new_phone(&self, link: &str) -> Option<NewPhone<P::Key>> {
        match &*self.handover.borrow() {
            Some(Handover::New(new)) if new.link == link => Some(new.clone()),
            _ => None,
        }
    }

    /// The old phone that has scanned this link; `None` if it has scanned another by now.
    pub(super) fn old_phone(&self, link: &str) -> Option<OldPhone<P::Key>> {
        match &*self.handover.borrow() {
            Some(Handover::Old(old)) if old.link == link => Some(old.clone()),
            _ => None,
        }
    }

    /// Holds what has become of this attempt, unless another has begun.
    pub(super) fn hold(&self, part: Handover<P::Key>) {
        let mut held = self.handover.borrow_mut();
        let same = match (&*held, &part) {
            (Some(Handover::New(held)), Handover::New(part)) => held.link == part.link,
            (Some(Handover::Old(held)), Handover::Old(part)) => held.link == part.link,
            _ => false,
        };
        if same {
            *held = Some(part);
        }
    }

    /// The key of the box between the owner of this private half and the owner of this point.
    pub(super) async fn box_key(
        &self,
        private: &P::Key,
        point: &[u8],
        transcript: &Transcript,
    ) -> Result<P::Key, AuthenticatorError> {
        // A point that is none can only come from somebody who plays a part here.
        let secret = self.platform.agree(private, point).await.map_err(|_| altered())?;
        let key = derived(&secret[..], &transcript.purpose());
        self.made(self.platform.cipher_key(&key).await)
    }
}

/// The name of a handover in addresses.
pub(super) fn name(id: &[u8; 16]) -> String {
    format!("hnd_{}", BASE32_NOPAD.encode(id).to_ascii_lowercase())
}

pub(super) fn text(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

/// So many bytes of a text that came from the server.
pub(super) fn bytes<const N: usize>(text: &str) -> Result<[u8; N], AuthenticatorError> {
    let decoded = BASE64URL_NOPAD.decode(text.as_bytes()).ok();
    decoded.and_then(|bytes| bytes.try_into().ok()).ok_or_else(altered)
}

/// The point in a text that came from the server.
pub(super) fn point(text: &str) -> Result<Vec<u8>, AuthenticatorError> {
    bytes::<POINT>(text).map(Vec::from)
}

/// What came is not what the other phone has sent.
pub(super) fn altered() -> AuthenticatorError {
    AuthenticatorError::Link(LinkError::Altered)
}
