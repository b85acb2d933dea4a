//! What can be changed in the store. Changes that consume or advance something carry the state that they were decided
//! on, and fail if it has changed.

use sluss_protocol::language::Language;

use crate::model::account::Account;
use crate::model::allowance::Allowance;
use crate::model::approval::Approval;
use crate::model::attempts::TryKey;
use crate::model::attributes::Attributes;
use crate::model::audit::Entry;
use crate::model::audit_chain::Link;
use crate::model::authorization::{AccessToken, Grant};
use crate::model::device::Device;
use crate::model::enrolment::Enrolment;
use crate::model::epoch::{Epoch, WentBack};
use crate::model::factor::Factor;
use crate::model::id::{AccountId, ApprovalId, DeviceId, EnrolmentId, MessageId, SessionId};
use crate::model::key::{Purpose, SigningKey};
use crate::model::message::Envelope;
use crate::model::password::PasswordHash;
use crate::model::proof_count::ProofCount;
use crate::model::relying_party::RelyingParty;
use crate::model::secret::BearerHash;
use crate::model::session::Session;
use crate::model::sign_in::{Reached, SignIn};
use crate::model::timestamp::Timestamp;
use crate::model::wake_up::WakeUp;
use crate::model::{approval, enrolment};
use crate::ports::store::handover_change::HandoverChange;
use crate::ports::store::issued_change::IssuedChange;
use crate::ports::store::number_change::NumberChange;
use crate::ports::store::own_change::OwnChange;
use crate::ports::store::visit_change::VisitChange;

/// What a sending server does with a message that waits.
#[derive(Clone, Debug)]
pub enum Handling {
    /// Claims a message for sending, until `until` at the latest; conflicts if it was tried since it was read.
    Claim {
        /// The message to claim.
        id: MessageId,
        /// How often it had been tried; the claim adds one.
        tries: u32,
        /// When others may take the claim for abandoned.
        until: Timestamp,
    },
    /// Extends a claim while sending takes its time.
    Extend {
        /// The message that this server claimed.
        id: MessageId,
        /// How often it has been tried, this time included.
        tries: u32,
        /// When others may take the claim for abandoned.
        until: Timestamp,
    },
    /// Puts a claimed message back; conflicts if another server has claimed it since.
    Postpone {
        /// The message that this server claimed.
        id: MessageId,
        /// How often it has been tried, this time included.
        tries: u32,
        /// When to try next.
        due_at: Timestamp,
    },
    /// Removes a claimed message; conflicts if another server has claimed it since.
    Remove {
        /// The message that this server claimed.
        id: MessageId,
        /// How often it has been tried, this time included.
        tries: u32,
    },
}

/// A change of the epoch, guarded like every [`Change`].
#[derive(Clone, Debug)]
pub enum EpochChange {
    /// Begins an epoch: whatever was begun, opened or waiting to be sent is deleted. Conflicts if an epoch began at the
    /// same time.
    Begin(Epoch, WentBack),
    /// More owners have been told; conflicts if another server has told them.
    Tell {
        /// The epoch that they are told of.
        began_at: Timestamp,
        /// The account up to which owners had been told.
        from: String,
        /// The account up to which they are told now; `None` for all.
        to: Option<String>,
    },
}

