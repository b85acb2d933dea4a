//! The authenticator: it keeps keys, learns accounts by scanning, turns scanned requests into one-time codes without any network, and approves
//! sign-ins with the PIN. The protocol and otp crates know what a request is and how a code is computed; `browser` knows how the browser does it.
//!
//! `state` knows what is on the screen, `commands` do what it wants done, `vault` keeps the accounts, `view` draws. All but the drawing and the
//! browser itself compiles natively and is tested there.

pub mod commands;
pub mod state;
pub mod vault;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod guard;
#[cfg(target_arch = "wasm32")]
mod later;
#[cfg(target_arch = "wasm32")]
mod looking;
#[cfg(target_arch = "wasm32")]
mod platform;
#[cfg(target_arch = "wasm32")]
mod reading;
#[cfg(target_arch = "wasm32")]
mod view;
#[cfg(target_arch = "wasm32")]
mod work;
#[cfg(target_arch = "wasm32")]
mod writing;

#[cfg(target_arch = "wasm32")]
pub use app::mount;
