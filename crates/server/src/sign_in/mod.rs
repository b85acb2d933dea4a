//! A sign-in on the web, whoever asked for it: how it begins, whose it is, who may frame it, and when a session makes it unnecessary.
//! Protocols of relying sites use this, and are not known here.

mod begin;
mod csrf;
mod framing;
mod owner;
pub(crate) mod remembered_method;
mod script;
pub(crate) mod single_sign_on;
mod to;

pub(crate) use begin::{StartedSignIn, begin};
pub(crate) use csrf::{form_secret, is_genuine};
pub(crate) use framing::{framing, origins, site_of, surface, window};
pub(crate) use owner::{Hidden, Tried, because, hide, own, renewed, visible};
pub(crate) use script::{asked, wants_packed};
pub(crate) use to::To;
