//! `/api/account`: who is signed in, and what protects the account.

pub(crate) mod activity;
pub(crate) mod data;
pub(crate) mod devices;
pub(crate) mod enrolments;
pub(crate) mod erase;
pub(crate) mod factor_reset;
pub(crate) mod language;
pub(crate) mod numbers;
pub(crate) mod password;
pub(crate) mod recovery_codes;
pub(crate) mod sessions;
pub(crate) mod sign_out;
mod signed_in;
pub(crate) mod two_steps;
mod views;

use axum::Json;
use axum::extract::State;
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

pub(crate) async fn get(State(app): State<App>, who: SignedIn) -> Result<Json<AccountView>, Failure> {
    let store = &app.instance.sluss.store;
    let account = store.account(&who.session.account).await?.ok_or(Error::NotSignedIn)?;
    let factors = app.instance.sluss.second_factors().of(&account.id).await?;
    let doubled = store.doubled(&account.id).await?;
    let safety = safety(&app, &who.session, &account, &factors)?;
    Ok(Json(AccountView {
        email: account.email.to_string(),
        account_ref: BASE64.encode(&account.reference.0),
        name: account.name,
        language: account.language,
        level: who.session.level,
        shown_enough: Sessions::has_shown_enough(&who.session, &factors),
        may_change_factors: app.instance.sluss.sessions().may_change_factors(&who.session, &factors),
        devices: factors.devices.iter().map(|device| device_view(device, &doubled)).collect(),
        safety,
        app_origin: app.instance.sluss.app_origin.to_string(),
        csrf: who.csrf,
    }))
}

fn safety(app: &App, session: &Session, account: &Account, factors: &Factors) -> Result<SafetyView, Error> {
    let sluss = &app.instance.sluss;
    Ok(SafetyView {
        numbers: sluss.second_factors().hints(factors)?,
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
