//! What the authenticator knows, what is on its screen, and what leads from one screen to the next: a message in, a new state and commands out.
//! Knows nothing of the browser, the network, keys or components.

pub mod account_mismatch;
pub mod account_page;
pub mod accounts;
pub mod answer;
pub mod approval;
pub mod biometrics;
pub mod codes;
pub mod command;
pub mod environment;
pub mod error;
pub mod first_screen;
pub mod forecast;
pub mod haptics;
pub mod link_result;
pub mod message;
pub mod model;
pub mod order;
pub mod personal;
pub mod pin;
pub mod place;
pub mod scanner;
pub mod screen;
pub mod time;
