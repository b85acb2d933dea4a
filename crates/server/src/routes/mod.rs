//! What answers each address, in files that mirror the addresses: `/sign-up/done` is `sign_up/done.rs`, `/api/account` is `api/account/mod.rs`. A
//! place in an address that whoever asks fills in has the name of what stands there (`{id}` is `id`), or the folder's own file where nothing
//! else has it. The router joins them.

pub(crate) mod account;
pub(crate) mod api;
pub(crate) mod app;
pub(crate) mod assets;
pub(crate) mod demo;
pub(crate) mod embed;
pub(crate) mod forgotten;
pub(crate) mod health;
pub(crate) mod let_on;
pub(crate) mod lost;
pub(crate) mod moving;
pub(crate) mod not_me;
pub(crate) mod oidc;
pub(crate) mod reset;
pub(crate) mod service_worker;
pub(crate) mod sign_in;
pub(crate) mod sign_up;
pub(crate) mod undo;
pub(crate) mod well_known;
