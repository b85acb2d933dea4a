//! `/cas/…`: CAS 3.0.3 and the EU Login dialect, at the addresses that their clients build. The addresses for validation differ in one
//! row of `sluss_cas::validate::Endpoint` each, and share `validate.rs`.

pub(crate) mod login;
pub(crate) mod logout;
pub(crate) mod proxy;
mod proxy_granting;
pub(crate) mod validate;
mod who;

use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, http::StatusCode};
use sluss_cas::answer::Answer;
use sluss_cas::error::Failure;
use sluss_cas::pattern::Pattern;
use sluss_cas::service::ServiceAddress;
use sluss_cas::validate::Endpoint;
use sluss_domain::Error;
use sluss_domain::model::relying_party::RelyingParty;

use crate::http::App;

/// All of its addresses.
pub(crate) fn routes() -> Router<App> {
    let routes = Router::new()
        .route("/cas", get(|| async { Redirect::to("/account/") }))
        .route("/cas/", get(|| async { Redirect::to("/account/") }))
        .route("/cas/mobile", get(|| async { Redirect::to("/app/") }))
        // Where modules for EU Login send people who have no account.
        .route("/cas/eim/external/register.cgi", get(|| async { Redirect::to("/sign-up") }))
        .route("/cas/login", get(login::get).post(login::post))
        .route("/cas/login/init", get(login::init::get).post(login::init::post))
        .route("/cas/logout", get(logout::get))
        .route("/cas/proxy", get(proxy::get));
    Endpoint::ALL
        .into_iter()
        .fold(routes, |routes, endpoint| routes.route(&format!("/cas{}", endpoint.path()), validate::at(endpoint)))
}

/// The service that an address is registered for (K01); of several, the one whose pattern says most.
async fn service_at(app: &App, address: &ServiceAddress) -> Result<RelyingParty, Error> {
    let parties = app.instance.sluss.relying_parties().cas_services().await?;
    let fitting = parties.into_iter().filter_map(|party| {
        let patterns = party.cas()?.addresses.iter().filter_map(|written| Pattern::parse(written));
        let best = patterns.filter(|pattern| pattern.admits(address)).map(|pattern| pattern.precision()).min()?;
        Some((best, party))
    });
    fitting.min_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, party)| party).ok_or(Error::NotFound)
}

/// An answer of the protocol: always 200, since some clients take another status for a broken server.
fn said(answer: Answer) -> Response {
    (StatusCode::OK, [(header::CONTENT_TYPE, answer.content_type)], answer.body).into_response()
}

/// What a service hears when the fault is ours.
fn trouble(error: &Error) -> Failure {
    tracing::error!(event = "store-error", %error, "a ticket could not be validated");
    Failure::InternalError
}
