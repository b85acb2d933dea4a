//! The components of the sign-in page: one screen for each step. They are functions where possible, since every component would cost
//! the page two kilobytes.

mod app;
mod approval;
mod choose;
mod code_fields;
mod ended;
mod expiry;
mod extra;
mod form;
mod identify;
mod methods;
mod notices;
mod passed;
mod password;
mod qr_code;
mod sms;
mod typed_code;

pub use app::{App, AppProps};
