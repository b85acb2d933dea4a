//! Taking everything along, and leaving for good (N01). What stays is the audit log, which knows an account by an id that then says
//! nothing.

use serde::Serialize;
use sluss_protocol::method::Method;

use crate::error::Error;
use crate::model::attempts::Caller;
use crate::model::audit::{Entry, Event, Filter};
use crate::model::device::Device;
use crate::model::message::Notice;
use crate::model::session::Session;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};
use crate::session::{Fresh, Strong};

/// More entries than any person's year has.
const ACTIVITY_MAX: usize = 100_000;

/// Everything that is known about a person, for the person. Secrets are named and not told: whoever finds the file opens nothing
/// with it.
#[derive(Clone, Debug, Serialize)]
pub struct Everything {
    /// The address that the person signs in with.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The language of messages.
    pub language: &'static str,
    /// Our id of the account, which relying sites know as `sub`.
    pub id: String,
    /// When the account was made. Times are epoch milliseconds.
    pub created_at: i64,
    /// Whether every site needs two steps.
    pub two_steps: bool,
    /// The devices.
    pub devices: Vec<ExportedDevice>,
    /// The phone numbers, in international form.
    pub numbers: Vec<String>,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// Where the person is signed in.
    pub sessions: Vec<KnownSession>,
    /// What happened, the newest first.
    pub activity: Vec<KnownEvent>,
}

/// A device.
#[derive(Clone, Debug, Serialize)]
pub struct ExportedDevice {
    /// As the person named it.
    pub name: String,
    /// When it was registered.
    pub added_at: i64,
    /// When it last opened a gate.
    pub last_used_at: Option<i64>,
}

/// A session.
#[derive(Clone, Debug, Serialize)]
pub struct KnownSession {
    /// What for.
    pub purpose: &'static str,
    /// How it was opened.
    pub method: Method,
    /// When.
    pub since: i64,
    /// When it was last used.
    pub seen_at: i64,
    /// From where.
    pub visitor: Visitor,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
pub struct KnownEvent {
    /// When.
    pub at: i64,
    /// What.
    pub event: &'static str,
    /// The relying site, where one is part of it.
    pub client: Option<String>,
    /// By which method.
    pub method: Option<Method>,
    /// From where.
    pub visitor: Visitor,
}

impl Fresh<'_> {
    /// Everything that is known about the person.
    ///
    /// # Errors
    /// Only the store's.
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
            added_at: device.added_at.0,
            last_used_at: device.last_used_at.map(|at| at.0),
        };
        let session = |session: Session| KnownSession {
            purpose: session.audience.name(),
            method: session.method,
            since: session.authenticated_at.0,
            seen_at: session.seen_at.0,
            visitor: session.visitor,
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
            recovery_codes: factors.recovery_codes,
            devices: factors.devices.iter().map(device).collect(),
            sessions: sessions.into_iter().map(session).collect(),
            activity: entries.into_iter().map(event).collect(),
        })
    }
}

impl Strong<'_> {
    /// Deletes the account and all that belongs to it. The owner is told at the address that it had.
    ///
    /// # Errors
    /// [`Error::WrongPassword`], [`Error::TooManyTries`], [`Error::Busy`].
    pub async fn erase_account(&self, typed: &str, caller: &Caller) -> Result<(), Error> {
        let account = &self.account;
        self.sluss.account_settings().confirm_password(account, typed, caller).await?;
        let visitor = &caller.visitor;
        let changes = vec![
            self.guard(),
            Change::Own(OwnChange::EraseAccount(account.id.clone())),
            self.sluss.messages().notify(account, Notice::AccountDeleted, visitor),
            self.sluss.audit_log().record(Event::AccountDeleted, &account.id, visitor),
        ];
        Ok(self.sluss.store.commit(changes).await?)
    }
}
