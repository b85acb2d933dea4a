//! Texts by id, in the person's language. They are in `locales/<language>/*.ftl` (Fluent).
//!
//! Browsers get them read, with only arguments left to fill in: the sign-in page with itself, the other surfaces in a file for each language.

#[cfg(feature = "catalogue")]
mod catalogue;
#[cfg(feature = "catalogue")]
mod loaded;
#[cfg(feature = "ssr")]
mod resolved;
mod strength;
mod waiting_time;

#[cfg(feature = "catalogue")]
pub use catalogue::Catalogue;
#[cfg(feature = "catalogue")]
pub use loaded::LoadedTexts;
#[cfg(feature = "ssr")]
pub use resolved::{Texts, resolved};
pub use sluss_protocol::messages::Messages;
pub use strength::{strength_parts, strength_text};
pub use waiting_time::waiting_time;
