//! How the page behaves where it runs: in a browser, where its script sends forms and waits; or on the server, which draws it once.

#[cfg(all(feature = "sign-in", target_arch = "wasm32"))]
mod browser;
#[cfg(not(all(feature = "sign-in", target_arch = "wasm32")))]
mod server;

#[cfg(all(feature = "sign-in", target_arch = "wasm32"))]
pub(super) use browser::{
    Runtime, close_on_escape, close_on_press, group_digits, unpacked, use_runtime, use_seconds_left,
};
#[cfg(not(all(feature = "sign-in", target_arch = "wasm32")))]
pub(super) use server::{Runtime, close_on_escape, close_on_press, group_digits, use_runtime, use_seconds_left};
