//! `/account/` and below: the document of the account pages, whichever of them is requested.

pub(crate) mod sign_in;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let foot = app.page_service().below(app.cookies().language(&headers));
    app.assets.serve_with("account.html", &foot, &headers)
}
