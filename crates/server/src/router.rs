//! All addresses of the server, and what answers each: one service, or one per origin if the authenticator has its own.

use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use sluss_protocol::problem::ProblemCode;

use crate::http::answer::Failure;
use crate::http::{App, around, by_host, host_of_authenticator};
use crate::routes::{
    account, api, app, assets, cas, demo, device, embed, forgotten, health, help, let_on, logo, lost, moving,
    new_address, not_me, oidc, reset, service_worker, sign_in, sign_out, sign_up, signed_out, undo, well_known,
};

/// The whole server as one service.
pub fn router(app: App) -> Router {
    let issuer = if app.outbox.is_some() { issuer().merge(demonstration()) } else { issuer() };
    match host_of_authenticator(&app.instance.sluss) {
        None => around(complete(issuer.merge(authenticator())), app),
        Some(host) => {
            let authenticator = complete(authenticator().merge(arrival()));
            let issuer = complete(issuer.merge(departure()));
            by_host(host, around(authenticator, app.clone()), around(issuer, app))
        }
    }
}

/// Sign-in, account pages, and what sites ask.
fn issuer() -> Router<App> {
    use oidc::cors::{open_preflight, preflight};
    use well_known::{change_password, openid_configuration};
    Router::new()
        .route("/", get(|| async { Redirect::to("/account/") }))
        .route("/.well-known/openid-configuration", get(openid_configuration::get).options(open_preflight))
        .route("/.well-known/oauth-authorization-server", get(openid_configuration::get).options(open_preflight))
        .route("/.well-known/change-password", get(change_password::get))
        .route("/oidc/jwks", get(oidc::jwks::get).options(open_preflight))
        .route("/oidc/authorize", get(oidc::authorize::get).post(oidc::authorize::post))
        .route("/oidc/token", post(oidc::token::post).options(preflight))
        .route("/oidc/device_authorization", post(oidc::device_authorization::post).options(preflight))
        .route("/device", get(device::get).post(device::post))
        .route("/device/done", get(device::done::get))
        .route("/device/finished", get(device::finished::get))
        .route("/device/denied", get(device::denied::get))
        .route("/device/{code}", get(device::code::get).post(device::code::post))
        .route("/oidc/par", post(oidc::par::post).options(preflight))
        .route("/oidc/logout", get(oidc::logout::get).post(oidc::logout::post))
        .route("/oidc/revoke", post(oidc::revoke::post).options(preflight))
        .route("/oidc/introspect", post(oidc::introspect::post))
        .route("/oidc/userinfo", get(oidc::userinfo::get).post(oidc::userinfo::post).options(preflight))
        .route("/account/sign-in", get(account::sign_in::get))
        .route("/account/", get(account::get))
        .route("/account/{*rest}", get(account::get))
        .route("/embed/check", get(embed::check::get))
        .route("/embed/{*file}", get(embed::get))
        .merge(sign_ins())
        .route("/logo/{client}", get(logo::client::get))
        .merge(public_pages())
        .merge(api::account::routes())
        .merge(programs())
        .merge(cas::routes())
}

/// A sign-in, and what leads away from it.
fn sign_ins() -> Router<App> {
    use sign_in::{anew, lost, mismatch, remedy, site, stay, warn};
    Router::new()
        .route("/sign-in/{handle}", get(sign_in::get).post(sign_in::post))
        .route("/sign-in/{handle}/anew", get(anew::get))
        .route("/sign-in/{handle}/lost", get(lost::get).post(lost::post))
        .route("/sign-in/{handle}/remedy", get(remedy::get))
        .route("/sign-in/{handle}/mismatch", get(mismatch::get).post(mismatch::post))
        .route("/sign-in/{handle}/site", get(site::get))
        .route("/sign-in/{handle}/stay", get(stay::get))
        .route("/sign-in/{handle}/warn", get(warn::get))
}

