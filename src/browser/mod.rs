//! The only place that names the browser's interfaces. Everything above it speaks of requests, forms, keys and time.
//!
//! What a browser may lack is reached only through `door`.

#[cfg(feature = "authenticator")]
pub mod beside;
#[cfg(feature = "authenticator")]
pub mod camera;
#[cfg(feature = "authenticator")]
pub mod ciphers;
pub mod clipboard;
pub mod clock;
#[cfg(feature = "account")]
pub mod countries;
#[cfg(feature = "authenticator")]
pub mod device;
pub mod door;
#[cfg(feature = "authenticator")]
pub mod files;
pub mod form;
#[cfg(feature = "page")]
pub mod history;
#[cfg(feature = "authenticator")]
pub mod home_screen;
pub mod http;
#[cfg(any(feature = "export", feature = "import", feature = "passphrase"))]
pub mod in_worker;
#[cfg(feature = "authenticator")]
pub mod keys;
pub mod language;
#[cfg(feature = "authenticator")]
pub mod line;
#[cfg(feature = "authenticator")]
pub mod moments;
#[cfg(feature = "authenticator")]
pub mod note;
#[cfg(feature = "authenticator")]
pub mod notifications;
#[cfg(feature = "sign-in")]
pub mod one_time_code;
pub mod page;
#[cfg(feature = "authenticator")]
pub mod passkey;
#[cfg(feature = "authenticator")]
pub mod picture;
#[cfg(feature = "authenticator")]
pub mod push;
#[cfg(feature = "authenticator")]
pub mod storage;
#[cfg(feature = "fluent")]
pub mod texts;
#[cfg(feature = "authenticator")]
pub mod vault;
#[cfg(feature = "authenticator")]
pub mod worker;
