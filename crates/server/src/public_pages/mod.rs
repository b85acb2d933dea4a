//! Pages for people who are not signed in, as their routes use them. What each address does is the routes'.

mod account_mismatch;
mod guest;
mod half_signed_in;

pub(crate) use guest::Guest;
pub(crate) use half_signed_in::owner;
