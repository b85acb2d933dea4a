//! Changes that a person makes to the own account: password, locks, recovery codes, links in mails, PANIC, the end of it.

use crate::model::id::AccountId;
use crate::model::mail_link::MailLink;
use crate::model::opener::Opener;
use crate::model::password::PasswordHash;
use crate::model::recovery::Proposal;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// One of them. They are guarded like every [`crate::ports::store::change::Change`].
#[derive(Clone, Debug)]
pub enum OwnChange {
    /// Another password, chosen while the one before was this; conflicts when that has changed meanwhile. Marks of known browsers are worth
    /// nothing from then on.
    ReplacePassword {
        /// Whose.
        account: AccountId,
        /// The hash that was seen.
        from: PasswordHash,
        /// The hash from now on.
        to: PasswordHash,
    },
    /// Whether every site needs two steps.
    SetTwoSteps(AccountId, bool),
    /// The owner shuts an account; conflicts when it is shut already.
    LockAccount(AccountId),
    /// Opens an account that was shut, whoever shut it: an operator's, since no mail may. Conflicts when it is open.
    EnableAccount(AccountId),
    /// An account that its owner shut is open again; one that an operator shut stays shut.
    UnlockAccount(AccountId),
    /// When a PANIC is carried out; conflicts when it is not planned for `from`.
    PlanFactorReset {
        /// Whose.
        account: AccountId,
        /// The plan that was seen.
        from: Option<Timestamp>,
        /// The plan from now on.
        to: Option<Timestamp>,
    },
    /// Everything that could open an account's second gate is gone, and with it whatever was on the way to become that.
    DeleteFactors(AccountId),
    /// By leave of this session, which may change what opens the gates: conflicts when it is over, or when it was opened by the
    /// password alone and there is a second factor by now. It holds the account: of two at the same instant the second sees what the
    /// first did. So it comes first.
    ByLeaveOf(BearerHash),
    /// Something that opens the second gate has been added.
    NoteNewFactor(AccountId, Timestamp),
    /// A second factor was shown: a password that had been replaced by mail is its owner's.
    ShowFactor(AccountId),
    /// The password was replaced by mail.
    NoteReset(AccountId, Timestamp),
    /// Sessions that the password alone had opened are over, but for `keep`.
    EndBasicSessions {
        /// Whose.
        account: AccountId,
        /// The session that stays.
        keep: Option<BearerHash>,
    },
    /// Everything that this opened is over, but for the session `keep`: sessions, the last pages of sign-ins, codes, access tokens.
    EndOpenedBy {
        /// Whose.
        account: AccountId,
        /// What is taken away.
        opener: Opener,
        /// The session that stays.
        keep: Option<BearerHash>,
    },
    /// Whatever was begun for an account, by whoever had its password or its mailbox, comes to nothing: sign-ins and requests to
    /// devices, enrolments, numbers that wait for their code, recovery codes that were only shown, links in mails.
    VoidBegun(AccountId),
    /// Everything that was opened or begun for an account is over, but for the session `keep`: sessions, codes that were not redeemed,
    /// access tokens, marks of known browsers, and all of [`Self::VoidBegun`].
    SignOutEverywhere {
        /// Whose.
        account: AccountId,
        /// The session that stays.
        keep: Option<BearerHash>,
    },
    /// An account is gone, with all that belongs to it; conflicts when it is not there.
    EraseAccount(AccountId),
    /// These recovery codes are shown and do not count yet; they take the place of those that were shown before.
    ProposeRecoveryCodes(AccountId, Proposal),
    /// The codes that were shown last are kept; conflicts when they were already, or others were shown since.
    KeepRecoveryCodes(AccountId, BearerHash),
    /// Whether it is known that the account's address is its owner's.
    SetEmailVerified(AccountId, bool),
    /// These recovery codes take the place of all before.
    ReplaceRecoveryCodes(AccountId, Vec<BearerHash>),
    /// A recovery code is used up; conflicts when it was.
    UseRecoveryCode(AccountId, BearerHash),
    /// A link that goes out by mail.
    AddMailLink(MailLink),
    /// Such a link is used up; conflicts when it was.
    UseMailLink(BearerHash),
    /// One more mail that a stranger asked for; conflicts when there were `limit` in that hour already.
    CountMail {
        /// Of which address or network, not readable.
        key: String,
        /// When the hour began.
        hour: Timestamp,
        /// How many there may be.
        limit: u32,
    },
}
