//! What answers each address, in files that mirror the addresses. The router joins them.

pub(crate) mod account;
pub(crate) mod api;
pub(crate) mod app;
pub(crate) mod demo;
pub(crate) mod embed;
pub(crate) mod health;
pub(crate) mod moving;
pub(crate) mod oidc;
pub(crate) mod sign_in;
pub(crate) mod welcome;
