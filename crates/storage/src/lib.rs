//! Everything that lasts, on SQLite or PostgreSQL: one SQL text for both, and the only crate that has any.
//!
//! Knows the domain's types and nothing of HTTP. A commit is a list of guarded changes: all of them, or none.

mod apply;
mod batch;
mod clear;
pub mod copy;
mod files;
mod job;
mod log;
mod open;
mod rekey;
mod row;
mod statement;
mod tables;
mod together;
mod trouble;
mod writer;

use std::sync::Arc;

use async_trait::async_trait;
pub use open::OpenError;
use sluss_domain::account::Account;
use sluss_domain::approval::Approval;
use sluss_domain::audit::chain::{Line, Link, Linked};
use sluss_domain::audit::{Entry, Filter};
use sluss_domain::authorization::{AccessToken, Grant};
use sluss_domain::client::Client;
use sluss_domain::copies::Counted;
use sluss_domain::device::{Device, Factor};
use sluss_domain::device_pin::KeptPin;
use sluss_domain::email::Email;
use sluss_domain::enrolment::Enrolment;
use sluss_domain::epoch::Epoch;
use sluss_domain::event::Event;
use sluss_domain::factors::Factors;
use sluss_domain::id::{AccountId, ApprovalId, DeviceId, EnrolmentId, NumberId};
use sluss_domain::key::SigningKey;
use sluss_domain::limits::{Failed, TryKey};
use sluss_domain::mail_link::MailLink;
use sluss_domain::message::{Envelope, Way};
use sluss_domain::number::{Number, NumberClaim};
use sluss_domain::recovery::Proposal;
use sluss_domain::secret::BearerHash;
use sluss_domain::session::Session;
use sluss_domain::sign_in::SignIn;
use sluss_domain::store::{Change, CommitError, Store};
use sluss_domain::window::Window;
use sluss_domain::{Error, Timestamp};
use sqlx::AnyPool;
use tables::{
    access_tokens, accounts, approvals, audit_base, audit_entries, clients, device_counts, devices, enrolments, epochs,
    events, factors, failures, grants, mail_links, messages, number_claims, numbers, proofs, recovery_codes, sessions,
    sign_ins, signing_keys, tries, windows,
};
use tokio::sync::{Notify, broadcast};
use writer::Writer;

/// A store on a database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    pool: AnyPool,
    writer: Writer,
    told: broadcast::Sender<Event>,
    posted: Arc<Notify>,
}

/// Wake-ups that a listener may be behind by; one that is further behind looks at everything anew.
const TOLD: usize = 1_024;

fn told(change: &Change) -> Option<Event> {
    if let Change::Tell(event) = change { Some(event.clone()) } else { None }
}

impl Database {
    /// Opens the database at `url` (`sqlite:PATH` or `postgres://…`), making the file where it is one, and brings its tables
    /// up to date.
    ///
    /// # Errors
    /// [`OpenError`] says what to look at.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        open::open(url).await
    }

    /// Opens the database at `url` as it is, for who only looks: nothing is made or brought up to date. `None` where nothing of ours is there
    /// yet.
    ///
    /// # Errors
    /// [`OpenError`] says what to look at; of a database of another version, that it is one.
    pub async fn look(url: &str) -> Result<Option<Self>, OpenError> {
        open::look(url).await
    }

    fn new(pool: AnyPool, writer: Writer) -> Self {
        Self { pool, writer, told: broadcast::channel(TOLD).0, posted: Arc::default() }
    }

    /// The wake-ups of this node, each as soon as it is committed. Those of other nodes are found by [`Store::events`].
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Event> {
        self.told.subscribe()
    }

    /// Waits until a message has been added here; one that was added before anybody waited counts too.
    pub async fn posted(&self) {
        self.posted.notified().await;
    }

    /// Reads, writes, and removes what was written, on the ways that everything takes. In two commits: within one the database may keep it
    /// all in memory, and would not notice that the disk is full.
    ///
    /// # Errors
    /// What is in the way.
    pub async fn try_out(&self) -> Result<(), Error> {
        clients::by_id(&self.pool, "").await?;
        self.writer.commit(vec![Change::AddTrial]).await?;
        Ok(self.writer.commit(vec![Change::RemoveTrials]).await?)
    }

    /// Waits for what is being written and closes.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

#[async_trait]
impl Store for Database {
    async fn commit(&self, changes: Vec<Change>) -> Result<(), CommitError> {
        let told: Vec<Event> = changes.iter().filter_map(told).collect();
        let posts = changes.iter().any(|change| matches!(change, Change::AddMessage(_)));
        let entries = log::entries(&changes);
        self.writer.commit(changes).await?;
        for event in told {
            // Nobody may be listening, which is no fault.
            _ = self.told.send(event);
        }
        if posts {
            self.posted.notify_one();
        }
        log::write(&entries);
        Ok(())
    }

    async fn account(&self, id: &AccountId) -> Result<Option<Account>, Error> {
        accounts::by_id(&self.pool, id).await
    }

    async fn account_by_email(&self, email: &Email) -> Result<Option<Account>, Error> {
        accounts::by_email(&self.pool, email).await
    }

    async fn accounts(&self) -> Result<Vec<Account>, Error> {
        accounts::all(&self.pool).await
    }

    async fn accounts_behind(&self, id: &str, limit: usize) -> Result<Vec<Account>, Error> {
        accounts::behind(&self.pool, id, limit).await
    }

    async fn epoch(&self) -> Result<Option<Epoch>, Error> {
        epochs::last(&self.pool).await
    }

    async fn factors(&self, account: &AccountId) -> Result<Factors, Error> {
        factors::of(&self.pool, account).await
    }

