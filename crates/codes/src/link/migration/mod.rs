//! Google Authenticator's links to several accounts at once (`otpauth-migration://offline?data=…`), read and written. Long lists are a set of links,
//! which may be read in any order. Knows no camera: who reads the links says when it has all of them.

mod message;
mod part;
mod set;
#[cfg(test)]
mod tests;
mod write;

pub use part::{EntryError, MigrationError, Part, is_migration, read};
pub use set::{OtherSet, Set};
pub use write::{LeftOut, Links, write};
