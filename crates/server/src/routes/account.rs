//! `/account/…`: the account pages' document, and the way to sign in to them.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sluss_domain::model::sign_in::Target;

use crate::http::{App, Visit};
use crate::sign_in::{Begun, To, begin};

pub(crate) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    app.assets.serve("account.html", &headers)
}

pub(crate) async fn sign_in(State(app): State<App>, Query(to): Query<To>, visit: Visit) -> Response {
    let (target, language) = (Target::Account { place: to.place() }, app.cookies().language(&visit.headers));
    match begin(&app, target, false, language, "", &visit).await {
        Ok(begun) => begun.go(Begun::FIRST),
        Err(error) => app.failed_page(&error, language),
    }
}
