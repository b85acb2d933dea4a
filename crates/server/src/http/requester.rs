//! Who a request comes from: its headers, and the visitor that they identify.

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use sluss_domain::model::visitor::Visitor;

use super::app::App;
use super::forwarded::Doubt;
use super::health_path;

/// A request's headers and where it comes from.
pub(crate) struct Requester {
    pub(crate) headers: HeaderMap,
    pub(crate) visitor: Visitor,
    /// Why the network may not be the visitor's.
    pub(crate) doubt: Option<Doubt>,
}

impl FromRequestParts<App> for Requester {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        let found = peer.map(|peer| app.proxies.find(peer, &parts.headers));
        let doubt = found.and_then(|found| found.doubt);
        // A proxy's own health check is on behalf of nobody.
        if let Some(doubt) = doubt.filter(|_| !health_path::is(parts.uri.path())) {
            app.logged_doubts.once(doubt);
        }
        let visitor = app.proxies.visitor(peer, found, &parts.headers);
        Ok(Self { headers: parts.headers.clone(), visitor, doubt })
    }
}
