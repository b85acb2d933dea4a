//! The budget for SMS (D04): each one is counted before it is sent, in the commit that posts it, by number, account, network,
//! country and in all. Whether the number is registered plays no part in it, so that nothing is learned from it (D05).

use crate::country::Country;
use crate::id::{AccountId, BASE64};
use crate::phone::PhoneNumber;
use crate::sms_policy::Limit;
use crate::store::{Change, CommitError};
use crate::visitor::Visitor;
use crate::{Error, Sluss, Timestamp};

/// One more SMS under a key, if there were fewer than the limit in its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// What is counted: a kind, and which of that kind. Numbers stand in it as only we can compute them (M02).
    pub key: String,
    /// How many, in how long.
    pub limit: Limit,
    /// When.
    pub at: Timestamp,
}

/// What was spent under a key since a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// How long the window is, in milliseconds.
    pub per_ms: i64,
    /// When its first SMS was.
    pub began_at: Timestamp,
    /// How many there were.
    pub sent: u32,
}

impl Allowance {
    /// How long the window is, in milliseconds.
    #[must_use]
    pub fn per_ms(&self) -> i64 {
        i64::try_from(self.limit.per.as_millis()).unwrap_or(i64::MAX)
    }

    /// When there will be room for another, if there is none now.
    fn full_until(&self, windows: &[Window]) -> Option<Timestamp> {
        let window = windows.iter().find(|window| window.per_ms == self.per_ms())?;
        let end = Timestamp(window.began_at.0.saturating_add(window.per_ms));
        (window.sent >= self.limit.most && end > self.at).then_some(end)
    }

    /// Whether it is about all people and not about one: then the operator should know.
    fn is_common(&self) -> bool {
        self.key == IN_ALL || self.key.starts_with(COUNTRY)
    }
}

const IN_ALL: &str = "all";
const COUNTRY: &str = "country ";

impl Sluss {
    /// Makes the changes that send an SMS, if the budget has room for it: all of it, or nothing.
    ///
    /// # Errors
    /// [`Error::SmsBudget`] says until when there is none; [`Error::Conflict`] is the changes' own.
    pub(crate) async fn spend(
        &self,
        number: &PhoneNumber,
        account: &AccountId,
        visitor: &Visitor,
        mut changes: Vec<Change>,
    ) -> Result<(), Error> {
        let allowances = self.allowances(number, account, visitor);
        changes.extend(allowances.iter().cloned().map(Change::SpendSms));
        match self.store.commit(changes).await {
            Err(CommitError::Conflict) => Err(self.refusal(&allowances).await?),
            other => Ok(other?),
        }
    }

    fn allowances(&self, number: &PhoneNumber, account: &AccountId, visitor: &Visitor) -> Vec<Allowance> {
        let policy = &self.policy.sms;
        let at = self.now();
        // A part counts with its country, so that nobody spends twice as much by way of it.
        let country = number.country().map(Country::whole);
        let country = country.map(|country| format!("{COUNTRY}{}", country.as_str())).unwrap_or_default();
        let one = |key: &str, limit: Limit| Allowance { key: key.to_owned(), limit, at };
        let hash = BASE64.encode(&self.sealer.prove("sms budget", number.expose()));
        let mut all: Vec<_> = policy.per_number.map(|limit| one(&format!("number {hash}"), limit)).into();
        all.extend(policy.per_account.map(|limit| one(&format!("account {account}"), limit)));
        all.push(one(&format!("network {}", visitor.network), policy.per_network));
        all.push(one(&country, policy.per_country));
        all.push(one(IN_ALL, policy.in_all));
        all
    }

    /// Why a commit with these allowances did not happen.
    async fn refusal(&self, allowances: &[Allowance]) -> Result<Error, Error> {
        let mut until = None;
        for allowance in allowances {
            let windows = self.store.sms_windows(&allowance.key).await?;
            let Some(full_until) = allowance.full_until(&windows) else { continue };
            if allowance.is_common() {
                // The alarm: somebody may be having SMS sent to numbers that pay them for it (toll fraud).
                tracing::error!(budget = allowance.key, most = allowance.limit.most, "the budget for SMS is used up");
            }
            until = until.max(Some(full_until));
        }
        Ok(until.map_or(Error::Conflict, Error::SmsBudget))
    }
}
