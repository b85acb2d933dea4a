//! The account pages: who is signed in, which devices and numbers are registered, and the account's settings. The server says what may be
//! done, and `browser` knows how it is asked.

pub mod state;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use view::mount;
