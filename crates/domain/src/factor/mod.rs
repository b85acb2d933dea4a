//! Second factors: a folder for each, the contract that they all keep, and the one flow that uses it. A new one is a
//! folder, its `mod` and a line in the list below. Answers typed on a page arrive here; how a page looks is decided
//! elsewhere.

mod contract;
pub mod device;
mod flow;
mod mobile_app_pin;
mod mobile_app_qr;
pub mod one_time_codes;
mod other_ways;
mod recovery_code;
mod request;
pub mod reset;
mod second_factors;
pub mod sms;

use sluss_protocol::method::Method;

use crate::model::factor::Factor;
use crate::model::factors::Factors;
use contract::SecondFactor;

pub use flow::SecondSteps;
pub use second_factors::SecondFactors;

const ALL: [&dyn SecondFactor; 4] =
    [&mobile_app_pin::MobileAppPin, &mobile_app_qr::MobileAppQr, &sms::Sms, &recovery_code::RecoveryCode];

/// The second step of a method; `None` for the password alone, which has none.
pub(crate) fn second_factor(method: Method) -> Option<&'static dyn SecondFactor> {
    ALL.into_iter().find(|factor| factor.method() == method)
}

/// Everything that wrong answers are counted for, given the factors that an account has registered.
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
