//! What the authenticator knows and shows. Knows neither the browser nor the network.

pub(super) mod account_mismatch;
pub(super) mod answer;
pub(super) mod error;
pub(super) mod first_screen;
#[cfg(target_arch = "wasm32")]
pub(super) mod screen;
pub(super) mod time;
