//! *It was not me*: the link in every notice, by which an account's owner locks it at once for everybody.

use subtle::ConstantTimeEq;

use crate::account::Accounts;
use crate::error::Error;
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::id::{AccountId, BASE64};
use crate::model::message::Notice;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};

impl Accounts<'_> {
    /// The address where the owner says that it was somebody else. It works until the password changes or an older copy
    /// of the store is restored.
    pub(crate) fn not_me_link(&self, account: &Account) -> String {
        format!("{}/not-me/{}/{}", self.sluss.issuer, account.id, self.not_me_tag(account))
    }

    fn not_me_tag(&self, account: &Account) -> String {
        let about = format!("{}\n{}", account.id, account.password.as_str());
        BASE64.encode(&self.sluss.sealer.tag("not me", &self.sluss.upkeep().in_this_epoch(about)))
    }

    /// Finds the account that this link locks.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that is forged or no longer valid.
    pub async fn behind_not_me_link(&self, id: &str, tag: &str) -> Result<Account, Error> {
        let account = self.sluss.account_settings().open_account(&AccountId::parse(id).ok_or(Error::NotFound)?).await?;
        let genuine = bool::from(self.not_me_tag(&account).as_bytes().ct_eq(tag.as_bytes()));
        if genuine { Ok(account) } else { Err(Error::NotFound) }
    }

    /// Locks the account: sessions end, a planned factor reset is cancelled, and nobody can sign in until a new
    /// password has been chosen by mail.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that is forged or no longer valid.
    pub async fn lock(&self, id: &str, tag: &str, visitor: &Visitor) -> Result<(), Error> {
        let account = self.behind_not_me_link(id, tag).await?;
        let id = account.id.clone();
        let reset = format!("{}/forgotten", self.sluss.issuer);
        let changes = vec![
            Change::Own(OwnChange::LockAccount(id.clone())),
            Change::Own(OwnChange::PlanFactorReset { account: id.clone(), from: account.factor_reset_at, to: None }),
            Change::Own(OwnChange::SignOutEverywhere { account: id.clone(), keep: None }),
            self.sluss.messages().notify(&account, Notice::Locked { reset }, visitor),
            self.sluss.audit_log().record(Event::LockedByOwner, &id, visitor),
        ];
        Ok(self.sluss.store.commit(changes).await?)
    }
}
