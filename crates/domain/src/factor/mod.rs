//! Second factors: a folder for each, the contract that they all keep, and the one flow that uses it. Answers typed on
//! a page arrive here; how a page looks is decided elsewhere.

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
