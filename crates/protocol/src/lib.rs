//! What the app, the phones, the sites and the server of Sluss say to each other: bodies, codes, links and their rules.
//!
//! Shapes and pure checks only. It knows nothing about HTTP, storage, clocks, randomness or a browser, so that the
//! server, the wasm surfaces and the tests read the very same definitions.

#![warn(missing_docs)]

pub mod account_page;
pub mod alike;
pub mod api;
pub mod claim;
pub mod cookie;
pub mod form;
pub mod frame;
pub mod handover;
pub mod language;
pub mod link;
pub mod messages;
pub mod method;
pub mod names;
pub mod numbers;
pub mod password;
pub mod pin;
pub mod problem;
pub mod secret;
pub mod service;
pub mod sign_in;
pub mod theme;
pub mod typed;
pub mod watch;