/// A change. Those that consume or advance something carry the state that they were decided on, and fail if it has
/// changed.
#[derive(Clone, Debug)]
pub enum Change {
    /// Adds an account; conflicts with one of the same address.
    AddAccount(Account),
    /// Sets the hash of the password, whatever it was.
    SetPassword(AccountId, PasswordHash),
    /// Sets the language of messages.
    SetLanguage(AccountId, Language),
    /// Sets the attributes of an account, whatever it had; conflicts if the account is gone.
    SetAttributes(AccountId, Attributes),
    /// A change that a person makes to the own account, or that a stranger requests.
    Own(OwnChange),
    /// Disables an account; what it has opened is ended by another change of the commit.
    DisableAccount(AccountId),
    /// Adds a device; conflicts if its key is registered already.
    AddDevice(Device),
    /// Notes that a device completed a second step.
    UseDevice(DeviceId, Timestamp),
    /// Sets a device's sealed push subscription; conflicts if the device has been removed.
    SetPush(DeviceId, Option<Vec<u8>>),
    /// Stores a PIN in another form, in every row that has it in this one.
    RenewPin {
        /// The device that the PIN is sealed for.
        device: DeviceId,
        /// The sealed PIN as it was read.
        from: Vec<u8>,
        /// The sealed PIN that replaces it.
        to: Vec<u8>,
    },
    /// Removes a device; conflicts if it has been removed.
    RemoveDevice(AccountId, DeviceId),
    /// A change of phone numbers.
    Number(NumberChange),
    /// A change that keeps strangers within bounds.
    Bound(Bound),
    /// Adds an enrolment, which waits to be claimed.
    AddEnrolment(Enrolment),
    /// Moves an enrolment on; conflicts if it is not in the state `from`.
    AdvanceEnrolment {
        /// The enrolment to move on.
        id: EnrolmentId,
        /// The state that was read.
        from: enrolment::TicketState,
        /// The state that follows.
        to: enrolment::TicketState,
    },
    /// A change of a handover from phone to phone.
    Handover(HandoverChange),
    /// Adds a sign-in at its first version.
    AddSignIn(SignIn),
    /// Moves a sign-in on; conflicts if its version in the store differs from the one that it carries. It is stored
    /// with the next version.
    AdvanceSignIn(SignIn),
    /// Counts a wrong answer; conflicts if there are `limit` in a row already: the factor is locked (C06).
    CountFailure {
        /// The account that owns the factor.
        account: AccountId,
        /// The factor that was answered.
        factor: Factor,
        /// How many wrong answers lock the factor.
        limit: u32,
    },
    /// Starts counting anew after a right answer; conflicts if there are `limit` wrong ones in a row already.
    ClearFailures {
        /// The account that owns the factor.
        account: AccountId,
        /// The factor that was answered.
        factor: Factor,
        /// How many wrong answers lock the factor.
        limit: u32,
    },
    /// Adds a session; conflicts if the account has been disabled.
    AddSession(Session),
    /// Notes when a session was used.
    SeeSession(BearerHash, Timestamp),
    /// Ends a session, with the codes and tokens that were issued in it.
    EndSession(BearerHash),
    /// A change of a session's visit to a relying party.
    Visit(VisitChange),
    /// Moves what was issued in one session to another of the same account, with its visits to relying parties.
    PassOnGrants {
        /// The session that is about to end.
        before: BearerHash,
        /// The session that takes its place.
        after: BearerHash,
    },
    /// Ends a session of this account like [`Change::EndSession`]; conflicts if it has ended.
    EndSessionOf(AccountId, SessionId),
    /// Stores the ids of the relying parties that a session was used for.
    UseSession(BearerHash, Vec<String>),
    /// Adds a code that waits to be redeemed; conflicts if the account has been disabled.
    AddGrant(Grant),
    /// Redeems a code; conflicts if it was redeemed before.
    UseGrant(BearerHash),
    /// Adds an access token in the commit that redeems its code.
    AddAccessToken(AccessToken),
    /// A change to what else clients hold and begin.
    Issued(IssuedChange),
    /// Revokes everything that was issued for this code.
    RevokeTokensOf(BearerHash),
    /// Spends a device's proof, remembered until this time; conflicts if it was spent before.
    AddProof(BearerHash, Timestamp),
    /// Registers a relying party, or replaces the one with the same id.
    PutRelyingParty(RelyingParty),
    /// Sets the logo of a relying party, or removes it.
    SetLogo(String, Option<Vec<u8>>),
    /// Removes a relying party; conflicts if it has been removed.
    RemoveRelyingParty(String),
    /// Adds a request to an account's devices; conflicts while another one waits.
    AddApproval(Approval),
    /// Moves a request on; conflicts if it was answered or counted on meanwhile (B04).
    AdvanceApproval {
        /// The request to move on.
        id: ApprovalId,
        /// How many wrong answers were read.
        seen: u32,
        /// The state that follows.
        to: approval::ApprovalState,
        /// How many wrong answers there are now.
        wrong: u32,
    },
    /// Makes the request void that waits for an account's devices.
    VoidApprovalsOf(AccountId),
    /// Wakes whoever waits for this topic, on every node.
    Tell(WakeUp),
    /// Queues a message for sending.
    AddMessage(Envelope),
    /// What a sending server does with a message that waits.
    Handle(Handling),
    /// Adds an entry to the audit log; it is linked later.
    Record(Entry),
    /// Links an entry into the chain; conflicts if it is linked, or the place is taken (M06).
    LinkEntry(String, Link),
    /// Drops entries up to this link, after which the chain begins; conflicts if it already begins there or later.
    DropEntries(Link),
    /// Counts a wrong password; conflicts if there are more than `most` in a row by now (G03).
    CountTry {
        /// The account and place that it is counted under.
        key: TryKey,
        /// When it was typed.
        at: Timestamp,
        /// How many there may have been before.
        most: u32,
        /// Failures before this time no longer count.
        forgotten: Timestamp,
    },
    /// Starts counting anew after a right password.
    ClearTries(TryKey),
    /// Subtracts this many wrong passwords, which were the owner's own.
    ForgiveTries(TryKey, u32),
    /// Counts a proof of a device; conflicts if the stored count is not `before`.
    CountProof {
        /// The stored count that was read; `None` for the first.
        before: Option<ProofCount>,
        /// The count that replaces it.
        after: ProofCount,
        /// When the proof came, by which it is known when the device was last heard from.
        at: Timestamp,
    },
    /// Adds a signing key; conflicts if the purpose already has one in use.
    AddSigningKey(SigningKey),
    /// Retires the keys in use for a purpose at this time.
    RetireSigningKeys(Purpose, Timestamp),
    /// Deletes everything that expired before this time.
    Forget(Timestamp),
    /// A change of the epoch, for when a copy was restored.
    Epoch(EpochChange),
    /// Adds a row without meaning, to see whether the store can be written.
    AddTrial,
    /// Removes all rows that were written for that.
    RemoveTrials,
}

impl Change {
    /// Starts counting anew however many answers were wrong, which unlocks the factor.
    pub(crate) fn unlock(account: &AccountId, factor: Factor) -> Self {
        Self::ClearFailures { account: account.clone(), factor, limit: u32::MAX }
    }
}

/// Changes that keep within bounds what people whom we do not know can make us store (docs/decisions/0042).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Uses one more of an allowance; conflicts if it is used up.
    Spend(Allowance),
    /// Gives one use back; nothing happens if none is counted.
    GiveBack(Allowance),
    /// Deletes sign-ins that have come exactly this far and end before this time.
    ForgetSignIns(Reached, Timestamp),
    /// Deletes proofs that could no longer be shown at this time.
    ForgetProofs(Timestamp),
    /// Deletes counts of fewer than this many wrong passwords in a row, the last of them before this time.
    ForgetTries(u32, Timestamp),
}
