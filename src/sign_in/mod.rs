//! The sign-in page: one screen for each step that the server names. It draws the step and decides nothing.
//!
//! The same components render on the server and in the browser. Every screen is a real form, so it is there before its script
//! and works without it.

#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
mod error_page;
#[cfg(feature = "ssr")]
mod form_post;
mod ids;
#[cfg(all(feature = "sign-in", target_arch = "wasm32"))]
mod mount;
mod runtime;
pub mod state;
mod view;

#[cfg(feature = "ssr")]
pub use crate::surface::PageAssets;
#[cfg(feature = "ssr")]
pub use document::{FrameHost, document};
#[cfg(feature = "ssr")]
pub use error_page::{ErrorExtras, ErrorKind, error_document};
#[cfg(feature = "ssr")]
pub use form_post::form_post_document;
pub use ids::{DATA_ID, LIVE_ROOT_ID, ROOT_ID};
#[cfg(all(feature = "sign-in", target_arch = "wasm32"))]
pub use mount::mount;
pub use view::{App, AppProps};
