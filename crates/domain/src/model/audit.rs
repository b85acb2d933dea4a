//! Entries of the audit log: what can happen, and to whom it did.

use sluss_protocol::method::Method;

use crate::model::id::{AccountId, EntryId};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: Event,
    /// To whom; `None` where no account has that address. Only the id: it says nothing once the account is gone (N01).
    pub account: Option<AccountId>,
    /// The relying site, where one is part of it.
    pub client: Option<String>,
    /// By which method.
    pub method: Option<Method>,
    /// From where.
    pub visitor: Visitor,
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        /// What can happen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Event {
            $($(#[$doc])* $name,)+
        }

        impl Event {
            /// Every event.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in the store, in logs, and (as `event-<name>`) of its text.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            /// The event with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|event| event.name() == name)
            }
        }
    };
}

events! {
    /// Somebody signed in.
    SignedIn = "signed-in";
    /// Somebody who was signed in already came to a further site, no questions asked.
    Continued = "continued";
    /// Somebody signed out, or was signed out.
    SignedOut = "signed-out";
    /// A password was wrong.
    WrongPassword = "wrong-password";
    /// A one-time code or a PIN was wrong.
    WrongCode = "wrong-code";
    /// Too many wrong codes in a row.
    FactorLocked = "factor-locked";
    /// What wrong answers had locked was opened, by another second factor or by an operator.
    FactorsUnlocked = "factors-unlocked";
    /// A request on a device was denied: *It was not me*.
    RequestDenied = "request-denied";
    /// A device was registered.
    DeviceAdded = "device-added";
    /// A device was removed.
    DeviceRemoved = "device-removed";
    /// A copy of a device's keys is in use.
    DeviceDoubled = "device-doubled";
    /// A phone number was registered.
    NumberAdded = "number-added";
    /// A phone number was removed.
    NumberRemoved = "number-removed";
    /// The account was made.
    SignedUp = "signed-up";
    /// The password was changed.
    PasswordChanged = "password-changed";
    /// A link to replace the password was asked for.
    ResetAsked = "reset-asked";
    /// A sign-in was let on by a link in a mail, while strangers were guessing.
    LetOn = "let-on";
    /// Recovery codes were made.
    RecoveryCodesMade = "recovery-codes-made";
    /// A recovery code was used.
    RecoveryCodeUsed = "recovery-code-used";
    /// Whether two steps are always required was changed.
    TwoStepsChanged = "two-steps-changed";
    /// All factors were deleted.
    FactorReset = "panic";
    /// All factors will be deleted after a cooling-off time.
    FactorResetPlanned = "panic-planned";
    /// They will not.
    FactorResetUndone = "panic-undone";
    /// The owner said that it was somebody else: the account is locked.
    LockedByOwner = "locked-by-owner";
    /// The account was deleted.
    AccountDeleted = "account-deleted";
    /// Everything that is known about the person was downloaded.
    DataDownloaded = "data-downloaded";
    /// An operator made an account.
    AccountAdded = "account-added";
    /// An operator registered a relying party, or changed one.
    RelyingPartyRegistered = "relying-party-registered";
    /// An operator removed a relying party.
    RelyingPartyRemoved = "relying-party-removed";
    /// An operator put new signing keys to use.
    KeysRotated = "keys-rotated";
    /// The account was shut by an operator.
    AccountDisabled = "account-disabled";
    /// The account was opened again by an operator.
    AccountEnabled = "account-enabled";
    /// An older copy of the database was put back, and what was open in it became void.
    CopyPutBack = "copy-put-back";
    /// A clock that had been ahead was set back, and what was open became void.
    ClockSetBack = "clock-set-back";
    /// So many passwords were wrong within a minute, over all accounts, that somebody must be guessing (G07).
    ManyFailures = "many-failures";
}

/// Which entries to read, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Only about this account.
    pub account: Option<AccountId>,
    /// Only from this moment on.
    pub since: Timestamp,
    /// Only those before this entry.
    pub before: Option<(Timestamp, EntryId)>,
    /// How many at most.
    pub limit: usize,
}
