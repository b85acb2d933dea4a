//! Factor reset (the button PANIC; J4, F04): every second factor is lost or in the wrong hands, and the owner starts
//! over with the password alone (docs/decisions/0011). An operator can configure a cooling-off time in which the owner
//! can undo it.

use std::time::Duration;

use subtle::ConstantTimeEq;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::attempts::Caller;
use crate::model::audit::Event;
use crate::model::id::{AccountId, BASE64};
use crate::model::message::Notice;
use crate::model::session::Session;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};
use crate::sluss::Sluss;

/// What became of a request for a factor reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorResetOutcome {
    /// All second factors have been deleted.
    Done,
    /// They will be deleted at this time, unless the owner undoes it before.
    Planned(Timestamp),
}

/// Factor resets: deleting all second factors of an account at once.
#[derive(Clone, Copy, Debug)]
pub struct FactorResets<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Factor resets: deleting all second factors of an account at once.
    #[must_use]
    pub const fn factor_resets(&self) -> FactorResets<'_> {
        FactorResets { sluss: self }
    }
}

impl FactorResets<'_> {
    /// Deletes everything but the account and its password, or plans to. It asks for the password and nothing else,
    /// because whoever needs this has nothing else.
    ///
    /// # Errors
    /// [`Error::WrongPassword`], [`Error::TooManyTries`], [`Error::Busy`], or [`Error::Conflict`] if something else
    /// happened to the account meanwhile.
    pub async fn begin(&self, account: &Account, typed: &str, caller: &Caller) -> Result<FactorResetOutcome, Error> {
        self.sluss.account_settings().confirm_password(account, typed, caller).await?;
        let visitor = &caller.visitor;
        let wait = self.wait(account);
        if wait == Duration::ZERO {
            self.delete_factors(account, visitor).await?;
            return Ok(FactorResetOutcome::Done);
        }
        if let Some(at) = account.factor_reset_at {
            return Ok(FactorResetOutcome::Planned(at));
        }
        let at = self.sluss.now().after(wait);
        let planned = Account { factor_reset_at: Some(at), ..account.clone() };
        let mut changes = vec![
            Change::Own(OwnChange::PlanFactorReset { account: account.id.clone(), from: None, to: Some(at) }),
            self.sluss.audit_log().record(Event::FactorResetPlanned, &account.id, visitor),
        ];
        let told = Notice::FactorReset { at, undo: self.undo_link(&planned) };
        changes.extend(self.sluss.messages().notify_everywhere(account, &told, visitor).await?);
        self.sluss.store.commit(changes).await?;
        Ok(FactorResetOutcome::Planned(at))
    }

    /// How long a factor reset of this account waits. After a password reset by a link it waits whatever the operator has
    /// configured: otherwise whoever reads the mailbox could take over the whole account within a second (S04).
    #[must_use]
    pub fn wait(&self, account: &Account) -> Duration {
        let after_reset =
            account.reset_at.map_or(Duration::ZERO, |_| self.sluss.policy.factor_reset_after_password_reset);
        self.sluss.policy.factor_reset_cooling_off.max(after_reset)
    }

    /// Deletes everything in one commit: second factors, sessions, sign-ins and enrolments under way, and codes and
    /// tokens at relying parties.
    async fn delete_factors(&self, account: &Account, visitor: &Visitor) -> Result<(), Error> {
        let id = account.id.clone();
        // Addressed before the phone numbers are gone.
        let told = Notice::FactorReset { at: self.sluss.now(), undo: String::new() };
        let told = self.sluss.messages().notify_everywhere(account, &told, visitor).await?;
        let mut changes = vec![
            Change::Own(OwnChange::PlanFactorReset { account: id.clone(), from: account.factor_reset_at, to: None }),
            Change::Own(OwnChange::DeleteFactors(id.clone())),
            Change::Own(OwnChange::SignOutEverywhere { account: id.clone(), keep: None }),
            self.sluss.audit_log().record(Event::FactorReset, &id, visitor),
        ];
        changes.extend(told);
        Ok(self.sluss.store.commit(changes).await?)
    }

    /// Carries out the resets that are due. One that was undone, or that another node has carried out, is left alone.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn carry_out_due(&self) -> Result<(), Error> {
        for account in self.sluss.store.factor_resets_due(self.sluss.now()).await? {
            match self.delete_factors(&account, &Visitor::default()).await {
                Ok(()) | Err(Error::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Undoes a planned reset from the account pages.
    ///
    /// # Errors
    /// [`Error::NotFound`] if none is planned.
    pub async fn undo(&self, session: &Session, visitor: &Visitor) -> Result<(), Error> {
        let account = self.sluss.store.account(&session.account).await?.ok_or(Error::NotSignedIn)?;
        self.unplan(&account, visitor).await
    }

    /// Undoes a planned reset through the link in the notice.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that is forged or no longer valid.
    pub async fn undo_by_link(&self, id: &str, tag: &str, visitor: &Visitor) -> Result<(), Error> {
        let account = self.behind_undo_link(id, tag).await?;
        self.unplan(&account, visitor).await
    }

    /// Finds the account whose planned reset this link undoes.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that is forged or no longer valid.
    pub async fn behind_undo_link(&self, id: &str, tag: &str) -> Result<Account, Error> {
        let account = self.sluss.account_settings().open_account(&AccountId::parse(id).ok_or(Error::NotFound)?).await?;
        let genuine = bool::from(self.undo_tag(&account).as_bytes().ct_eq(tag.as_bytes()));
        if genuine && account.factor_reset_at.is_some() { Ok(account) } else { Err(Error::NotFound) }
    }

    async fn unplan(&self, account: &Account, visitor: &Visitor) -> Result<(), Error> {
        let from = Some(account.factor_reset_at.ok_or(Error::NotFound)?);
        let undone = Change::Own(OwnChange::PlanFactorReset { account: account.id.clone(), from, to: None });
        let noted = self.sluss.audit_log().record(Event::FactorResetUndone, &account.id, visitor);
        Ok(self.sluss.store.commit(vec![undone, noted]).await?)
    }

    fn undo_link(&self, account: &Account) -> String {
        format!("{}/undo/{}/{}", self.sluss.issuer, account.id, self.undo_tag(account))
    }

    /// Proves the link for this plan, and for no later one.
    fn undo_tag(&self, account: &Account) -> String {
        let planned = account.factor_reset_at.map_or(0, |at| at.0);
        BASE64.encode(&self.sluss.sealer.tag("undo panic", &format!("{}\n{planned}", account.id)))
    }
}
