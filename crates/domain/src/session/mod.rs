//! Sessions: finding, opening and ending them, and what a session of a certain kind permits.

mod find;
mod permission;

pub use find::Sessions;
pub use permission::{Fresh, Strong};
