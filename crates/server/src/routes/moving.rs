//! The way from the issuer to the authenticator's own origin, for authenticators that were set up before it had one. These addresses exist
//! only where the two are apart.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use sluss_app::welcome::Page;

use crate::http::{App, Surface};
use crate::public_pages::Guest;

const WORKER: &str = include_str!("../../../../static/moving/worker.js");

/// At the issuer: `/app/` says where the authenticator is now and hands over what the browser keeps here; the service worker that kept the
/// old one takes itself away.
pub(crate) fn departure() -> Router<App> {
    Router::new().route("/app/", get(moved)).route("/service-worker.js", get(worker))
}

/// At the authenticator's: `/arrive` takes what is handed over. Whoever looks for the account pages is sent to them, and the authenticator,
/// which asks who is signed in beside it, hears that at this origin nobody ever is.
pub(crate) fn arrival() -> Router<App> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/app/") }))
        .route("/arrive", get(arrive))
        .route("/api/account", get(|| async { StatusCode::NO_CONTENT }))
        .route("/account/", get(account))
        .route("/account/{*rest}", get(account))
}

async fn moved(guest: Guest) -> Response {
    let to = guest.app.house.sluss.app_origin.to_string();
    facing(guest.show(&Page::Moved { to }))
}

async fn arrive(guest: Guest) -> Response {
    let from = guest.app.house.sluss.issuer.to_string();
    facing(guest.show(&Page::Arrive { from }))
}

/// The two pages talk: the one opens the other.
fn facing(mut page: Response) -> Response {
    page.extensions_mut().insert(Surface::Moving);
    page
}

async fn worker() -> impl IntoResponse {
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/app/")),
    ];
    (headers, WORKER)
}

async fn account(State(app): State<App>, uri: Uri) -> Redirect {
    let path = uri.path_and_query().map_or("/account/", |path| path.as_str());
    Redirect::to(&format!("{}{path}", app.house.sluss.issuer))
}
