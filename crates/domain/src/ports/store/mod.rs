//! The store, as a port: what can be looked up, and the one way to change anything.

mod change;
pub(crate) mod commit;
mod own_change;

pub use change::{Bound, Change, EpochChange, Handling};
pub use commit::CommitError;
pub use own_change::OwnChange;

use async_trait::async_trait;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::allowance::Window;
use crate::model::approval::Approval;
use crate::model::attempts::{Failed, TryKey};
use crate::model::audit::{Entry, Filter};
use crate::model::audit_chain::{Line, Link, Linked};
use crate::model::authorization::{AccessToken, Grant};
use crate::model::client::Client;
use crate::model::device::{Device, KeptPin};
use crate::model::email::Email;
use crate::model::enrolment::Enrolment;
use crate::model::epoch::Epoch;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::id::{AccountId, ApprovalId, DeviceId, EnrolmentId, NumberId};
use crate::model::key::SigningKey;
use crate::model::mail_link::MailLink;
use crate::model::message::{Envelope, Way};
use crate::model::number::{Number, NumberClaim};
use crate::model::proof_count::Counted;
use crate::model::recovery::Proposal;
use crate::model::secret::BearerHash;
use crate::model::session::Session;
use crate::model::sign_in::SignIn;
use crate::model::timestamp::Timestamp;
use crate::model::wake_up::WakeUp;

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
    async fn events(&self, since: Timestamp) -> Result<Vec<WakeUp>, Error>;
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
