//! The second factors that an account has registered.

use std::collections::BTreeMap;

use sluss_protocol::method::Method;

use crate::model::device::Device;
use crate::model::factor::Factor;
use crate::model::number::RegisteredNumber;

/// The second factors that an account has registered, and their wrong answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Factors {
    /// The registered devices, the oldest first.
    pub devices: Vec<Device>,
    /// The registered phone numbers, the oldest first.
    pub numbers: Vec<RegisteredNumber>,
    /// How many one-time secrets have not been used, by the short name of their method; recovery codes are such.
    pub credentials: BTreeMap<String, u32>,
    /// Wrong answers in a row, by [`Factor::name`].
    pub failures: BTreeMap<String, u32>,
}

impl Factors {
    /// Whether the account has nothing but its password.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.devices.is_empty() && self.numbers.is_empty() && self.kinds_of_credentials() == 0
    }

    /// How many things can be lost, one after the other, until only a factor reset is left; `None` without a second
    /// factor to be locked out by. All recovery codes are on one sheet of paper and count once. A phone number may live
    /// in a phone that is also a device, but counts separately because it can be moved to another phone.
    #[must_use]
    pub fn losses_to_lockout(&self) -> Option<usize> {
        let things = self.devices.len() + self.numbers.len() + self.kinds_of_credentials();
        (things > 0).then_some(things)
    }

    /// How many one-time secrets of a method have not been used.
    #[must_use]
    pub fn left(&self, method: Method) -> u32 {
        self.credentials.get(method.facts().key).copied().unwrap_or_default()
    }

    fn kinds_of_credentials(&self) -> usize {
        self.credentials.values().filter(|left| **left > 0).count()
    }

    /// How many wrong answers in a row a factor has had.
    #[must_use]
    pub fn wrong(&self, factor: &Factor) -> u32 {
        self.failures.get(&factor.name()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Factors;
    use crate::model::device::Device;
    use crate::model::id::{AccountId, DeviceId};
    use crate::model::timestamp::Timestamp;

    fn factors(devices: usize, recovery_codes: u32) -> Factors {
        let device = Device {
            id: DeviceId::parse("dev_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap(),
            account: AccountId::parse("acc_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap(),
            name: "Phone".to_owned(),
            browser: String::new(),
            key: Vec::new(),
            pin: Vec::new(),
            thumbprint: String::new(),
            push: None,
            added_at: Timestamp(0),
            last_used_at: None,
        };
        let credentials = [("recovery".to_owned(), recovery_codes)].into();
        Factors { devices: vec![device; devices], credentials, ..Factors::default() }
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
