//! The sign-in page: one screen for each step that the server names. It draws the step and decides nothing.
//!
//! The same components render on the server and in the browser. Every screen is a real form, so it is there before the script is,
//! and works without.

mod app;
mod approval;
mod choose;
#[cfg(all(feature = "sign-in", target_arch = "wasm32"))]
#[path = "live.rs"]
mod conduct;
#[cfg(not(all(feature = "sign-in", target_arch = "wasm32")))]
#[path = "still.rs"]
mod conduct;
#[cfg(feature = "ssr")]
mod document;
mod ended;
#[cfg(feature = "ssr")]
mod error_page;
mod expiry;
mod extra;
mod form;
mod identify;
mod methods;
mod passed;
mod password;
mod qr_code;
mod recovery;
mod scene;
mod sms;

#[cfg(feature = "ssr")]
pub use crate::head::PageAssets;
pub use app::{App, AppProps};
#[cfg(all(feature = "sign-in", target_arch = "wasm32"))]
pub use conduct::mount;
#[cfg(feature = "ssr")]
pub use document::{FrameHost, document};
#[cfg(feature = "ssr")]
pub use error_page::{ErrorExtras, ErrorKind, error_document};

/// The element that the page stands in.
pub const ROOT_ID: &str = "sign-in";

/// The element in which the script draws the page, until it takes the other's place.
pub const LIVE_ROOT_ID: &str = "sign-in-live";

/// The data block that holds the page's [`sluss_protocol::sign_in::SignInPage`].
pub const DATA_ID: &str = "sign-in-data";
