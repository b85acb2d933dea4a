//! What can be changed in the store. Changes that consume or advance something carry the state that they were decided on, and hold only there.

use sluss_protocol::language::Language;

use crate::model::account::Account;
use crate::model::allowance::Allowance;
use crate::model::approval::Approval;
use crate::model::attempts::TryKey;
use crate::model::audit::Entry;
use crate::model::audit_chain::Link;
use crate::model::authorization::{AccessToken, Grant};
use crate::model::device::Device;
use crate::model::enrolment::Enrolment;
use crate::model::epoch::{Epoch, WentBack};
use crate::model::factor::Factor;
use crate::model::id::{AccountId, ApprovalId, DeviceId, EnrolmentId, MessageId, NumberId, SessionId};
use crate::model::key::{Purpose, SigningKey};
use crate::model::message::Envelope;
use crate::model::number::{NumberClaim, RegisteredNumber};
use crate::model::password::PasswordHash;
use crate::model::proof_count::ProofCount;
use crate::model::relying_party::RelyingParty;
use crate::model::secret::BearerHash;
use crate::model::session::Session;
use crate::model::sign_in::{Reached, SignIn};
use crate::model::timestamp::Timestamp;
use crate::model::wake_up::WakeUp;
use crate::model::{approval, enrolment};
use crate::ports::store::own_change::OwnChange;

/// What a server that sends does to a message that waits.
#[derive(Clone, Debug)]
pub enum Handling {
    /// A message is being sent, until that moment at the latest; conflicts when it was tried since it was looked up.
    Claim {
        /// Which.
        id: MessageId,
        /// How often it had been tried; from now on it is once more.
        tries: u32,
        /// When others may take it to be abandoned.
        until: Timestamp,
    },
    /// Holds a claim for longer.
    Extend {
        /// Which message.
        id: MessageId,
        /// How often it was tried, this time counted.
        tries: u32,
        /// For how long.
        until: Timestamp,
    },
    /// A claimed message waits again; conflicts when another has claimed it since.
    Postpone {
        /// Which.
        id: MessageId,
        /// How often it was tried, this time included.
        tries: u32,
        /// When to try next.
        due_at: Timestamp,
    },
    /// A claimed message is done with; conflicts when another has claimed it since.
    Remove {
        /// Which.
        id: MessageId,
        /// How often it was tried, this time included.
        tries: u32,
    },
}

/// A change of the epoch. They are guarded like every [`Change`].
#[derive(Clone, Debug)]
pub enum EpochChange {
    /// A new one begins: everything that was begun or opened, and everything that waits to be sent, is gone. Conflicts when there is one
    /// of the same moment.
    Begin(Epoch, WentBack),
    /// More owners have been told; conflicts when another has told them.
    Tell {
        /// Of which epoch.
        began_at: Timestamp,
        /// Up to which account it was seen.
        from: String,
        /// Up to which it is now; `None`: all.
        to: Option<String>,
    },
}

