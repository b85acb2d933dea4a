//! The server as its visitors meet it, in this process: real routes, real store, a clock that the test turns.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod accounts;
mod audit;
mod authorize;
mod back;
mod backup;
mod choice;
mod clocks;
mod connections;
mod cookies;
mod cors;
mod crowd;
mod delivering;
mod devices;
mod disclosure;
mod drill;
mod ear;
mod endings;
mod erase;
mod headers;
mod left_behind;
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
#[expect(dead_code, reason = "the tests of the store use all of it")]
#[path = "../../../storage/tests/postgres/mod.rs"]
mod postgres;
mod proxies;
mod push;
mod recovery;
mod refusals;
mod rekey;
mod reset;
mod secrets;
mod sessions;
mod sign_in;
mod sign_up;
mod sms;
mod stage;
mod steady;
mod strangers;
mod strength;
mod switch;
mod takeover;
mod texts;
mod tries;
mod trouble;
