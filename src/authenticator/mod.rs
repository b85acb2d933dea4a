//! The authenticator: it keeps keys, learns accounts by scanning, turns scanned requests into one-time codes without any
//! network, and approves sign-ins with the PIN. What a request is and how a code is computed, the protocol and otp crates know; how the browser does it, `browser`.

mod commands;
mod state;
mod vault;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use app::mount;
pub use commands::event_stream::Events;
pub use state::account_mismatch::Other;
pub use state::answer::{Outcome, PIN_DIGITS, Typed, Wrong};
pub use state::error::Trouble;
pub use state::first_screen::First;
pub use state::time::{Clocks, Off, ServerTime, Validity};
pub use vault::record::{About, Entry};
