//! What an account can open its second gate with, and what that leaves of the methods.

use std::collections::BTreeMap;
use std::time::Duration;

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{MethodOption, UnfitReason};

use crate::account::Account;
use crate::device::{Device, Factor};
use crate::id::AccountId;
use crate::number::Number;
use crate::sign_in::Target;
use crate::{Error, Sluss};

/// Everything that is registered for an account beside its password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Factors {
    /// Oldest first.
    pub devices: Vec<Device>,
    /// Oldest first.
    pub numbers: Vec<Number>,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// Wrong answers in a row, by the factor's name.
    pub failures: BTreeMap<String, u32>,
}

impl Factors {
    /// Whether there is none at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.devices.is_empty() && self.numbers.is_empty() && self.recovery_codes == 0
    }

    /// How many things must be lost, one after the other, until only PANIC is left; `None`: there is no second gate to be locked
    /// out of. All recovery codes are on one sheet of paper, so they are one thing; a phone number may live in the phone that is a
    /// device too, but can be had again on another one.
    #[must_use]
    pub fn losses_to_lockout(&self) -> Option<usize> {
        let things = self.devices.len() + self.numbers.len() + usize::from(self.recovery_codes > 0);
        (things > 0).then_some(things)
    }

    /// How many wrong answers in a row a factor has had.
    #[must_use]
    pub fn wrong(&self, factor: &Factor) -> u32 {
        self.failures.get(&factor.name()).copied().unwrap_or_default()
    }

    /// What is missing for a method.
    fn lacks(&self, method: Method) -> Option<UnfitReason> {
        match method {
            Method::Password => None,
            Method::Pin | Method::Qr => self.devices.is_empty().then_some(UnfitReason::NoDevice),
            Method::Sms => self.numbers.is_empty().then_some(UnfitReason::NoNumber),
            Method::Recovery => (self.recovery_codes == 0).then_some(UnfitReason::NoRecoveryCodes),
        }
    }
}

impl Sluss {
    /// What is registered for an account.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn factors(&self, account: &AccountId) -> Result<Factors, Error> {
        self.store.factors(account).await
    }

    /// Why a method cannot be used for a target, whoever signs in (H01).
    #[must_use]
    pub fn unfit(&self, target: &Target, method: Method) -> Option<UnfitReason> {
        let off = method == Method::Sms && !self.policy.sms.is_open(self.now());
        target.unfit(method).or(off.then_some(UnfitReason::SwitchedOff))
    }

    /// The last digits of each phone number.
    ///
    /// # Errors
    /// Only where a row was tampered with.
    pub fn hints(&self, factors: &Factors) -> Result<Vec<String>, Error> {
        factors.numbers.iter().map(|number| Ok(self.open_number(number)?.hint())).collect()
    }

    /// Every method, and why this account cannot use one of them for this target.
    pub(crate) async fn options(
        &self,
        target: &Target,
        account: &Account,
        factors: &Factors,
    ) -> Result<Vec<MethodOption>, Error> {
        let mut options = Vec::with_capacity(Method::ALL.len());
        for method in Method::ALL {
            let unfit = self.cannot_use(target, account, factors, method).await?;
            options.push(MethodOption { method, unfit, mend: None });
        }
        Ok(options)
    }

    /// The first method that an account can use for a target as things stand.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn first_open(
        &self,
        target: &Target,
        account: &Account,
        factors: &Factors,
    ) -> Result<Option<Method>, Error> {
        let options = self.options(target, account, factors).await?;
        Ok(options.into_iter().find(|option| option.unfit.is_none()).map(|option| option.method))
    }

    /// Why this account cannot use a method for this target. Told behind the right password only.
    pub(crate) async fn cannot_use(
        &self,
        target: &Target,
        account: &Account,
        factors: &Factors,
        method: Method,
    ) -> Result<Option<UnfitReason>, Error> {
        let wanted = account.two_steps || matches!(target, Target::Account { .. });
        let too_little = wanted && !factors.is_empty() && method.level() < Level::Medium;
        let missing = self.unfit(target, method).or(too_little.then_some(UnfitReason::NeedsTwoSteps));
        let missing = missing.or_else(|| factors.lacks(method));
        let young = method.level() >= Level::Medium && self.is_young(account, target.factor_age_hours());
        match missing.or(young.then_some(UnfitReason::FactorTooNew)) {
            None => self.closed(account, factors, method).await,
            missing => Ok(missing),
        }
    }

    /// Whether a factor that has been shown already is enough for this target.
    pub(crate) fn is_enough(&self, target: &Target, account: &Account, method: Method) -> bool {
        self.unfit(target, method).is_none() && !self.is_young(account, target.factor_age_hours())
    }

    /// Whether the newest factor has been there for less than so many hours: whoever has just taken an account over has a new one (S04).
    fn is_young(&self, account: &Account, hours: u32) -> bool {
        let wait = Duration::from_secs(u64::from(hours) * 60 * 60);
        account.factor_added_at.is_some_and(|at| self.now() < at.after(wait))
    }

    /// The same for whoever is signed in already.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn has_young_factor(&self, account: &AccountId, hours: u32) -> Result<bool, Error> {
        if hours == 0 {
            return Ok(false);
        }
        let account = self.store.account(account).await?;
        Ok(account.is_some_and(|account| self.is_young(&account, hours)))
    }

    /// Why a method that the account has cannot be used just now.
    async fn closed(&self, account: &Account, factors: &Factors, method: Method) -> Result<Option<UnfitReason>, Error> {
        let factor = match method {
            Method::Password => return Ok(None),
            Method::Pin => return self.cannot_ask(account, factors).await,
            Method::Qr => Factor::Qr,
            Method::Sms => Factor::Sms,
            Method::Recovery => Factor::Recovery,
        };
        let locked = factors.wrong(&factor) >= self.policy.factor_tries;
        Ok(locked.then_some(UnfitReason::FactorLocked))
    }
}

#[cfg(test)]
mod tests {
    use super::Factors;
    use crate::Timestamp;
    use crate::device::Device;
    use crate::id::{AccountId, DeviceId};

    fn factors(devices: usize, recovery_codes: u32) -> Factors {
        let device = Device {
            id: DeviceId::parse("dev_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap(),
            account: AccountId::parse("acc_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap(),
            name: "Phone".to_owned(),
            key: Vec::new(),
            pin: Vec::new(),
            thumbprint: String::new(),
            push: None,
            added_at: Timestamp(0),
            last_used_at: None,
        };
        Factors { devices: vec![device; devices], recovery_codes, ..Factors::default() }
    }

    #[test]
    fn a_phone_alone_is_one_loss_from_being_locked_out() {
        assert_eq!(factors(0, 0).losses_to_lockout(), None);
        assert_eq!(factors(1, 0).losses_to_lockout(), Some(1));
        assert_eq!(factors(0, 1).losses_to_lockout(), Some(1));
    }

    #[test]
    fn a_second_phone_or_a_sheet_of_codes_survives_the_loss_of_one() {
        assert_eq!(factors(2, 0).losses_to_lockout(), Some(2));
        assert_eq!(factors(1, 10).losses_to_lockout(), Some(2), "ten codes are one sheet");
        assert_eq!(factors(3, 1).losses_to_lockout(), Some(4));
    }

    #[test]
    fn f03_recovery_codes_alone_are_a_second_factor_too() {
        assert!(factors(0, 0).is_empty());
        assert!(!factors(0, 3).is_empty());
    }
}
