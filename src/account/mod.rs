//! The account pages: who is signed in, which devices and numbers are registered, and what can be set about the account. What may be
//! done the server says; how the browser asks it, `browser` knows.

pub mod state;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use view::mount;
