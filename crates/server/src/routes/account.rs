//! `/account/…`: the account pages' document, and the way to sign in to them.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sluss_domain::sign_in::Target;

use crate::http::{App, Visit, cookies};
use crate::routes::oidc::authorize::begin;

pub(crate) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    app.assets.serve("account.html", &headers)
}

pub(crate) async fn sign_in(State(app): State<App>, visit: Visit) -> Response {
    begin(&app, Target::Account, false, cookies::language(&visit.headers), "", &visit).await
}
