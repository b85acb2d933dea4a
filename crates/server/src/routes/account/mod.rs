//! `/account/` and below: the document of the account pages, whichever of them is requested.

pub(crate) mod sign_in;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::http::App;
use crate::http::branding::permit_styles;

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let service = app.page_service();
    let foot = service.below(app.cookies().language(&headers));
    let mut page = app.assets.serve_with("account.html", &service.head(), &foot, &headers);
    permit_styles(&mut page, &service);
    page
}
