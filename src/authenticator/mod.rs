//! The authenticator: it keeps keys, learns accounts by scanning, and turns scanned requests into one-time codes without any
//! network. What a request is and how a code is computed, the protocol and otp crates know; how the browser does it, `browser`.

mod entry;
mod trouble;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod asked;
#[cfg(target_arch = "wasm32")]
mod code;
#[cfg(target_arch = "wasm32")]
mod enrol;
#[cfg(target_arch = "wasm32")]
mod home;
#[cfg(target_arch = "wasm32")]
mod scan;
#[cfg(target_arch = "wasm32")]
mod screens;

#[cfg(target_arch = "wasm32")]
pub use app::mount;
pub use entry::{About, Entry};
pub use trouble::Trouble;
