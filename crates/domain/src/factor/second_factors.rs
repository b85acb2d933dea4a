//! Which second factors an account has, and which methods it can use with them.

use std::time::Duration;

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{MethodOption, UnavailableReason};

use crate::error::Error;
use crate::factor::{every_count, second_factor};
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::id::AccountId;
use crate::model::remedy::Remedy;
use crate::model::secret::BearerHash;
use crate::model::sign_in::Target;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};
use crate::sluss::Sluss;

/// Second factors of accounts: which are registered, usable and locked.
#[derive(Clone, Copy, Debug)]
pub struct SecondFactors<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Second factors of accounts: which are registered, usable and locked.
    #[must_use]
    pub const fn second_factors(&self) -> SecondFactors<'_> {
        SecondFactors { sluss: self }
    }
}

impl SecondFactors<'_> {
    /// Reads everything that is registered for an account.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn of(&self, account: &AccountId) -> Result<Factors, Error> {
        self.sluss.store.factors(account).await
    }

    /// Why a method is unavailable for a target, whoever signs in (H01).
    #[must_use]
    pub fn unavailable(&self, target: &Target, method: Method) -> Option<UnavailableReason> {
        let off = second_factor(method).is_some_and(|factor| !factor.is_offered(self.sluss));
        target.unavailable(method).or(off.then_some(UnavailableReason::SwitchedOff))
    }

    /// The last digits of each phone number, as people are shown them.
    ///
    /// # Errors
    /// [`Error::Unsealable`] if a row was tampered with.
    pub fn hints(&self, factors: &Factors) -> Result<Vec<String>, Error> {
        factors.numbers.iter().map(|number| Ok(self.sluss.phone_numbers().open(number)?.hint())).collect()
    }

    /// Every method, with the reason if this account cannot use it for this target.
    pub(crate) async fn options(
        &self,
        target: &Target,
        account: &Account,
        factors: &Factors,
    ) -> Result<Vec<MethodOption>, Error> {
        let mut options = Vec::with_capacity(Method::ALL.len());
        for method in Method::ALL {
            let unavailable = self.cannot_use(target, account, factors, method).await?;
            options.push(MethodOption { method, unavailable, remedy: None });
        }
        Ok(options)
    }

    /// The first method that the account can use for a target at the moment.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn first_open(
        &self,
        target: &Target,
        account: &Account,
        factors: &Factors,
    ) -> Result<Option<Method>, Error> {
        let options = self.options(target, account, factors).await?;
        Ok(options.into_iter().find(|option| option.unavailable.is_none()).map(|option| option.method))
    }

    /// Why this account cannot use a method for this target. Reveal it only behind the right password.
    pub(crate) async fn cannot_use(
        &self,
        target: &Target,
        account: &Account,
        factors: &Factors,
        method: Method,
    ) -> Result<Option<UnavailableReason>, Error> {
        let wanted = account.two_steps || matches!(target, Target::Account { .. });
        let too_little = wanted && !factors.is_empty() && method.level() < Level::Medium;
        let missing = self.unavailable(target, method).or(too_little.then_some(UnavailableReason::NeedsTwoSteps));
        let factor = second_factor(method);
        let registered = factor.is_none_or(|factor| factor.is_registered(factors));
        let missing = missing.or((!registered).then_some(UnavailableReason::Missing));
        let young = method.level() >= Level::Medium && self.is_young(account, target.factor_age_hours());
        let missing = missing.or(young.then_some(UnavailableReason::FactorTooNew));
        let Some(factor) = factor.filter(|_| missing.is_none()) else { return Ok(missing) };
        let limit = self.sluss.policy.factor_tries;
        if factor.counted(factors).iter().all(|counted| factors.wrong(counted) >= limit) {
            return Ok(Some(UnavailableReason::FactorLocked));
        }
        let paused = factor.is_paused(self.sluss, account, factors).await?;
        Ok(paused.then_some(UnavailableReason::Paused))
    }

    /// Whether a second factor that has already been shown is enough for this target.
    pub(crate) fn is_enough(&self, target: &Target, account: &Account, method: Method) -> bool {
        self.unavailable(target, method).is_none() && !self.is_young(account, target.factor_age_hours())
    }

    /// Whether the newest factor was registered less than `hours` ago: whoever has just taken over an account has a new
    /// one (S04).
    fn is_young(&self, account: &Account, hours: u32) -> bool {
        let wait = Duration::from_secs(u64::from(hours) * 60 * 60);
        account.factor_added_at.is_some_and(|at| self.sluss.now() < at.after(wait))
    }

    /// Whether the account's newest factor was registered less than `hours` ago; never for zero hours.
    ///
    /// # Errors
    /// Only store errors.
    pub(crate) async fn has_young_factor(&self, account: &AccountId, hours: u32) -> Result<bool, Error> {
        if hours == 0 {
            return Ok(false);
        }
        let account = self.sluss.store.account(account).await?;
        Ok(account.is_some_and(|account| self.is_young(&account, hours)))
    }

    /// What wrong answers have locked of these.
    #[must_use]
    pub fn locked(&self, factors: &Factors) -> Vec<Factor> {
        let limit = self.sluss.policy.factor_tries;
        every_count(factors).into_iter().filter(|factor| factors.wrong(factor) >= limit).collect()
    }

    /// Unlocks whatever wrong answers have locked. Only operators call this, once they know that it is the owner who
    /// asks.
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address.
    pub async fn unlock(&self, email: &str) -> Result<(), Error> {
        let id = self.sluss.accounts().by_address(email).await?.id;
        let all = every_count(&self.of(&id).await?).into_iter().map(|factor| Change::unlock(&id, factor));
        let noted = self.sluss.audit_log().record(Event::FactorsUnlocked, &id, &Visitor::default());
        Ok(self.sluss.store.commit(all.chain([noted]).collect()).await?)
    }

    /// What helps if one of these methods is unavailable; `None` if nothing but time does, or if it is available.
    #[must_use]
    pub fn remedy(option: &MethodOption, options: &[MethodOption]) -> Option<Remedy> {
        let others =
            || options.iter().filter(|other| other.method != option.method && other.method.level() >= Level::Medium);
        match option.unavailable? {
            UnavailableReason::Missing => registration(option),
            UnavailableReason::SwitchedOff => {
                let missing = || others().filter(|other| other.unavailable == Some(UnavailableReason::Missing));
                missing().filter_map(registration).find(|remedy| *remedy == Remedy::AddDevice)
            }
            UnavailableReason::FactorLocked => {
                let factor = second_factor(option.method)?;
                let open = || others().filter(|other| other.unavailable.is_none());
                Some(if open().any(|other| factor.is_opened_by(other.method)) {
                    Remedy::AnotherMethod
                } else if open().next().is_some() {
                    // Signed in by that method, the person can register this one anew.
                    factor.registration()
                } else {
                    Remedy::StartOver
                })
            }
            UnavailableReason::NeedsTwoSteps | UnavailableReason::FactorTooNew | UnavailableReason::Paused => None,
        }
    }

    /// The changes that accompany every added factor: relying parties can tell when it was added, and what the password
    /// alone had opened ends, except the session that adds the factor, where one does (S03).
    pub(crate) fn new_factor(&self, account: &AccountId, by: Option<&BearerHash>) -> [Change; 2] {
        [
            Change::Own(OwnChange::NoteNewFactor(account.clone(), self.sluss.now())),
            Change::Own(OwnChange::EndBasicSessions { account: account.clone(), keep: by.cloned() }),
        ]
    }
}

/// What makes an account have the method's second factor.
fn registration(option: &MethodOption) -> Option<Remedy> {
    second_factor(option.method).map(|factor| factor.registration())
}
