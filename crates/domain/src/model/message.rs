//! Messages to people and devices: what is said, to whom, in which language. The words are the server's.

use serde::{Deserialize, Serialize};
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;

use crate::model::email::Email;
use crate::model::id::MessageId;
use crate::model::phone::PhoneNumber;
use crate::model::subscription::Subscription;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// What a message's content is sealed for.
pub const MESSAGE_PURPOSE: &str = "message";

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Where it goes.
    pub to: Recipient,
    /// The language of its words.
    pub language: Language,
    /// What it says.
    pub content: Content,
}

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recipient {
    /// By SMS.
    Phone(PhoneNumber),
    /// By mail.
    Mail(String),
    /// By waking a device.
    Device(Subscription),
}

/// What a message says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Something waits for the person in the app, which fetches it itself (B11).
    Wake {
        /// The request's name.
        request: String,
    },
    /// The code of a sign-in by SMS.
    SignInCode {
        /// Six digits.
        code: String,
        /// Who asks, as people see it.
        site: String,
        /// The host of the page that the sign-in is framed in, if it is in one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        framed_in: Option<String>,
    },
    /// The code that shows that a phone number is the person's own.
    NumberCode {
        /// Six digits.
        code: String,
    },
    /// The link that shows that a mail address is the person's own.
    ConfirmAddress {
        /// Where to go.
        link: String,
    },
    /// Somebody wanted to sign up with an address that has an account already.
    AlreadyRegistered,
    /// The link that lets a forgotten password be replaced.
    ResetPassword {
        /// Where to go.
        link: String,
    },
    /// The link that lets a sign-in on while strangers guess at the account.
    LetOn {
        /// Where to go.
        link: String,
        /// The site that the sign-in is for; `None`: the account pages.
        site: Option<String>,
        /// When it was asked for.
        at: Timestamp,
        /// From where the sign-in was begun.
        visitor: Visitor,
    },
    /// An operator looks whether messages arrive.
    Trial,
    /// Something changed, and the owner should know.
    Notice {
        /// What.
        notice: Notice,
        /// When.
        at: Timestamp,
        /// From where.
        visitor: Visitor,
        /// Where to go if it was somebody else: locks the account.
        not_me: String,
    },
}

/// Contents hold codes and links that open doors.
impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Content(..)")
    }
}

/// A change that the owner of an account is told of (F07); the texts' ids are `notice-<name>-subject` and `notice-<name>-text`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// A device was registered.
    DeviceAdded {
        /// Its name.
        device: String,
    },
    /// A device was removed.
    DeviceRemoved {
        /// Its name.
        device: String,
    },
    /// A copy of a device's keys is in use.
    DeviceDoubled {
        /// The device's name.
        device: String,
    },
    /// So many answers in a row were wrong that a second factor is locked.
    FactorLocked {
        /// The method that it belongs to.
        method: Method,
    },
    /// A phone number was registered.
    NumberAdded {
        /// Its last digits.
        number: String,
    },
    /// A phone number was removed.
    NumberRemoved {
        /// Its last digits.
        number: String,
    },
    /// The password was changed.
    PasswordChanged,
    /// Recovery codes were made.
    RecoveryCodesMade,
    /// A recovery code opened the account.
    RecoveryCodeUsed {
        /// How many are left.
        left: u32,
    },
    /// Somebody who knows the password tried the second gate, and the owner said that it was somebody else.
    RequestDenied,
    /// All factors were deleted, or will be.
    #[serde(rename = "panic")]
    FactorReset {
        /// When; in the past, or at the end of the cooling-off time.
        at: Timestamp,
        /// Where the owner can still undo it; empty when it has happened.
        undo: String,
    },
    /// The owner said that it was somebody else: the account is locked.
    Locked {
        /// Where a new password opens it again.
        reset: String,
    },
    /// Signed in with a browser that was not seen before.
    NewBrowser,
    /// The account was deleted.
    AccountDeleted,
    /// An older copy of the database was put back.
    CopyPutBack {
        /// What happened after that moment is forgotten.
        copied_at: Timestamp,
    },
}

/// By which way a message goes. Each is sent for itself, so that none waits for another's gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// To a phone.
    Sms,
    /// To a mailbox.
    Mail,
    /// To a device.
    Push,
}

impl Way {
    /// Every one: what people wait for with the page open comes first.
    pub const ALL: [Self; 3] = [Self::Sms, Self::Push, Self::Mail];

    /// Its name in the store and in logs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Mail => "mail",
            Self::Push => "push",
        }
    }

    /// The way with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// A message as it waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Names it to gateways too, so that one message is never sent twice for one request.
    pub id: MessageId,
    /// By which way it goes.
    pub way: Way,
    /// The [`Message`], sealed for this id.
    pub sealed: Vec<u8>,
    /// When to try next.
    pub due_at: Timestamp,
    /// How often it was tried.
    pub tries: u32,
    /// It is being sent, or whoever sent it has stopped without a word.
    pub claimed: bool,
    /// When it is no longer worth sending.
    pub expires_at: Timestamp,
}

impl Recipient {
    /// By which way it is reached.
    #[must_use]
    pub const fn way(&self) -> Way {
        match self {
            Self::Phone(_) => Way::Sms,
            Self::Mail(_) => Way::Mail,
            Self::Device(_) => Way::Push,
        }
    }

    /// By mail, to the address in the form that every mail server takes.
    #[must_use]
    pub fn mail(email: &Email) -> Self {
        Self::Mail(email.envelope())
    }
}
