//! What holds for any account, tried with thousands.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod links;
mod second_opinions;
mod strategies;
