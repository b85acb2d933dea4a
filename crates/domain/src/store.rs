//! The store, as a port: what can be looked up, and the one way to change anything.

use async_trait::async_trait;
use sluss_protocol::language::Language;

use crate::account::Account;
use crate::approval::{self, Approval};
use crate::audit::chain::{Line, Link, Linked};
use crate::audit::{Entry, Filter};
use crate::authorization::{AccessToken, Grant};
use crate::client::Client;
use crate::copies::Counted;
use crate::deliver::Handling;
use crate::device::{Device, Factor};
use crate::device_pin::KeptPin;
use crate::email::Email;
use crate::enrolment::{self, Enrolment};
use crate::epoch::{Epoch, EpochChange};
use crate::event::Event;
use crate::factors::Factors;
use crate::id::{AccountId, ApprovalId, DeviceId, EnrolmentId, NumberId, SessionId};
use crate::key::{Purpose, SigningKey};
use crate::limits::{Failed, TryKey};
use crate::mail_link::MailLink;
use crate::message::{Envelope, Way};
use crate::number::{Number, NumberClaim};
use crate::own_change::OwnChange;
use crate::password::PasswordHash;
use crate::recovery::Proposal;
use crate::secret::BearerHash;
use crate::session::Session;
use crate::sign_in::SignIn;
use crate::window::{Bound, Window};
use crate::{Error, Timestamp};

/// Why a commit did not happen. Nothing of it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommitError {
    /// A guard did not hold: something was used, changed or there already.
    Conflict,
    /// The store cannot be written at the moment.
    Unavailable(String),
    /// The store refuses the statement itself, and would again.
    Broken(String),
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
    AddNumber(Number),
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
        from: enrolment::State,
        /// The state from now on.
        to: enrolment::State,
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
    PutClient(Client),
    /// A relying site is gone; conflicts when it is not there.
    RemoveClient(String),
    /// A request to an account's devices; conflicts while another one waits.
    AddApproval(Approval),
    /// A request goes on; conflicts when it was answered, or counted on, meanwhile (B04).
    AdvanceApproval {
        /// Which.
        id: ApprovalId,
        /// The wrong answers that were seen.
        seen: u32,
        /// How it stands from now on.
        to: approval::State,
        /// The wrong answers from now on.
        wrong: u32,
    },
    /// Whatever waits for an account's devices is void.
    VoidApprovalsOf(AccountId),
    /// Wakes whoever waits for this, on every node.
    Tell(Event),
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
        before: Option<Counted>,
        /// What is now.
        after: Counted,
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

/// Keeps everything that lasts.
#[async_trait]
pub trait Store: Send + Sync {
    /// Makes all of the changes, or none.
    async fn commit(&self, changes: Vec<Change>) -> Result<(), CommitError>;

