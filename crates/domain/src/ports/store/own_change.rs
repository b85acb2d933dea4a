//! Changes that people make to their own accounts: name, address, password, locks, recovery codes, links in mails, factor reset,
//! deletion.

use sluss_protocol::method::Method;

use crate::model::email::Email;
use crate::model::enrolment::Leave;
use crate::model::id::AccountId;
use crate::model::mail_link::MailLink;
use crate::model::one_time_code::Proposal;
use crate::model::opener::Opener;
use crate::model::password::PasswordHash;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// A change to an account by its owner, guarded like every [`crate::ports::store::change::Change`].
#[derive(Clone, Debug)]
pub enum OwnChange {
    /// Replaces the password; conflicts if it has changed meanwhile. Marks of trusted browsers are worthless from then
    /// on.
    ReplacePassword {
        /// The account whose password changes.
        account: AccountId,
        /// The hash that was read.
        from: PasswordHash,
        /// The hash that replaces it.
        to: PasswordHash,
    },
    /// Sets the name.
    SetName(AccountId, String),
    /// Replaces the address; conflicts if it has changed meanwhile, or if another account has the new one.
    MoveAddress {
        /// The account whose address changes.
        account: AccountId,
        /// The address that was read.
        from: Email,
        /// The address that replaces it.
        to: Email,
        /// Whether the new one is known to be the owner's.
        verified: bool,
    },
    /// Sets whether every site requires two steps.
    SetTwoSteps(AccountId, bool),
    /// Disables an account for its owner; conflicts if it is disabled already.
    LockAccount(AccountId),
    /// Enables an account, whoever disabled it. Only operators may, and no mail. Conflicts if it is not disabled.
    EnableAccount(AccountId),
    /// Enables an account that its owner locked; one that an operator disabled stays disabled.
    UnlockAccount(AccountId),
    /// Plans a factor reset, or cancels it; conflicts if the plan is not `from`.
    PlanFactorReset {
        /// The account whose factors are concerned.
        account: AccountId,
        /// The plan that was read.
        from: Option<Timestamp>,
        /// The plan that replaces it; `None` to cancel.
        to: Option<Timestamp>,
    },
    /// Deletes everything that an account could complete a second step with, and whatever was about to become that.
    DeleteFactors(AccountId),
    /// Requires permission to change second factors. A session's: conflicts if it has ended, or if it was opened by the
    /// password alone and the account has a second factor by now. A device's: conflicts if it was removed. Either conflicts
    /// if the account is disabled. It locks the account's row, so the second of two concurrent commits sees what the first
    /// did; put it first.
    ByLeaveOf(Leave),
    /// Requires that this session has not ended, and its account is not disabled. It locks the account's row.
    WhileSignedIn(BearerHash),
    /// Notes when a second factor was added.
    NoteNewFactor(AccountId, Timestamp),
    /// Notes that a second factor was shown: a password replaced by mail has turned out to be its owner's.
    ShowFactor(AccountId),
    /// Notes when the password was replaced by mail.
    NoteReset(AccountId, Timestamp),
    /// Ends the sessions that the password alone had opened, except `keep`.
    EndBasicSessions {
        /// The account whose sessions end.
        account: AccountId,
        /// The session that stays open.
        keep: Option<BearerHash>,
    },
    /// Ends everything that this opened, except the session `keep`: sessions, last pages of sign-ins, codes, access
    /// tokens.
    EndOpenedBy {
        /// The account that it opened.
        account: AccountId,
        /// The second factor that is being removed.
        opener: Opener,
        /// The session that stays open.
        keep: Option<BearerHash>,
    },
    /// Voids whatever was begun for an account by somebody who had its password or its mailbox: sign-ins and requests
    /// to devices, enrolments, numbers that wait for their code, recovery codes that were only shown, links in mails.
    VoidBegun(AccountId),
    /// Ends everything that was opened or begun for an account, except the session `keep`: sessions, codes that were
    /// not redeemed, access tokens, marks of trusted browsers, and all of [`Self::VoidBegun`].
    SignOutEverywhere {
        /// The account that is signed out.
        account: AccountId,
        /// The session that stays open.
        keep: Option<BearerHash>,
    },
    /// Deletes an account with everything that belongs to it; conflicts if it is gone.
    EraseAccount(AccountId),
    /// Stores a sheet of codes that is shown and not valid yet, in place of the one shown before.
    ProposeCodes(AccountId, Proposal),
    /// Confirms the codes that were shown last; conflicts if they were confirmed, or others were shown since.
    KeepCodes(AccountId, BearerHash),
    /// Sets whether the account's address is known to be its owner's.
    SetEmailVerified(AccountId, bool),
    /// Replaces all one-time secrets of this method by these.
    ReplaceCredentials(AccountId, Method, Vec<BearerHash>),
    /// Uses up one of them; conflicts if it was used before.
    UseCredential(AccountId, Method, BearerHash),
    /// Adds a link that goes out by mail.
    AddMailLink(MailLink),
    /// Uses up such a link; conflicts if it was used before.
    UseMailLink(BearerHash),
    /// Counts a mail that a stranger requested; conflicts if there were `limit` within the hour already.
    CountMail {
        /// The address or network, as a keyed hash.
        key: String,
        /// When the hour began.
        hour: Timestamp,
        /// How many are permitted within the hour.
        limit: u32,
    },
}
