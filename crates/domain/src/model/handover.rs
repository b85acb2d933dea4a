//! A handover from phone to phone, as stored: what both have said, and the box that passes from one to the other. What is in the box, we never know.

use serde::{Deserialize, Serialize};

use crate::model::id::{AccountId, BASE64, DeviceId, HandoverId};
use crate::model::timestamp::Timestamp;

/// One handover, from the old phone's greeting to the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Names it to the old phone, which has it from the new phone's code.
    pub id: HandoverId,
    /// The account of the device that greeted.
    pub account: AccountId,
    /// The device that greeted, which alone may leave the box.
    pub device: DeviceId,
    /// The old phone's point, in base64url.
    pub point: String,
    /// What a device that vouches answers to with its PIN, in base64url.
    pub challenge: String,
    /// What the new phone has said; `None` until it has.
    pub opening: Option<HandoverOpening>,
    /// The box, until it is collected.
    pub sealed: Option<String>,
    /// Whether the new phone has the box.
    pub collected: bool,
    /// The last moment for anything of it.
    pub expires_at: Timestamp,
}

/// What the new phone has said, and where it said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverOpening {
    /// Its point, in base64url.
    pub point: String,
    /// Its nonce, in base64url.
    pub nonce: String,
    /// Program and system; empty if unknown.
    pub browser: String,
    /// Country or network; empty if unknown.
    pub place: String,
}

impl HandoverId {
    /// The 16 bytes that it is made of, which both phones compute with.
    #[must_use]
    pub fn bytes(&self) -> Option<[u8; 16]> {
        let body = self.as_str().split_once('_')?.1.to_ascii_uppercase();
        data_encoding::BASE32_NOPAD.decode(body.as_bytes()).ok()?.try_into().ok()
    }
}

/// The bytes of a text in base64url; `None` if it is not exactly so many.
#[must_use]
pub fn exactly<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE64.decode(text.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{HandoverId, exactly};

    #[test]
    fn an_id_gives_its_bytes_back() {
        for bytes in [[0; 16], [7; 16], [255; 16]] {
            assert_eq!(HandoverId::from(bytes).bytes(), Some(bytes));
        }
    }

    #[test]
    fn a_text_of_another_length_is_none() {
        assert_eq!(exactly::<2>("AAA"), Some([0, 0]));
        assert_eq!((exactly::<3>("AAA"), exactly::<2>("A+A"), exactly::<0>("")), (None, None, Some([])));
    }
}