/// One change. Those that consume or advance something carry the state that they were decided on, and hold only there.
#[derive(Clone, Debug)]
pub enum Change {
    /// A new account; conflicts with one of the same address.
    AddAccount(Account),
    /// Another hash of the password.
    SetPassword(AccountId, PasswordHash),
    /// The language of messages.
    SetLanguage(AccountId, Language),
    /// What a person does to the own account, or a stranger asks for.
    Own(OwnChange),
    /// Shuts an account.
    DisableAccount(AccountId),
    /// A new device.
    AddDevice(Device),
    /// A device opened a gate.
    UseDevice(DeviceId, Timestamp),
    /// Where a device wants to be woken, sealed; conflicts when it is not there.
    SetPush(DeviceId, Option<Vec<u8>>),
    /// A PIN is kept in another form, wherever it is kept in this one.
    RenewPin {
        /// Of which device.
        device: DeviceId,
        /// As it was seen, sealed.
        from: Vec<u8>,
        /// From now on, sealed.
        to: Vec<u8>,
    },
    /// A device is gone; conflicts when it is not there.
    RemoveDevice(AccountId, DeviceId),
    /// A phone number whose owner has yet to show the code.
    AddNumberClaim(NumberClaim),
    /// A wrong code for it; conflicts when there were not so many wrong ones before, or it is gone.
    CountNumberTry(NumberId, u32),
    /// The right code, or nobody wants it any more; conflicts when there were not so many wrong ones before, or it is gone.
    EndNumberClaim(NumberId, u32),
    /// A new phone number; conflicts when the account has it already.
    AddNumber(RegisteredNumber),
    /// A code to it opened a gate; conflicts when it is not there.
    UseNumber(NumberId, Timestamp),
    /// A phone number is gone; conflicts when it is not there.
    RemoveNumber(AccountId, NumberId),
    /// What keeps strangers within their bounds.
    Bound(Bound),
    /// A new enrolment.
    AddEnrolment(Enrolment),
    /// An enrolment goes on; conflicts when it is not in the state `from`.
    AdvanceEnrolment {
        /// Which.
        id: EnrolmentId,
        /// The state that was seen.
        from: enrolment::TicketState,
        /// The state from now on.
        to: enrolment::TicketState,
    },
    /// A new sign-in.
    AddSignIn(SignIn),
    /// A sign-in goes on; conflicts when its version in the store is not the one it carries. It is stored with the next.
    AdvanceSignIn(SignIn),
    /// One more wrong answer in a row; conflicts when there are `limit` already: the factor is locked (C06).
    CountFailure {
        /// Whose.
        account: AccountId,
        /// Of which factor.
        factor: Factor,
        /// How many there may be.
        limit: u32,
    },
    /// A right answer: counting begins anew; conflicts when there are `limit` already.
    ClearFailures {
        /// Whose.
        account: AccountId,
        /// Of which factor.
        factor: Factor,
        /// How many there may be.
        limit: u32,
    },
    /// A new session; conflicts when the account has been shut.
    AddSession(Session),
    /// A session was used.
    SeeSession(BearerHash, Timestamp),
    /// A session is over, and with it the codes and tokens that were given in it.
    EndSession(BearerHash),
    /// What was given in one session belongs to another of the same account from now on.
    PassOnGrants {
        /// The one that is about to end.
        before: BearerHash,
        /// The one that takes its place.
        after: BearerHash,
    },
    /// One session of an account is over, as by [`Change::EndSession`]; conflicts when it is not there.
    EndSessionOf(AccountId, SessionId),
    /// A session was used for these sites, by their `client_id`.
    UseSession(BearerHash, Vec<String>),
    /// A code to be redeemed; conflicts when the account has been shut.
    AddGrant(Grant),
    /// A code is redeemed; conflicts when it was.
    UseGrant(BearerHash),
    /// An access token.
    AddAccessToken(AccessToken),
    /// Whatever was given for this code is worth nothing.
    RevokeTokensOf(BearerHash),
    /// A device's proof was seen; conflicts when it was before.
    AddProof(BearerHash, Timestamp),
    /// A relying site; replaces one of the same id.
    PutRelyingParty(RelyingParty),
    /// A relying site is gone; conflicts when it is not there.
    RemoveRelyingParty(String),
    /// A request to an account's devices; conflicts while another one waits.
    AddApproval(Approval),
    /// A request goes on; conflicts when it was answered, or counted on, meanwhile (B04).
    AdvanceApproval {
        /// Which.
        id: ApprovalId,
        /// The wrong answers that were seen.
        seen: u32,
        /// How it stands from now on.
        to: approval::ApprovalState,
        /// The wrong answers from now on.
        wrong: u32,
    },
    /// Whatever waits for an account's devices is void.
    VoidApprovalsOf(AccountId),
    /// Wakes whoever waits for this, on every node.
    Tell(WakeUp),
    /// A message to be sent.
    AddMessage(Envelope),
    /// What a server that sends does to a message that waits.
    Handle(Handling),
    /// Something happened.
    Record(Entry),
    /// An entry gets its place in the chain; conflicts when it has one, or when the place is taken (M06).
    LinkEntry(String, Link),
    /// Entries up to this link are dropped, and the chain begins behind it; conflicts when it began there or later already.
    DropEntries(Link),
    /// A wrong password; conflicts when there are more than `most` of them in a row by now (G03).
    CountTry {
        /// Whose, from where.
        key: TryKey,
        /// Now.
        at: Timestamp,
        /// How many there may have been.
        most: u32,
        /// Those before this moment are forgotten.
        forgotten: Timestamp,
    },
    /// A right password: counting begins anew.
    ClearTries(TryKey),
    /// So many wrong passwords were the owner's own.
    ForgiveTries(TryKey, u32),
    /// One more proof of a device was counted; conflicts when it was counted differently before, or at all where `before` is `None`.
    CountProof {
        /// What was counted.
        before: Option<ProofCount>,
        /// What is now.
        after: ProofCount,
    },
    /// A new signing key.
    AddSigningKey(SigningKey),
    /// The keys in use for a purpose retire at that moment.
    RetireSigningKeys(Purpose, Timestamp),
    /// Everything that expired before that moment is forgotten.
    Forget(Timestamp),
    /// What begins when a copy was put back.
    Epoch(EpochChange),
    /// Something of no meaning, to see whether anything can be written.
    AddTrial,
    /// All that was written to see it.
    RemoveTrials,
}

impl Change {
    /// Lets counting begin anew, however often the answers were wrong: what they had locked is open.
    pub(crate) fn unlock(account: &AccountId, factor: Factor) -> Self {
        Self::ClearFailures { account: account.clone(), factor, limit: u32::MAX }
    }
}

/// Changes that keep what people whom we do not know can make us keep within bounds (docs/decisions/0042).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// One more of what is counted; conflicts when there were as many as are allowed in this time.
    Spend(Allowance),
    /// One fewer of what was counted; where nothing is, nothing happens.
    GiveBack(Allowance),
    /// Sign-ins that have got so far and no further, and whose time ends before that moment, are forgotten.
    ForgetSignIns(Reached, Timestamp),
    /// Proofs that nobody could show any more at that moment are forgotten.
    ForgetProofs(Timestamp),
    /// Wrong passwords that were fewer than so many in a row, and before that moment, are forgotten.
    ForgetTries(u32, Timestamp),
}
