//! Carriers of messages to people and wake-ups to devices, as ports. Messages give access, so debug output shows
//! nothing of them (M02).

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
    /// Identifies it to gateways that recognise repeats.
    pub id: MessageId,
    /// The number that it goes to.
    pub to: PhoneNumber,
    /// The whole text; longer than one SMS holds, it goes out in parts.
    pub text: String,
}

/// A mail in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its id, which becomes the `Message-ID`: a mail that is sent again has the same one.
    pub id: MessageId,
    /// The address, with its domain in ASCII.
    pub to: String,
    /// A single line, without a line break.
    pub subject: String,
    /// Plain text with lines ending in `\n`.
    pub text: String,
    /// The same as an HTML document that fetches nothing.
    pub html: String,
}

/// A push message for a device (RFC 8030), according to its browser's subscription.
#[derive(Clone, PartialEq, Eq)]
pub struct Push {
    /// The push service's address for this device.
    pub endpoint: String,
    /// The device's public key, an uncompressed P-256 point (RFC 8291).
    pub p256dh: Vec<u8>,
    /// The secret shared with the device, 16 bytes (RFC 8291).
    pub auth: Vec<u8>,
    /// What the device reads; it is encrypted on the way.
    pub payload: Vec<u8>,
    /// How long the service keeps it for a sleeping device.
    pub ttl: Duration,
    /// A later push with the same topic replaces one that still waits; at most 32 characters of the base64url alphabet.
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

/// Why something was not carried. Each reason is a few words for the log, without content, number, address or code
/// (M02).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SendError {
    /// It will never be accepted; sending it again is useless.
    #[error("refused: {0}")]
    Refused(String),
    /// It was certainly not accepted this time; sending it again may help.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// It went out and no answer came back: it may have been accepted.
    #[error("unclear: {0}")]
    Unclear(String),
    /// The recipient no longer exists: the subscription has ended.
    #[error("gone")]
    Gone,
}

/// Carries SMS to phones.
#[async_trait]
pub trait SmsSender: Send + Sync {
    /// Whether any can be sent at all; if not, nobody may be told that one will come.
    fn is_set_up(&self) -> bool {
        true
    }

    /// Hands an SMS over to a gateway.
    async fn send(&self, sms: &Sms) -> Result<(), SendError>;
}

/// Carries mail to mailboxes.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Whether any can be sent at all; if not, nobody may be told that one will come.
    fn is_set_up(&self) -> bool {
        true
    }

    /// Hands a mail over to a mail server.
    async fn send(&self, mail: &Mail) -> Result<(), SendError>;
}

/// Wakes devices through push services.
#[async_trait]
pub trait Pusher: Send + Sync {
    /// Hands a push over to the device's push service.
    async fn send(&self, push: &Push) -> Result<(), SendError>;
}

/// One carrier for each channel.
#[derive(Clone)]
pub struct Couriers {
    /// Carries what goes to phones.
    pub sms: Arc<dyn SmsSender>,
    /// Carries what goes to mailboxes.
    pub mail: Arc<dyn Mailer>,
    /// Carries what goes to devices.
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
    /// A single line; empty for SMS.
    pub subject: String,
    /// The whole text, with lines ending in `\n`.
    pub text: String,
    /// The same as an HTML document; empty for everything but mails.
    pub html: String,
}

hidden!(Words);

/// Puts messages into words.
pub trait Wording: Send + Sync {
    /// The words of a message. `host` is the issuer's, which codes are bound to (D06).
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
