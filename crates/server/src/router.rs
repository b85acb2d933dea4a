//! All addresses of the server, and what answers each: one service, or one an origin where the authenticator has its own.

use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post, put};
use sluss_protocol::problem::ProblemCode;

use crate::http::answer::Failure;
use crate::http::{App, around, by_host, host_of_authenticator};
use crate::routes::{account, api, app, demo, embed, health, moving, oidc, sign_in, welcome};

/// The whole server as one service.
pub fn router(app: App) -> Router {
    let issuer = match &app.outbox {
        Some(outbox) => issuer().merge(demo::all(outbox)),
        None => issuer(),
    };
    match host_of_authenticator(&app.house.sluss) {
        None => around(complete(issuer.merge(authenticator())), app),
        Some(host) => {
            let authenticator = complete(authenticator().merge(moving::arrival()));
            let issuer = complete(issuer.merge(moving::departure()));
            by_host(host, around(authenticator, app.clone()), around(issuer, app))
        }
    }
}

/// Sign-in, account pages, and what sites ask.
fn issuer() -> Router<App> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/account/") }))
        .route("/.well-known/openid-configuration", get(oidc::discovery::get).options(oidc::cors::open_preflight))
        .route("/oidc/jwks", get(oidc::jwks::get).options(oidc::cors::open_preflight))
        .route("/oidc/authorize", get(oidc::authorize::get).post(oidc::authorize::post))
        .route("/oidc/token", post(oidc::token::post).options(oidc::cors::preflight))
        .route("/oidc/userinfo", get(oidc::userinfo::get).post(oidc::userinfo::get).options(oidc::cors::preflight))
        .route("/sign-in/{handle}", get(sign_in::get).post(sign_in::post))
        .route("/sign-in/{handle}/anew", get(sign_in::anew::get))
        .merge(around_the_account())
        .route("/account/sign-in", get(account::sign_in))
        .route("/account/", get(account::page))
        .route("/account/{*rest}", get(account::page))
        .route("/api/account", get(api::account::get))
        .route("/api/account/language", put(api::account::language))
        .route("/api/account/sign-out", post(api::account::sign_out))
        .route("/api/account/sessions", get(api::sessions::get).delete(api::sessions::delete_others))
        .route("/api/account/sessions/{id}", axum::routing::delete(api::sessions::delete))
        .route("/api/account/activity", get(api::activity::get))
        .route("/api/account/enrolments", post(api::enrolments::post))
        .route("/api/account/enrolments/{id}", get(api::enrolments::get).delete(api::enrolments::delete))
        .route("/api/account/devices/{id}", axum::routing::delete(api::devices::delete))
        .route("/api/account/numbers", get(api::numbers::get).post(api::numbers::post))
        .route("/api/account/numbers/{id}", axum::routing::delete(api::numbers::delete))
        .route("/api/account/numbers/{id}/code", post(api::numbers::code))
        .route("/api/account/password", put(api::safety::password))
        .route("/api/account/password/strength", post(api::safety::strength))
        .route("/api/account/two-steps", put(api::safety::two_steps))
        .route("/api/account/recovery-codes", post(api::safety::recovery_codes))
        .route("/api/account/recovery-codes/confirm", post(api::safety::keep_recovery_codes))
        .route("/api/account/panic", post(api::safety::panic).delete(api::safety::undo_panic))
        .route("/api/account/data", get(api::safety::data))
        .route("/api/account/erase", post(api::safety::erase))
        .route("/embed/check", get(embed::check::get))
        .route("/embed/{*file}", get(embed::get))
}

/// The authenticator, and what devices ask.
fn authenticator() -> Router<App> {
    Router::new()
        .route("/app/", get(app::page))
        .route("/app/manifest.webmanifest", get(app::manifest))
        .route("/service-worker.js", get(app::service_worker))
        .route("/api/device/enrolments", post(api::device::enrol))
        .route("/api/device/requests", post(api::requests::watch))
        .route("/api/device/requests/{id}", post(api::requests::answer))
        .route("/api/device/subscription", post(api::subscription::post))
        .route("/api/device/push-key", get(api::subscription::key))
        .route("/api/device/keys", get(api::device::keys))
}

/// The routes of an origin with those that each has, and with answers to whatever is not there.
fn complete(routes: Router<App>) -> Router<App> {
    routes
        .route("/health", get(health::ready))
        .route("/health/live", get(health::live))
        .route("/assets/{*path}", get(app::asset))
        .fallback(not_found)
        .method_not_allowed_fallback(|| async {
            Failure::new(ProblemCode::MethodNotAllowed, "Look at the documentation of this address.")
        })
}

/// The pages for people who are not signed in.
fn around_the_account() -> Router<App> {
    use welcome::{forgotten, let_on, lost, mend, not_me, sign_up, switch, undo};
    Router::new()
        .route("/sign-up", get(sign_up::get).post(sign_up::post))
        .route("/sign-up/done", get(welcome::signed_up))
        .route("/sign-up/{token}", get(sign_up::confirm).post(sign_up::create))
        .route("/forgotten", get(forgotten::get).post(forgotten::post))
        .route("/reset/done", get(welcome::reset_done))
        .route("/reset/{token}", get(forgotten::reset).post(forgotten::replace))
        .route("/let-on/done", get(welcome::let_on_done))
        .route("/let-on/{token}", get(let_on::get).post(let_on::post))
        .route("/not-me/done", get(welcome::locked))
        .route("/not-me/{account}/{proof}", get(not_me::get).post(not_me::post))
        .route("/undo/done", get(welcome::undone))
        .route("/undo/{account}/{proof}", get(undo::get).post(undo::post))
        .route("/sign-in/{handle}/lost", get(lost::get).post(lost::post))
        .route("/sign-in/{handle}/mend", get(mend::get))
        .route("/sign-in/{handle}/switch", get(switch::get).post(switch::post))
        .route("/sign-in/{handle}/stay", get(switch::stay))
        .route("/lost/done", get(welcome::lost_done))
        .route("/lost/planned", get(welcome::lost_planned))
}

async fn not_found(uri: Uri) -> Response {
    match uri.path() {
        "/app" | "/account" => Redirect::permanent(&format!("{}/", uri.path())).into_response(),
        "/favicon.ico" => StatusCode::NO_CONTENT.into_response(),
        _ => Failure::new(ProblemCode::NotFound, "Look at the address again.").into_response(),
    }
}
