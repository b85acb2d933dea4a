//! What the routes of the pages for people who are not signed in share. The routes know what each address does.

mod account_mismatch;
mod guest;
mod guide;
mod half_signed_in;
mod help;

pub(crate) use guest::{Guest, judges};
pub(crate) use guide::file as picture;
pub(crate) use half_signed_in::owner;
