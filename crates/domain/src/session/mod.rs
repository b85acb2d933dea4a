//! Sessions: finding, opening and ending them, and what a session of a certain kind permits.

mod farewells;
mod find;
mod permission;

pub use farewells::Answered;
pub use find::Sessions;
pub use permission::{Fresh, Strong};