/// The pages for people who are not signed in.
fn public_pages() -> Router<App> {
    Router::new()
        .route("/sign-up", get(sign_up::get).post(sign_up::post))
        .route("/sign-up/done", get(sign_up::done::get))
        .route("/sign-up/{token}", get(sign_up::token::get).post(sign_up::token::post))
        .route("/forgotten", get(forgotten::get).post(forgotten::post))
        .route("/reset/done", get(reset::done::get))
        .route("/reset/{token}", get(reset::get).post(reset::post))
        .route("/let-on/done", get(let_on::done::get))
        .route("/let-on/{token}", get(let_on::get).post(let_on::post))
        .route("/new-address/sent", get(new_address::sent::get))
        .route("/new-address/done", get(new_address::done::get))
        .route("/new-address/{token}", get(new_address::get).post(new_address::post))
        .route("/not-me/done", get(not_me::done::get))
        .route("/not-me/{account}/{tag}", get(not_me::get).post(not_me::post))
        .route("/undo/done", get(undo::done::get))
        .route("/undo/{account}/{tag}", get(undo::get).post(undo::post))
        .route("/sign-out", get(sign_out::get).post(sign_out::post))
        .route("/sign-out/to/{next}", get(sign_out::to::get).post(sign_out::to::post))
        .route("/signed-out", get(signed_out::get))
        .route("/signed-out/{session}", get(signed_out::session::get))
        .route("/signed-out/{session}/{next}", get(signed_out::session::get_with_next))
        .route("/lost/done", get(lost::done::get))
        .route("/lost/planned", get(lost::planned::get))
}

/// What programs ask that an operator lets.
fn programs() -> Router<App> {
    use api::accounts::attributes;
    Router::new().route("/api/accounts/{email}/attributes", get(attributes::get).patch(attributes::patch))
}

/// The authenticator, and what devices ask.
fn authenticator() -> Router<App> {
    use api::device::{
        alike, enrolments, handovers, keys, leave, other_servers, push_key, requests, service, subscription,
    };
    Router::new()
        .route("/app/", get(app::get))
        .route("/app/manifest.webmanifest", get(app::manifest::get))
        .route("/service-worker.js", get(service_worker::get))
        .route("/api/device/enrolments", post(enrolments::post))
        .route("/api/device/handovers", post(handovers::post))
        .route("/api/device/handovers/{id}", post(handovers::id::post))
        .route("/api/device/handovers/{id}/enrolments", post(handovers::id::enrolments::post))
        .route("/api/device/handovers/{id}/box", post(handovers::id::sealed_box::post))
        .route("/api/device/alike", post(alike::post))
        .route("/api/device/leave", post(leave::post))
        .route("/api/device/requests", post(requests::post))
        .route("/api/device/requests/{id}", post(requests::id::post))
        .route("/api/device/subscription", post(subscription::post))
        .route("/api/device/push-key", get(push_key::get))
        .route("/api/device/keys", get(keys::get))
        .route("/api/device/service", get(service::get))
        .route("/api/device/other-servers", get(other_servers::get))
}

/// The issuer's way to the authenticator's own origin.
fn departure() -> Router<App> {
    Router::new().route("/app/", get(moving::app::get)).route("/service-worker.js", get(moving::service_worker::get))
}

/// What the authenticator's own origin has besides the authenticator, which asks who is signed in in this browser: there nobody ever is.
fn arrival() -> Router<App> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/app/") }))
        .route("/arrive", get(moving::arrive::get))
        .route("/api/account", get(|| async { StatusCode::NO_CONTENT }))
        .route("/account/", get(moving::account::get))
        .route("/account/{*rest}", get(moving::account::get))
}

/// The outbox of a demonstration.
fn demonstration() -> Router<App> {
    use demo::outbox;
    Router::new()
        .route("/demo/outbox", get(outbox::get))
        .route("/demo/outbox/mails/{id}", get(outbox::mails::get))
        .route("/demo/outbox/version", get(outbox::version::get))
        .route("/demo/outbox.css", get(outbox::styles::get))
        .route("/demo/outbox.js", get(outbox::script::get))
}

/// An origin's routes, with those that every origin has, and answers for addresses and methods that do not exist.
fn complete(routes: Router<App>) -> Router<App> {
    routes
        .route("/health", get(health::get))
        .route("/health/live", get(health::live::get))
        .route("/.well-known/security.txt", get(well_known::security_txt::get))
        .route("/logo", get(logo::get))
        .route("/help", get(help::get))
        .route("/help/print", get(help::print::get))
        .route("/help/{chapter}", get(help::chapter::get))
        .route("/help/pictures/{tag}/{*file}", get(help::pictures::get))
        .route("/assets/{*path}", get(assets::get))
        .fallback(not_found)
        .method_not_allowed_fallback(|| async {
            Failure::new(ProblemCode::MethodNotAllowed, "See the documentation of this address.")
        })
}

async fn not_found(uri: Uri) -> Response {
    match uri.path() {
        "/app" | "/account" => Redirect::permanent(&format!("{}/", uri.path())).into_response(),
        "/favicon.ico" => StatusCode::NO_CONTENT.into_response(),
        _ => Failure::new(ProblemCode::NotFound, "Check the address.").into_response(),
    }
}
