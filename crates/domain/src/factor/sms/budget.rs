//! The budget for SMS (D04): each is counted before it is sent, in the commit that posts it, by number, account,
//! network, country and in all. Whether the number is registered makes no difference, so nothing can be learned from it
//! (D05).

use crate::error::Error;
use crate::factor::sms::number::PhoneNumbers;
use crate::model::allowance::{Allowance, Limit};
use crate::model::country::Country;
use crate::model::id::{AccountId, BASE64};
use crate::model::phone::PhoneNumber;
use crate::model::visitor::Visitor;
use crate::ports::store::{Bound, Change, CommitError};

const IN_ALL: &str = "all";

const COUNTRY: &str = "country ";

impl PhoneNumbers<'_> {
    /// Commits the changes that send an SMS if the budget has room for it; otherwise nothing is committed.
    ///
    /// # Errors
    /// [`Error::SmsBudget`] with the time until which it has none; [`Error::Conflict`] if one of `changes` failed.
    pub(crate) async fn spend(
        &self,
        number: &PhoneNumber,
        account: &AccountId,
        visitor: &Visitor,
        mut changes: Vec<Change>,
    ) -> Result<(), Error> {
        let allowances = self.allowances(number, account, visitor);
        changes.extend(allowances.iter().cloned().map(|place| Change::Bound(Bound::Spend(place))));
        match self.sluss.store.commit(changes).await {
            Err(CommitError::Conflict) => Err(self.refusal(&allowances).await?),
            other => Ok(other?),
        }
    }

    fn allowances(&self, number: &PhoneNumber, account: &AccountId, visitor: &Visitor) -> Vec<Allowance> {
        let policy = &self.sluss.policy.sms;
        let at = self.sluss.now();
        // A part counts with its country, so that nobody can spend twice as much by way of it.
        let country = number.country().map(Country::whole);
        let country = country.map(|country| format!("{COUNTRY}{}", country.as_str())).unwrap_or_default();
        let one = |key: &str, limit: Limit| Allowance { key: key.to_owned(), limit, at };
        let hash = BASE64.encode(&self.sluss.sealer.tag("sms budget", number.expose()));
        let mut all: Vec<_> = policy.per_number.map(|limit| one(&format!("number {hash}"), limit)).into();
        all.extend(policy.per_account.map(|limit| one(&format!("account {account}"), limit)));
        all.push(one(&format!("network {}", visitor.network), policy.per_network));
        all.push(one(&country, policy.per_country));
        all.push(one(IN_ALL, policy.in_all));
        all
    }

    /// Explains why a commit with these allowances failed.
    async fn refusal(&self, allowances: &[Allowance]) -> Result<Error, Error> {
        let mut until = None;
        for allowance in allowances {
            let windows = self.sluss.store.windows(&allowance.key).await?;
            let Some(full_until) = allowance.full_until(&windows) else { continue };
            if is_common(allowance) {
                // An alarm: somebody may be having SMS sent to numbers that earn them money (toll fraud).
                tracing::error!(budget = allowance.key, most = allowance.limit.most, "the budget for SMS is used up");
            }
            until = until.max(Some(full_until));
        }
        Ok(until.map_or(Error::Conflict, Error::SmsBudget))
    }
}

/// Whether the allowance is shared by everybody; then operators are alerted.
fn is_common(allowance: &Allowance) -> bool {
    allowance.key == IN_ALL || allowance.key.starts_with(COUNTRY)
}
