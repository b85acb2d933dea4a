//! The list of all second factors. A new one is a folder beside these and a line here.

use sluss_protocol::method::Method;

use crate::factor::contract::SecondFactor;
use crate::factor::mobile_app_pin::MobileAppPin;
use crate::factor::mobile_app_qr::MobileAppQr;
use crate::factor::recovery_code::RecoveryCode;
use crate::factor::sms::Sms;
use crate::model::factor::Factor;
use crate::model::factors::Factors;

const ALL: [&dyn SecondFactor; 4] = [&MobileAppPin, &MobileAppQr, &Sms, &RecoveryCode];

/// The second factor of a method; `None` for the password alone.
pub(crate) fn second_factor(method: Method) -> Option<&'static dyn SecondFactor> {
    ALL.into_iter().find(|factor| factor.method() == method)
}

/// Every count of wrong answers that an account with these second factors has.
pub(crate) fn every_count(factors: &Factors) -> Vec<Factor> {
    ALL.into_iter().flat_map(|factor| factor.counted(factors)).collect()
}

#[cfg(test)]
mod tests {
    use sluss_protocol::method::{Level, Method};

    use super::second_factor;

    #[test]
    fn every_method_of_two_steps_has_its_second_factor_and_the_password_has_none() {
        for method in Method::ALL {
            assert_eq!(second_factor(method).is_some(), method.level() >= Level::Medium, "{method:?}");
        }
    }
}
