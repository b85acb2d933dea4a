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
pub use state::account_mismatch::AccountMismatch;
pub use state::answer::{AnswerResult, FieldErrors, PIN_DIGITS, TypedAnswer};
pub use state::error::AuthenticatorError;
pub use state::first_screen::FirstScreen;
pub use state::time::{ClockError, Clocks, ServerTime, Validity};
pub use vault::record::{ListedAccount, Registration};
