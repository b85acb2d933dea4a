//! Another name for an account: its owner's choice, or an operator's.

use sluss_protocol::names::is_name;

use crate::account::Accounts;
use crate::error::Error;
use crate::model::account::NAME_MAX;
use crate::model::audit::Event;
use crate::model::id::AccountId;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};
use crate::session::Fresh;
use crate::sluss::Sluss;

impl Fresh<'_> {
    /// Changes the name, which relying parties are told at the next sign-in.
    ///
    /// # Errors
    /// [`Error::InvalidField`] for a name that is empty or too long.
    pub async fn rename(&self, name: &str, visitor: &Visitor) -> Result<(), Error> {
        let name = chosen(name)?;
        let changes = [vec![self.guard()], renamed(self.sluss, &self.account.id, name, visitor)].concat();
        Ok(self.sluss.store.commit(changes).await?)
    }
}

impl Accounts<'_> {
    /// The same by an operator.
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address, and the same as for [`Fresh::rename`].
    pub async fn rename(&self, email: &str, name: &str) -> Result<(), Error> {
        let name = chosen(name)?;
        let account = self.by_address(email).await?;
        Ok(self.sluss.store.commit(renamed(self.sluss, &account.id, name, &Visitor::default())).await?)
    }
}

/// The name without spaces around it, if it is one.
pub(super) fn chosen(name: &str) -> Result<&str, Error> {
    let name = name.trim();
    if is_name(name, NAME_MAX) { Ok(name) } else { Err(Error::InvalidField("name")) }
}

fn renamed(sluss: &Sluss, account: &AccountId, name: &str, visitor: &Visitor) -> Vec<Change> {
    vec![
        Change::Own(OwnChange::SetName(account.clone(), name.to_owned())),
        sluss.audit_log().record(Event::NameChanged, account, visitor),
    ]
}
