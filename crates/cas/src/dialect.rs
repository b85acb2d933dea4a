//! The EU Login dialect: its levels, its grades of assured identity, its strengths, and its lists. docs/eu-login-dialect.md says what is
//! known of it and how we read it.

mod assurance;
mod level;
mod login_init;
mod strength;

pub use assurance::Assurance;
pub use level::AuthenticationLevel;
pub use login_init::{refused, registered};
pub use strength::AcceptedStrengths;

/// The values of a list in a parameter, which are separated by commas.
pub(crate) fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|value| !value.is_empty())
}
