//! The handlers, in files that mirror their addresses: `/sign-up/done` is `sign_up/done.rs`, `/api/account` is `api/account/mod.rs`. A path
//! parameter has a file of its name (`{id}` is `id`), or shares the folder's own file if nothing else uses that. The router joins them, and `site_request.rs` stands between the protocols of sites and the pages of a sign-in.

pub(crate) mod account;
pub(crate) mod api;
pub(crate) mod app;
pub(crate) mod assets;
pub(crate) mod cas;
pub(crate) mod demo;
pub(crate) mod device;
pub(crate) mod embed;
pub(crate) mod forgotten;
pub(crate) mod health;
pub(crate) mod help;
pub(crate) mod let_on;
pub(crate) mod logo;
pub(crate) mod lost;
pub(crate) mod moving;
pub(crate) mod new_address;
pub(crate) mod not_me;
pub(crate) mod oidc;
pub(crate) mod reset;
pub(crate) mod service_worker;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod sign_up;
pub(crate) mod signed_out;
pub(crate) mod site_request;
pub(crate) mod undo;
pub(crate) mod well_known;
