//! The server: configuration, the ports' real implementations, routes that mirror their addresses, and the program's
//! subcommands.
//!
//! It decides nothing about who may sign in: that is the domain's. It turns requests into use cases and outcomes into answers.

pub mod cli;
pub mod config;
mod dates;
pub mod delivering;
pub mod farewells;
pub mod http;
mod instance;
pub mod platform;
mod public_pages;
mod registration;
mod router;
mod routes;
mod sign_in;
mod sign_out;
pub mod wording;

use tikv_jemallocator::Jemalloc;

pub use instance::{Instance, Ports};
pub use router::router;

/// Gives freed memory back, which the system's allocator keeps for good (docs/decisions/0020).
#[global_allocator]
static MEMORY: Jemalloc = Jemalloc;
