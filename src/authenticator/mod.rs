//! The authenticator: it keeps keys, learns accounts by scanning, turns scanned requests into one-time codes without any
//! network, and approves sign-ins with the PIN. What a request is and how a code is computed, the protocol and otp crates know; how the browser does it, `browser`.

mod answer;
mod entry;
mod first;
mod other;
mod stream;
mod time;
mod trouble;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod approve;
#[cfg(target_arch = "wasm32")]
mod asked;
#[cfg(target_arch = "wasm32")]
mod begin;
#[cfg(target_arch = "wasm32")]
mod call;
#[cfg(target_arch = "wasm32")]
mod clock;
#[cfg(target_arch = "wasm32")]
mod code;
#[cfg(target_arch = "wasm32")]
mod enrol;
#[cfg(target_arch = "wasm32")]
mod home;
#[cfg(target_arch = "wasm32")]
mod kept;
#[cfg(target_arch = "wasm32")]
mod notices;
#[cfg(target_arch = "wasm32")]
mod requests;
#[cfg(target_arch = "wasm32")]
mod scan;
#[cfg(target_arch = "wasm32")]
mod screen;
#[cfg(target_arch = "wasm32")]
mod screens;
#[cfg(target_arch = "wasm32")]
mod wake;

pub use answer::{Outcome, PIN_DIGITS, Typed, Wrong};
#[cfg(target_arch = "wasm32")]
pub use app::mount;
pub use entry::{About, Entry};
pub use first::First;
pub use other::Other;
pub use stream::Events;
pub use time::{Clocks, Off, ServerTime, Validity};
pub use trouble::Trouble;
