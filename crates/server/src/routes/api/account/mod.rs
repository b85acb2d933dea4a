//! `/api/account`: who is signed in, and what protects the account.

mod activity;
mod address;
mod codes;
mod data;
mod devices;
mod enrolments;
mod erase;
mod factor_reset;
mod language;
mod name;
mod numbers;
mod password;
mod sessions;
mod sign_out;
mod signed_in;
mod two_steps;
mod views;

use axum::extract::State;
use axum::{Json, Router};
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::factors::Factors;
use sluss_domain::model::id::BASE64;
use sluss_domain::model::session::Session;
use sluss_domain::session::Sessions;
use sluss_protocol::api::{AccountView, SafetyView};
use sluss_protocol::method::Method;

use crate::http::App;
use crate::http::answer::{Failure, hours};
use signed_in::SignedIn;
use views::device_view;

/// The addresses of the account pages' API.
pub(crate) fn routes() -> Router<App> {
    use axum::routing::{delete, get, post, put};
    Router::new()
        .route("/api/account", get(self::get))
        .route("/api/account/name", put(name::put))
        .route("/api/account/address", post(address::post))
        .route("/api/account/language", put(language::put))
        .route("/api/account/sign-out", post(sign_out::post))
        .route("/api/account/sessions", get(sessions::get).delete(sessions::delete))
        .route("/api/account/sessions/{id}", delete(sessions::id::delete))
        .route("/api/account/activity", get(activity::get))
        .route("/api/account/enrolments", post(enrolments::post))
        .route("/api/account/enrolments/{id}", get(enrolments::id::get).delete(enrolments::id::delete))
        .route("/api/account/devices/{id}", delete(devices::delete))
        .route("/api/account/numbers", get(numbers::get).post(numbers::post))
        .route("/api/account/numbers/{id}", delete(numbers::id::delete))
        .route("/api/account/numbers/{id}/code", post(numbers::id::code::post))
        .route("/api/account/password", put(password::put))
        .route("/api/account/password/strength", post(password::strength::post))
        .route("/api/account/two-steps", put(two_steps::put))
        .route("/api/account/codes/{method}", post(codes::post))
        .route("/api/account/codes/{method}/kept", post(codes::kept::post))
        .route("/api/account/factor-reset", post(factor_reset::post).delete(factor_reset::delete))
        .route("/api/account/data", get(data::get))
        .route("/api/account/erase", post(erase::post))
}

pub(crate) async fn get(State(app): State<App>, who: SignedIn) -> Result<Json<AccountView>, Failure> {
    let store = &app.instance.sluss.store;
    let account = store.account(&who.session.account).await?.ok_or(Error::NotSignedIn)?;
    let factors = app.instance.sluss.second_factors().of(&account.id).await?;
    let doubled = store.doubled(&account.id).await?;
    let lookalikes = app.instance.sluss.devices().lookalikes(&account.id).await?;
    let safety = safety(&app, &who.session, &account, &factors)?;
    Ok(Json(AccountView {
        email: account.email.to_string(),
        account_ref: BASE64.encode(&account.reference.0),
        name: account.name,
        language: account.language,
        level: who.session.level,
        shown_enough: Sessions::has_shown_enough(&who.session, &factors),
        may_change_factors: app.instance.sluss.sessions().may_change_factors(&who.session, &factors),
        devices: factors.devices.iter().map(|device| device_view(device, &doubled, &lookalikes)).collect(),
        numbers: numbers::views(&app.instance.sluss, &factors)?,
        safety,
        app_origin: app.instance.sluss.app_origin.to_string(),
        csrf: who.csrf,
    }))
}

fn safety(app: &App, session: &Session, account: &Account, factors: &Factors) -> Result<SafetyView, Error> {
    let sluss = &app.instance.sluss;
    Ok(SafetyView {
        two_steps: account.two_steps,
        recovery_codes: factors.left(Method::Recovery),
        losses: factors.losses_to_lockout(),
        factor_reset_at: account.factor_reset_at.map(|at| at.0),
        cooling_off_hours: hours(sluss.factor_resets().wait(account)),
        by_mail: sluss.couriers.mail.is_set_up(),
        fresh: sluss.sessions().is_fresh(session),
        password_min: sluss.account_settings().password_min(factors),
    })
}
