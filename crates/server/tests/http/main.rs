//! The server as its visitors meet it, in this process: real routes, real store, a clock that the test turns.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod accounts;
mod audit;
mod choice;
mod delivering;
mod devices;
mod ear;
mod headers;
mod limits;
mod messages;
mod numbers;
mod oidc;
mod openid_client;
mod outbox;
mod pin;
mod places;
mod push;
mod secrets;
mod sessions;
mod sign_in;
mod sms;
mod stage;
mod strangers;
mod tries;
