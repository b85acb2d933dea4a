//! The browser side of Sluss: sign-in page, authenticator and account pages, one crate, one small program each, and what they start in workers.
//!
//! It also compiles natively: its logic is tested there, and the server renders the sign-in page with the same components.
//! It decides nothing about who may sign in, and names the browser's own interfaces only in `browser`.

#[cfg(feature = "account")]
pub mod account;
#[cfg(feature = "authenticator")]
pub mod authenticator;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(feature = "gallery")]
pub mod gallery;
#[cfg(feature = "ssr")]
pub mod public_pages;
#[cfg(any(feature = "sign-in", feature = "ssr"))]
pub mod sign_in;
#[cfg(feature = "page")]
pub mod surface;
#[cfg(feature = "page")]
pub mod ui;
#[cfg(any(
    feature = "authenticator",
    feature = "export",
    feature = "import",
    feature = "passphrase",
    feature = "scanner"
))]
pub mod workers;

#[cfg(feature = "page")]
pub use surface::i18n;
