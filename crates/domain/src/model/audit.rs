//! Entries of the audit log: which events there are, and whom they concern.

use sluss_protocol::method::Method;

use crate::model::id::{AccountId, EntryId};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key of its row; not its place in the chain.
    pub id: EntryId,
    /// When it happened, by the server's clock.
    pub at: Timestamp,
    /// What happened, which decides which of the other fields are set.
    pub event: Event,
    /// The account concerned; `None` if no account has the address. Only the id, which says nothing once the account is
    /// deleted (N01).
    pub account: Option<AccountId>,
    /// The relying party, where one is involved.
    pub client: Option<String>,
    /// The sign-in method, where the event belongs to one.
    pub method: Option<Method>,
    /// The network and browser that caused it; empty for an operator.
    pub visitor: Visitor,
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        /// What is logged. The names are stored, so they never change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Event {
            $($(#[$doc])* $name,)+
        }

        impl Event {
            /// All events, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in the store, in logs and, as `event-<name>`, in the texts.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            /// The event with this name in the store.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|event| event.name() == name)
            }
        }
    };
}

events! {
    /// A sign-in was completed.
    SignedIn = "signed-in";
    /// A person who was signed in already went on to another relying party without being asked.
    Continued = "continued";
    /// A person signed out, or was signed out.
    SignedOut = "signed-out";
    /// A relying party took word that a session had ended, and ended its own.
    SiteTold = "site-told";
    /// A relying party could not be told that a session had ended, however often it was tried.
    SiteNotTold = "site-not-told";
    /// A wrong password was typed, at sign-in or on the account pages.
    WrongPassword = "wrong-password";
    /// A wrong one-time code or PIN was given.
    WrongCode = "wrong-code";
    /// Too many wrong codes in a row locked a second factor.
    FactorLocked = "factor-locked";
    /// Another second factor, or an operator, unlocked what wrong answers had locked.
    FactorsUnlocked = "factors-unlocked";
    /// A request was denied on a device: *It was not me*.
    RequestDenied = "request-denied";
    /// A device was added by its owner.
    DeviceAdded = "device-added";
    /// A device was removed, by its owner or an operator.
    DeviceRemoved = "device-removed";
    /// A copy of a device's keys turned out to be in use.
    DeviceDoubled = "device-doubled";
    /// A phone number was added by its owner.
    NumberAdded = "number-added";
    /// A phone number was removed by its owner.
    NumberRemoved = "number-removed";
    /// A person made an account.
    SignedUp = "signed-up";
    /// The password was changed, on the account pages or by a link.
    PasswordChanged = "password-changed";
    /// The name was changed, by the owner or an operator.
    NameChanged = "name-changed";
    /// An operator, or a program for one, changed what sites are told of the person.
    AttributesChanged = "attributes-changed";
    /// Another address was requested for the account; its mailboxes have not agreed yet.
    AddressAsked = "address-asked";
    /// The mailbox of the present address let the other one take its place.
    AddressLeft = "address-left";
    /// The address was changed, by the owner or an operator.
    AddressChanged = "address-changed";
    /// A link to replace the password was requested.
    ResetAsked = "reset-asked";
    /// A link in a mail let a sign-in go on while strangers were guessing.
    LetOn = "let-on";
    /// New recovery codes were made and confirmed.
    RecoveryCodesMade = "recovery-codes-made";
    /// A recovery code was used up.
    RecoveryCodeUsed = "recovery-code-used";
    /// The owner switched on or off that every site requires two steps.
    TwoStepsChanged = "two-steps-changed";
    /// All second factors were deleted by a factor reset.
    FactorReset = "panic";
    /// A factor reset was planned for after the cooling-off time.
    FactorResetPlanned = "panic-planned";
    /// A planned factor reset was undone by the owner.
    FactorResetUndone = "panic-undone";
    /// The owner said that it was somebody else, which locked the account.
    LockedByOwner = "locked-by-owner";
    /// The owner or an operator deleted the account.
    AccountDeleted = "account-deleted";
    /// The owner exported everything that is known about them.
    DataDownloaded = "data-downloaded";
    /// An operator made an account.
    AccountAdded = "account-added";
    /// An operator made a link to replace the password, and was shown it.
    ResetLinkMade = "reset-link-made";
    /// An operator registered a relying party, or changed one.
    RelyingPartyRegistered = "relying-party-registered";
    /// An operator removed a relying party.
    RelyingPartyRemoved = "relying-party-removed";
    /// An operator put new signing keys to use.
    KeysRotated = "keys-rotated";
    /// An operator disabled the account.
    AccountDisabled = "account-disabled";
    /// An operator enabled the account again.
    AccountEnabled = "account-enabled";
    /// An older copy of the database was restored, and what was open in it became void.
    CopyPutBack = "copy-put-back";
    /// A clock that had been ahead was set back, and what was open became void.
    ClockSetBack = "clock-set-back";
    /// So many passwords were wrong within a minute, over all accounts, that somebody must be guessing (G07).
    ManyFailures = "many-failures";
}

/// Which entries to read; the newest come first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Only entries about this account.
    pub account: Option<AccountId>,
    /// Only entries from this time on.
    pub since: Timestamp,
    /// Only entries older than the one with this time and id, for the next page.
    pub before: Option<(Timestamp, EntryId)>,
    /// The maximum number of entries.
    pub limit: usize,
}
