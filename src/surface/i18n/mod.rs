//! Texts by id, in the person's language. They are in `locales/<language>/*.ftl` (Fluent).
//!
//! The sign-in page gets them resolved by the server, with only arguments left to fill in, so that it carries no Fluent.

#[cfg(feature = "fluent")]
mod catalogue;
#[cfg(feature = "fluent")]
mod loaded;
#[cfg(feature = "ssr")]
mod resolved;
mod strength;
mod waiting_time;

#[cfg(feature = "fluent")]
pub use catalogue::Catalogue;
#[cfg(feature = "fluent")]
pub use loaded::LoadedTexts;
#[cfg(feature = "ssr")]
pub use resolved::{Texts, resolved};
pub use sluss_protocol::messages::Messages;
pub use strength::{strength_parts, strength_text};
pub use waiting_time::waiting_time;
