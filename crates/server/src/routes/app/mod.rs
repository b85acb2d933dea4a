//! `/app/`: the page of the authenticator, under the rules for its surface.

pub(crate) mod manifest;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::http::{App, ConnectSources, Surface};

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let mut response = for_authenticator(app.assets.serve("app.html", &headers));
    response.extensions_mut().insert(ConnectSources::of(&app.instance.peers.servers));
    response
}

/// An answer with the permissions that the authenticator needs in browsers.
pub(super) fn for_authenticator(mut response: Response) -> Response {
    response.extensions_mut().insert(Surface::Authenticator);
    response
}