    async fn devices(&self, account: &AccountId) -> Result<Vec<Device>, Error> {
        devices::of(&self.pool, account).await
    }

    async fn panics_due(&self, now: Timestamp) -> Result<Vec<Account>, Error> {
        accounts::panics_due(&self.pool, now).await
    }

    async fn recovery_codes(&self, account: &AccountId) -> Result<u32, Error> {
        recovery_codes::left(&self.pool, account).await
    }

    async fn recovery_proposal(&self, account: &AccountId) -> Result<Option<Proposal>, Error> {
        recovery_codes::proposal(&self.pool, account).await
    }

    async fn has_recovery_code(&self, account: &AccountId, code: &BearerHash) -> Result<bool, Error> {
        recovery_codes::has(&self.pool, account, code).await
    }

    async fn mail_link(&self, token: &BearerHash) -> Result<Option<MailLink>, Error> {
        mail_links::by_token(&self.pool, token).await
    }

    async fn pins_of_length(&self, bytes: usize, after: &str, most: u32) -> Result<Vec<KeptPin>, Error> {
        devices::pins_of_length(&self.pool, bytes, after, most).await
    }

    async fn device_by_thumbprint(&self, thumbprint: &str) -> Result<Option<Device>, Error> {
        devices::by_thumbprint(&self.pool, thumbprint).await
    }

    async fn counted(&self, device: &DeviceId) -> Result<Option<Counted>, Error> {
        device_counts::of(&self.pool, device).await
    }

    async fn doubled(&self, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error> {
        device_counts::doubled(&self.pool, account).await
    }

    async fn has_proof(&self, proof: &BearerHash) -> Result<bool, Error> {
        proofs::has(&self.pool, proof).await
    }

    async fn approval(&self, id: &ApprovalId) -> Result<Option<Approval>, Error> {
        approvals::by_id(&self.pool, id).await
    }

    async fn pending_approval(&self, account: &AccountId) -> Result<Option<Approval>, Error> {
        approvals::pending(&self.pool, account).await
    }

    async fn approvals(&self, account: &AccountId, since: Timestamp) -> Result<Vec<Approval>, Error> {
        approvals::since(&self.pool, account, since).await
    }

    async fn events(&self, since: Timestamp) -> Result<Vec<Event>, Error> {
        events::since(&self.pool, since).await
    }

    async fn numbers(&self, account: &AccountId) -> Result<Vec<Number>, Error> {
        numbers::of(&self.pool, account).await
    }

    async fn number_claim(&self, id: &NumberId) -> Result<Option<NumberClaim>, Error> {
        number_claims::by_id(&self.pool, id).await
    }

    async fn windows(&self, key: &str) -> Result<Vec<Window>, Error> {
        windows::of(&self.pool, key).await
    }

    async fn failures(&self, account: &AccountId, factor: &Factor) -> Result<u32, Error> {
        failures::in_a_row(&self.pool, account, factor).await
    }

    async fn enrolment(&self, id: &EnrolmentId) -> Result<Option<Enrolment>, Error> {
        enrolments::by_id(&self.pool, id).await
    }

    async fn enrolment_by_token(&self, token: &BearerHash) -> Result<Option<Enrolment>, Error> {
        enrolments::by_token(&self.pool, token).await
    }

    async fn sign_in(&self, handle: &BearerHash) -> Result<Option<SignIn>, Error> {
        sign_ins::by_handle(&self.pool, handle).await
    }

    async fn session(&self, token: &BearerHash) -> Result<Option<Session>, Error> {
        sessions::by_token(&self.pool, token).await
    }

    async fn sessions(&self, account: &AccountId) -> Result<Vec<Session>, Error> {
        sessions::of(&self.pool, account).await
    }

    async fn grant(&self, code: &BearerHash) -> Result<Option<Grant>, Error> {
        grants::by_code(&self.pool, code).await
    }

    async fn access_token(&self, token: &BearerHash) -> Result<Option<AccessToken>, Error> {
        access_tokens::by_token(&self.pool, token).await
    }

    async fn client(&self, id: &str) -> Result<Option<Client>, Error> {
        clients::by_id(&self.pool, id).await
    }

    async fn clients(&self) -> Result<Vec<Client>, Error> {
        clients::all(&self.pool).await
    }

    async fn due_messages(&self, now: Timestamp, way: Way, limit: u32) -> Result<Vec<Envelope>, Error> {
        messages::due(&self.pool, now, way, limit).await
    }

    async fn signing_keys(&self) -> Result<Vec<SigningKey>, Error> {
        signing_keys::all(&self.pool).await
    }

    async fn audit_entries(&self, filter: &Filter) -> Result<Vec<Entry>, Error> {
        audit_entries::newest(&self.pool, filter).await
    }

    async fn audit_unlinked(&self, limit: usize) -> Result<Vec<Line>, Error> {
        audit_entries::unlinked(&self.pool, limit).await
    }

    async fn audit_linked(&self, behind: i64, limit: usize) -> Result<Vec<Linked>, Error> {
        audit_entries::linked(&self.pool, behind, limit).await
    }

    async fn audit_head(&self) -> Result<Option<Link>, Error> {
        audit_entries::head(&self.pool).await
    }

    async fn audit_base(&self) -> Result<Option<Link>, Error> {
        audit_base::get(&self.pool).await
    }

    async fn audit_last_before(&self, moment: Timestamp) -> Result<Option<Link>, Error> {
        audit_entries::last_before(&self.pool, moment).await
    }

    async fn tries(&self, keys: &[TryKey]) -> Result<Vec<Failed>, Error> {
        tries::under(&self.pool, keys).await
    }
}
