//! Second factors: a folder for each, the contract that all of them keep, and the one flow that uses it. What is typed on a page comes here;
//! how a page looks does not.

mod all;
mod contract;
pub mod device;
mod flow;
mod mobile_app_pin;
mod mobile_app_qr;
pub mod recovery_code;
mod request;
pub mod reset;
mod second_factors;
pub mod sms;

pub use flow::SecondSteps;
pub use second_factors::SecondFactors;
