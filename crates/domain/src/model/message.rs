//! Messages to people and devices: what they say, to whom, and in which language. The server puts them into words.

use serde::{Deserialize, Serialize};
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;

use crate::model::email::Email;
use crate::model::id::MessageId;
use crate::model::phone::PhoneNumber;
use crate::model::subscription::Subscription;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// The purpose that a message is sealed for.
pub(crate) const MESSAGE_PURPOSE: &str = "message";

/// A message that can be put into words and sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Whom it goes to, which also decides the channel.
    pub to: Recipient,
    /// The language that it is written in.
    pub language: Language,
    /// What the message says; it may hold secrets.
    pub content: Content,
}

/// The recipient of a message, with the address to reach it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recipient {
    /// A phone, by SMS.
    Phone(PhoneNumber),
    /// A mailbox, by its address with the domain in ASCII.
    Mail(String),
    /// A device, through its browser's push subscription.
    Device(Subscription),
}

/// What a message says, before it is put into words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A request waits in the app, which fetches it itself (B11).
    Wake {
        /// The id of the request.
        request: String,
    },
    /// The code for a sign-in by SMS.
    SignInCode {
        /// Six digits, valid for a few minutes.
        code: String,
        /// The name of the relying party, as people see it.
        site: String,
        /// The host of the page that frames the sign-in, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        framed_in: Option<String>,
    },
    /// The code that proves that a phone number is the person's own.
    NumberCode {
        /// Six digits, valid for a few minutes.
        code: String,
    },
    /// The link that proves that a mail address is the person's own.
    ConfirmAddress {
        /// The complete address of the page; works once.
        link: String,
    },
    /// Somebody tried to sign up with an address that already has an account.
    AlreadyRegistered,
    /// The link by which the mailbox of an account's address lets another take its place.
    LeaveAddress {
        /// The complete address of the page; works once.
        link: String,
        /// The address that is to take its place.
        to: String,
        /// When it was requested.
        at: Timestamp,
        /// The network and browser that it was requested from.
        visitor: Visitor,
        /// The link *It was not me*, which locks the account.
        not_me: String,
    },
    /// The link by which the mailbox of another address takes that place.
    TakeAddress {
        /// The complete address of the page; works once.
        link: String,
    },
    /// Somebody wanted an address for an account that another account has.
    AddressTaken,
    /// The link to replace a forgotten password.
    ResetPassword {
        /// The complete address of the page; works once.
        link: String,
    },
    /// The link that lets a sign-in go on while strangers are guessing at the account.
    LetOn {
        /// The complete address of the page; works once.
        link: String,
        /// The relying party that the sign-in is for; `None` for the account pages.
        site: Option<String>,
        /// When the link was requested.
        at: Timestamp,
        /// The network and browser that the sign-in was begun from.
        visitor: Visitor,
    },
    /// An operator's test of whether messages arrive.
    Trial,
    /// Something changed that the owner should know about.
    Notice {
        /// The change that happened.
        notice: Notice,
        /// When it happened; people are told the time in the operator's time zone.
        at: Timestamp,
        /// The network and browser that it was done from.
        visitor: Visitor,
        /// The link *It was not me*, which locks the account.
        not_me: String,
    },
}

/// Prints nothing of the content, which holds codes and links that give access.
impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Content(..)")
    }
}

/// A change that an account's owner is notified of (F07); the texts' ids are `notice-<name>-subject` and
/// `notice-<name>-text`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// A device was registered.
    DeviceAdded {
        /// The name that the person gave the device.
        device: String,
    },
    /// A device was removed.
    DeviceRemoved {
        /// The name that the person had given the device.
        device: String,
    },
    /// A copy of a device's keys is in use.
    DeviceDoubled {
        /// The name that the person gave the device.
        device: String,
    },
    /// Too many wrong answers in a row locked a second factor.
    FactorLocked {
        /// The method that can no longer be used.
        method: Method,
    },
    /// A phone number was registered.
    NumberAdded {
        /// Its last digits; the rest stays secret.
        number: String,
    },
    /// A phone number was removed.
    NumberRemoved {
        /// Its last digits; the rest stays secret.
        number: String,
    },
    /// The password was changed, on the account pages or by a link in a mail.
    PasswordChanged,
    /// The address was changed; both the old and the new one are told.
    AddressChanged {
        /// The address that the account had.
        from: String,
        /// The address that it has now.
        to: String,
    },
    /// New recovery codes were made; the previous ones are void.
    RecoveryCodesMade,
    /// A recovery code was used to sign in.
    RecoveryCodeUsed {
        /// How many unused codes are left.
        left: u32,
    },
    /// Somebody who knows the password asked for a second step, and the owner said that it was somebody else.
    RequestDenied,
    /// All second factors were deleted, or will be.
    #[serde(rename = "panic")]
    FactorReset {
        /// When: in the past, or at the end of the cooling-off time.
        at: Timestamp,
        /// The link to undo it; empty once it has happened.
        undo: String,
    },
    /// The owner said that it was somebody else, which locked the account.
    Locked {
        /// The link to a new password, which unlocks it.
        reset: String,
    },
    /// A browser signed in that had not been seen before.
    NewBrowser,
    /// The account and everything in it was deleted.
    AccountDeleted,
    /// An older copy of the database was restored.
    CopyPutBack {
        /// What happened after this time is forgotten.
        copied_at: Timestamp,
    },
}

/// The channel that a message takes. Each has its own queue, so none waits for another's gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// To a phone, through the operator's gateway.
    Sms,
    /// To a mailbox, by SMTP.
    Mail,
    /// To a device, through its browser's push service.
    Push,
}

impl Way {
    /// All channels; those that people wait for with a page open come first.
    pub const ALL: [Self; 3] = [Self::Sms, Self::Push, Self::Mail];

    /// The channel's name in the store and in logs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Mail => "mail",
            Self::Push => "push",
        }
    }

    /// The channel with this name in the store.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// A message that waits to be sent, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Identifies the message to gateways too, so that it is never sent twice.
    pub id: MessageId,
    /// The channel that it takes; known without opening it.
    pub way: Way,
    /// The [`Message`] as JSON, sealed for this id.
    pub sealed: Vec<u8>,
    /// When to try next.
    pub due_at: Timestamp,
    /// How often sending has been tried.
    pub tries: u32,
    /// Whether it is being sent, or was being sent by a node that stopped without reporting.
    pub claimed: bool,
    /// When it is no longer worth sending.
    pub expires_at: Timestamp,
}

impl Recipient {
    /// The channel that reaches this recipient.
    #[must_use]
    pub const fn way(&self) -> Way {
        match self {
            Self::Phone(_) => Way::Sms,
            Self::Mail(_) => Way::Mail,
            Self::Device(_) => Way::Push,
        }
    }

    /// A mailbox, by the address in the form that every mail server takes.
    #[must_use]
    pub fn mail(email: &Email) -> Self {
        Self::Mail(email.envelope())
    }
}

#[cfg(test)]
mod tests {
    use super::Notice;

    #[test]
    fn f07_a_notice_of_a_factor_reset_that_an_earlier_version_has_posted_can_be_read() {
        let kept = r#"{"panic":{"at":1,"undo":""}}"#;
        assert!(matches!(serde_json::from_str(kept), Ok(Notice::FactorReset { .. })));
    }
}
