//! The way from the issuer to the authenticator's own origin, for authenticators that were set up before it had one. These addresses exist
//! only where the two are apart: the issuer's `/app/` says where the authenticator is now and hands over what the browser keeps here, and the
//! authenticator's `/arrive` takes it.

pub(crate) mod account;
pub(crate) mod app;
pub(crate) mod arrive;
pub(crate) mod service_worker;

use axum::response::Response;

use crate::http::Surface;

/// One of the two pages, which talk: the one opens the other.
fn facing(mut page: Response) -> Response {
    page.extensions_mut().insert(Surface::Moving);
    page
}
