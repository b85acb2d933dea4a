//! `/account/` and below at the authenticator's origin: redirects to the account pages.

use axum::extract::State;
use axum::http::Uri;
use axum::response::Redirect;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>, uri: Uri) -> Redirect {
    let path = uri.path_and_query().map_or("/account/", |path| path.as_str());
    Redirect::to(&format!("{}{path}", app.instance.sluss.issuer))
}
