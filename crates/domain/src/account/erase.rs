//! Exporting a person's data, and deleting the account for good (N01). Only the audit log remains; the account id in it
//! then leads nowhere.

use serde::Serialize;
use sluss_protocol::method::Method;

use crate::account::Accounts;
use crate::error::Error;
use crate::model::account::Account;
use crate::model::attempts::Caller;
use crate::model::attributes::Attributes;
use crate::model::audit::{Entry, Event, Filter};
use crate::model::device::Device;
use crate::model::message::Notice;
use crate::model::session::Session;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};
use crate::session::{Fresh, Strong};

/// How many entries of the audit log an export has at most; nobody reaches that in a year.
const ACTIVITY_MAX: usize = 100_000;

/// Everything that we know about a person, as a file for that person. Secrets are listed but left out: the file gives
/// nobody access to anything.
#[derive(Clone, Debug, Serialize)]
pub struct Everything {
    /// The address that the person signs in with.
    pub email: String,
    /// The name that relying parties are given.
    pub name: String,
    /// The language of mails and SMS, as a language tag.
    pub language: &'static str,
    /// The account's id, which relying parties receive as `sub`.
    pub id: String,
    /// When the account was made. All times here are milliseconds since the epoch.
    pub created_at: i64,
    /// Whether the person requires two-step sign-in at every site.
    pub two_steps: bool,
    /// What operators have said of the person for relying parties to know.
    pub attributes: Attributes,
    /// Every registered device, the oldest first.
    pub devices: Vec<ExportedDevice>,
    /// The phone numbers, in international form.
    pub numbers: Vec<String>,
    /// How many recovery codes have not been used.
    pub recovery_codes: u32,
    /// Where the person is signed in at the moment.
    pub sessions: Vec<KnownSession>,
    /// Entries of the audit log about the account, the newest first.
    pub activity: Vec<KnownEvent>,
}

/// A registered device, without its keys and its PIN.
#[derive(Clone, Debug, Serialize)]
pub struct ExportedDevice {
    /// The name that the person gave it.
    pub name: String,
    /// The program and system that registered; empty if unknown.
    pub browser: String,
    /// When it was registered.
    pub added_at: i64,
    /// When it last completed a second step.
    pub last_used_at: Option<i64>,
}

/// A session that has not ended, without its token.
#[derive(Clone, Debug, Serialize)]
pub struct KnownSession {
    /// The name of its [`Audience`](crate::model::session::Audience).
    pub purpose: &'static str,
    /// The method that opened it.
    pub method: Method,
    /// When the person signed in.
    pub since: i64,
    /// When it was last used.
    pub seen_at: i64,
    /// The network and browser that it was opened from.
    pub visitor: Visitor,
    /// The ids of the relying parties that it was used for.
    pub sites: Vec<String>,
}

/// An entry of the audit log.
#[derive(Clone, Debug, Serialize)]
pub struct KnownEvent {
    /// When it happened, as the server's clock had it.
    pub at: i64,
    /// The name of the [`Event`].
    pub event: &'static str,
    /// The id of the relying party, where one was involved.
    pub client: Option<String>,
    /// The sign-in method, where the event belongs to one.
    pub method: Option<Method>,
    /// The network and browser that caused it.
    pub visitor: Visitor,
}

impl Fresh<'_> {
    /// Exports everything that we know about the person, and notes that in the audit log.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn everything(&self, visitor: &Visitor) -> Result<Everything, Error> {
        let (account, factors) = (&self.account, &self.factors);
        self.sluss
            .store
            .commit(vec![self.sluss.audit_log().record(Event::DataDownloaded, &account.id, visitor)])
            .await?;
        let sessions = self.sluss.store.sessions(&account.id).await?;
        let filter =
            Filter { account: Some(account.id.clone()), since: Timestamp(0), before: None, limit: ACTIVITY_MAX };
        let entries = self.sluss.store.audit_entries(&filter).await?;
        let device = |device: &Device| ExportedDevice {
            name: device.name.clone(),
            browser: device.browser.clone(),
            added_at: device.added_at.0,
            last_used_at: device.last_used_at.map(|at| at.0),
        };
        let session = |session: Session| KnownSession {
            purpose: session.audience.name(),
            method: session.method,
            since: session.authenticated_at.0,
            seen_at: session.seen_at.0,
            visitor: session.visitor,
            sites: session.sites,
        };
        let event = |entry: Entry| KnownEvent {
            at: entry.at.0,
            event: entry.event.name(),
            client: entry.client,
            method: entry.method,
            visitor: entry.visitor,
        };
        let numbers =
            factors.numbers.iter().map(|number| Ok(self.sluss.phone_numbers().open(number)?.expose().to_owned()));
        let numbers = numbers.collect::<Result<_, Error>>()?;
        Ok(Everything {
            numbers,
            email: account.email.to_string(),
            name: account.name.clone(),
            language: account.language.tag(),
            id: account.id.to_string(),
            created_at: account.created_at.0,
            two_steps: account.two_steps,
            attributes: self.sluss.store.attributes(&account.id).await?,
            recovery_codes: factors.left(Method::Recovery),
            devices: factors.devices.iter().map(device).collect(),
            sessions: sessions.into_iter().map(session).collect(),
            activity: entries.into_iter().map(event).collect(),
        })
    }
}

impl Strong<'_> {
    /// Deletes the account and everything that belongs to it. The owner gets a mail at the address that it had.
    ///
    /// # Errors
    /// [`Error::WrongPassword`], [`Error::TooManyTries`] or [`Error::Busy`].
    pub async fn erase_account(&self, typed: &str, caller: &Caller) -> Result<(), Error> {
        let account = &self.account;
        self.sluss.account_settings().confirm_password(account, typed, caller).await?;
        let erased = self.sluss.accounts().erased(account, &caller.visitor);
        Ok(self.sluss.store.commit([self.guard()].into_iter().chain(erased).collect()).await?)
    }
}

impl Accounts<'_> {
    /// Deletes an account as its owner can: with everything that belongs to it, and a mail to the address that it had.
    /// Only operators call this.
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address.
    pub async fn remove(&self, email: &str) -> Result<(), Error> {
        let account = self.by_address(email).await?;
        Ok(self.sluss.store.commit(self.erased(&account, &Visitor::default()).into()).await?)
    }

    /// The changes that every deletion of an account consists of, whoever deletes it.
    fn erased(&self, account: &Account, visitor: &Visitor) -> [Change; 3] {
        [
            Change::Own(OwnChange::EraseAccount(account.id.clone())),
            self.sluss.messages().notify(account, Notice::AccountDeleted, visitor),
            self.sluss.audit_log().record(Event::AccountDeleted, &account.id, visitor),
        ]
    }
}
