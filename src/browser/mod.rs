//! The only place that names the browser's interfaces. Everything above it speaks of requests, forms, keys and time.

#[cfg(feature = "authenticator")]
pub mod camera;
pub mod clipboard;
pub mod clock;
#[cfg(feature = "account")]
pub mod countries;
#[cfg(feature = "authenticator")]
pub mod dpop;
pub mod form;
#[cfg(any(feature = "account", feature = "sign-in"))]
pub mod history;
pub mod http;
#[cfg(feature = "authenticator")]
pub mod keys;
pub mod language;
#[cfg(feature = "authenticator")]
pub mod notifications;
#[cfg(feature = "sign-in")]
pub mod one_time_code;
pub mod page;
#[cfg(feature = "authenticator")]
pub mod push;
#[cfg(feature = "fluent")]
pub mod texts;
#[cfg(feature = "authenticator")]
pub mod vault;
