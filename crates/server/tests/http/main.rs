//! The server as its visitors meet it, in this process: real routes, real store, a clock that the test turns.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod accounts;
mod devices;
mod headers;
mod limits;
mod messages;
mod oidc;
mod openid_client;
mod secrets;
mod sessions;
mod sign_in;
mod strangers;
