//! The server as its visitors meet it, in this process: real routes, real store, a clock that the test turns.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod accounts;
mod audit;
mod authorize;
mod back;
mod choice;
mod clocks;
mod cookies;
mod cors;
mod delivering;
mod devices;
mod disclosure;
mod ear;
mod erase;
mod headers;
mod limits;
mod memory;
mod mend;
mod messages;
mod not_me;
mod numbers;
mod oidc;
mod openid_client;
mod operator;
mod outbox;
mod own_account;
mod panic;
mod pin;
mod places;
mod proxies;
mod push;
mod recovery;
mod refusals;
mod reset;
mod secrets;
mod sessions;
mod sign_in;
mod sign_up;
mod sms;
mod stage;
mod strangers;
mod strength;
mod switch;
mod texts;
mod tries;
