//! What an account can open its second gate with, and what that leaves of the methods.

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{MethodOption, UnfitReason};

use crate::account::Account;
use crate::device::{Device, Factor};
use crate::id::AccountId;
use crate::number::Number;
use crate::session::Session;
use crate::sign_in::Target;
use crate::{Error, Sluss};

/// Everything that is registered for an account beside its password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Factors {
    /// Oldest first.
    pub devices: Vec<Device>,
    /// Oldest first.
    pub numbers: Vec<Number>,
}

impl Factors {
    /// Whether there is none at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.devices.is_empty() && self.numbers.is_empty()
    }

    /// What is missing for a method.
    fn lacks(&self, method: Method) -> Option<UnfitReason> {
        match method {
            Method::Password => None,
            Method::Pin | Method::Qr => self.devices.is_empty().then_some(UnfitReason::NoDevice),
            Method::Sms => self.numbers.is_empty().then_some(UnfitReason::NoNumber),
        }
    }
}

impl Sluss {
    /// What is registered for an account.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn factors(&self, account: &AccountId) -> Result<Factors, Error> {
        Ok(Factors { devices: self.store.devices(account).await?, numbers: self.store.numbers(account).await? })
    }

    /// Why a method cannot be used for a target, whoever signs in (H01).
    #[must_use]
    pub fn unfit(&self, target: &Target, method: Method) -> Option<UnfitReason> {
        let off = method == Method::Sms && !self.policy.sms.is_open(self.now());
        target.unfit(method).or(off.then_some(UnfitReason::SwitchedOff))
    }

    /// Every method, and why one of them cannot be used by this account for this target. Told behind the right password only.
    pub(crate) async fn options(
        &self,
        target: &Target,
        account: &Account,
        factors: &Factors,
    ) -> Result<Vec<MethodOption>, Error> {
        let two_steps = matches!(target, Target::Account) && !factors.is_empty();
        let mut options = Vec::with_capacity(Method::ALL.len());
        for method in Method::ALL {
            let too_little = two_steps && method.level() < Level::Medium;
            let missing = self.unfit(target, method).or(too_little.then_some(UnfitReason::NeedsTwoSteps));
            let unfit = match missing.or_else(|| factors.lacks(method)) {
                None => self.closed(account, factors, method).await?,
                missing => missing,
            };
            options.push(MethodOption { method, unfit });
        }
        Ok(options)
    }

    /// Why a method that the account has cannot be used just now.
    async fn closed(&self, account: &Account, factors: &Factors, method: Method) -> Result<Option<UnfitReason>, Error> {
        let factor = match method {
            Method::Password => return Ok(None),
            Method::Pin => return self.cannot_ask(account, factors).await,
            Method::Qr => Factor::Qr,
            Method::Sms => Factor::Sms,
        };
        let locked = self.store.failures(&account.id, &factor).await? >= self.policy.factor_tries;
        Ok(locked.then_some(UnfitReason::FactorLocked))
    }

    /// Whether this session may change factors: with a second factor in place, only one that it opened (F03).
    pub(crate) fn require_factor(&self, session: &Session, factors: &Factors) -> Result<(), Error> {
        if factors.is_empty() || session.level >= Level::Medium { Ok(()) } else { Err(Error::StepUpRequired) }
    }
}