    /// An account by its id.
    async fn account(&self, id: &AccountId) -> Result<Option<Account>, Error>;
    /// An account by its address.
    async fn account_by_email(&self, email: &Email) -> Result<Option<Account>, Error>;
    /// All accounts, by address.
    async fn accounts(&self) -> Result<Vec<Account>, Error>;
    /// So many accounts behind this id, in the order of their ids.
    async fn accounts_behind(&self, id: &str, limit: usize) -> Result<Vec<Account>, Error>;
    /// The last time that a copy was put back.
    async fn epoch(&self) -> Result<Option<Epoch>, Error>;
    /// All that an account can open its second gate with.
    async fn factors(&self, account: &AccountId) -> Result<Factors, Error>;
    /// An account's devices, oldest first.
    async fn devices(&self, account: &AccountId) -> Result<Vec<Device>, Error>;
    /// The accounts whose PANIC is due.
    async fn panics_due(&self, now: Timestamp) -> Result<Vec<Account>, Error>;
    /// How many recovery codes are left.
    async fn recovery_codes(&self, account: &AccountId) -> Result<u32, Error>;
    /// The recovery codes that were shown last.
    async fn recovery_proposal(&self, account: &AccountId) -> Result<Option<Proposal>, Error>;
    /// Whether this is one of them.
    async fn has_recovery_code(&self, account: &AccountId, code: &BearerHash) -> Result<bool, Error>;
    /// A link that went out by mail, unless it was used.
    async fn mail_link(&self, token: &BearerHash) -> Result<Option<MailLink>, Error>;
    /// The device with this public key.
    async fn device_by_thumbprint(&self, thumbprint: &str) -> Result<Option<Device>, Error>;
    /// The PINs whose sealed form has this many bytes, of registered devices and of those still to come: by the device's id, those after this
    /// one, `most` of them.
    async fn pins_of_length(&self, bytes: usize, after: &str, most: u32) -> Result<Vec<KeptPin>, Error>;
    /// What was counted of a device's proofs.
    async fn counted(&self, device: &DeviceId) -> Result<Option<Counted>, Error>;
    /// Since when two copies of a device's keys are known of, for those devices of an account of which they are.
    async fn doubled(&self, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error>;
    /// Whether a device's proof was seen.
    async fn has_proof(&self, proof: &BearerHash) -> Result<bool, Error>;
    /// A request to devices.
    async fn approval(&self, id: &ApprovalId) -> Result<Option<Approval>, Error>;
    /// The request that waits for an account's devices, expired or not.
    async fn pending_approval(&self, account: &AccountId) -> Result<Option<Approval>, Error>;
    /// All requests to an account's devices that began after that moment.
    async fn approvals(&self, account: &AccountId, since: Timestamp) -> Result<Vec<Approval>, Error>;
    /// Wake-ups after that moment, of all nodes.
    async fn events(&self, since: Timestamp) -> Result<Vec<Event>, Error>;
    /// An account's phone numbers, oldest first.
    async fn numbers(&self, account: &AccountId) -> Result<Vec<Number>, Error>;
    /// A phone number whose owner has yet to show the code.
    async fn number_claim(&self, id: &NumberId) -> Result<Option<NumberClaim>, Error>;
    /// What was spent under a key, by how long its windows are.
    async fn windows(&self, key: &str) -> Result<Vec<Window>, Error>;
    /// How many wrong answers in a row there are.
    async fn failures(&self, account: &AccountId, factor: &Factor) -> Result<u32, Error>;
    /// An enrolment by its id.
    async fn enrolment(&self, id: &EnrolmentId) -> Result<Option<Enrolment>, Error>;
    /// An enrolment by its ticket.
    async fn enrolment_by_token(&self, token: &BearerHash) -> Result<Option<Enrolment>, Error>;
    /// A sign-in by its handle.
    async fn sign_in(&self, handle: &BearerHash) -> Result<Option<SignIn>, Error>;
    /// A session by its token.
    async fn session(&self, token: &BearerHash) -> Result<Option<Session>, Error>;
    /// An account's sessions, newest first.
    async fn sessions(&self, account: &AccountId) -> Result<Vec<Session>, Error>;
    /// A code, redeemed or not.
    async fn grant(&self, code: &BearerHash) -> Result<Option<Grant>, Error>;
    /// An access token.
    async fn access_token(&self, token: &BearerHash) -> Result<Option<AccessToken>, Error>;
    /// A relying site.
    async fn client(&self, id: &str) -> Result<Option<Client>, Error>;
    /// All relying sites, by id.
    async fn clients(&self) -> Result<Vec<Client>, Error>;
    /// Messages that are due, the longest waiting first; at most so many.
    async fn due_messages(&self, now: Timestamp, way: Way, limit: u32) -> Result<Vec<Envelope>, Error>;
    /// All signing keys, newest first.
    async fn signing_keys(&self) -> Result<Vec<SigningKey>, Error>;
    /// Entries of the audit log, newest first.
    async fn audit_entries(&self, filter: &Filter) -> Result<Vec<Entry>, Error>;
    /// So many entries that are not linked yet, oldest first.
    async fn audit_unlinked(&self, limit: usize) -> Result<Vec<Line>, Error>;
    /// So many linked entries behind this number, in their order.
    async fn audit_linked(&self, behind: i64, limit: usize) -> Result<Vec<Linked>, Error>;
    /// The last link.
    async fn audit_head(&self) -> Result<Option<Link>, Error>;
    /// Where the chain begins, once entries were dropped.
    async fn audit_base(&self) -> Result<Option<Link>, Error>;
    /// The last link before which every entry is older than this moment; `None` when not even the first is.
    async fn audit_last_before(&self, moment: Timestamp) -> Result<Option<Link>, Error>;
    /// How many wrong passwords in a row there are under these keys, one or two; in the order of the keys.
    async fn tries(&self, keys: &[TryKey]) -> Result<Vec<Failed>, Error>;
}
