//! Who carries messages to people and wakes their devices, as ports. What they carry opens doors, so nothing of it shows in a
//! debug print (M02).

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use thiserror::Error;

use crate::model::id::MessageId;
use crate::model::message::Message;
use crate::model::phone::PhoneNumber;

/// An SMS in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Sms {
    /// Its name, for gateways that know a message by one.
    pub id: MessageId,
    /// Whose phone.
    pub to: PhoneNumber,
    /// The whole text.
    pub text: String,
}

/// A mail in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its name; a mail that is sent again has the same one.
    pub id: MessageId,
    /// The address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Plain text, lines ended by `\n`.
    pub text: String,
}

/// What wakes a device (RFC 8030), as its browser subscribed to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Push {
    /// The push service's address for this device.
    pub endpoint: String,
    /// The device's public key, an uncompressed P-256 point (RFC 8291).
    pub p256dh: Vec<u8>,
    /// The device's shared secret, 16 bytes (RFC 8291).
    pub auth: Vec<u8>,
    /// What the device gets to read; encrypted on the way.
    pub payload: Vec<u8>,
    /// How long the service keeps it for a device that sleeps.
    pub ttl: Duration,
    /// A later push of the same topic replaces one that still waits; at most 32 letters of the base64url alphabet.
    pub topic: Option<String>,
}

macro_rules! hidden {
    ($($name:ident),+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}

hidden!(Sms, Mail, Push);

/// Why something was not carried. Each cause is a few words for the log, without content, number, address or code (M02).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SendError {
    /// It will never be taken: asking again is of no use.
    #[error("refused: {0}")]
    Refused(String),
    /// It was not taken this time, and is certain not to have been.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// It went out, and no answer came: it may have been taken.
    #[error("unclear: {0}")]
    Unclear(String),
    /// Nobody is there any more: the subscription is over.
    #[error("gone")]
    Gone,
}

/// Sends SMS.
#[async_trait]
pub trait SmsSender: Send + Sync {
    /// Whether any can go out at all; where none can, nobody may be told that one will.
    fn is_set_up(&self) -> bool {
        true
    }

    /// Hands one over to a network.
    async fn send(&self, sms: &Sms) -> Result<(), SendError>;
}

/// Sends mail.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Whether any can go out at all; where none can, nobody may be told that one will.
    fn is_set_up(&self) -> bool {
        true
    }

    /// Hands one over to a mail server.
    async fn send(&self, mail: &Mail) -> Result<(), SendError>;
}

/// Wakes devices.
#[async_trait]
pub trait Pusher: Send + Sync {
    /// Hands one over to the device's push service.
    async fn send(&self, push: &Push) -> Result<(), SendError>;
}

/// All that carry.
#[derive(Clone)]
pub struct Couriers {
    /// To phones.
    pub sms: Arc<dyn SmsSender>,
    /// To mailboxes.
    pub mail: Arc<dyn Mailer>,
    /// To devices.
    pub push: Arc<dyn Pusher>,
}

impl fmt::Debug for Couriers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Couriers(..)")
    }
}

/// A message in the words of its language.
#[derive(Clone, PartialEq, Eq)]
pub struct Words {
    /// One line; SMS have none.
    pub subject: String,
    /// The text.
    pub text: String,
}

hidden!(Words);

/// Puts messages into words.
pub trait Wording: Send + Sync {
    /// The words for one message. `host` is the issuer's, which codes are bound to (D06).
    fn words(&self, message: &Message, host: &str) -> Words;
}

#[cfg(test)]
mod tests {
    use super::{PhoneNumber, Sms};
    use crate::model::id::MessageId;

    #[test]
    fn m02_a_message_shows_nothing_in_a_debug_print() {
        let id = MessageId::parse("msg_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        let to = PhoneNumber::e164("+46701740605").unwrap();
        assert_eq!(format!("{:?}", Sms { id, to, text: "123456".to_owned() }), "Sms(..)");
    }
}
