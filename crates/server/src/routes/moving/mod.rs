//! The way from the issuer to the authenticator's own origin, for authenticators that were set up before it had one. These addresses exist
//! only if the two origins differ: the issuer's `/app/` says where the authenticator is now and hands over what the browser has stored here, and
//! the authenticator's `/arrive` receives it.

pub(crate) mod account;
pub(crate) mod app;
pub(crate) mod arrive;
pub(crate) mod service_worker;

use axum::response::Response;

use crate::http::Surface;

/// One of the two pages, which talk to each other: one opens the other.
fn facing(mut page: Response) -> Response {
    page.extensions_mut().insert(Surface::Moving);
    page
}
