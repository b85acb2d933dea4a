//! The server as its visitors meet it, in this process: real routes, real store, a clock that the test turns.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod accounts;
mod delivering;
mod devices;
mod headers;
mod limits;
mod messages;
mod numbers;
mod oidc;
mod openid_client;
mod outbox;
mod secrets;
mod sessions;
mod sign_in;
mod sms;
mod strangers;
