//! `/api/account/…`: password, two steps, recovery codes, PANIC, taking everything along, leaving.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_domain::factor::reset::Outcome;
use sluss_domain::model::account::Account;
use sluss_domain::model::factors::Factors;
use sluss_domain::model::session::Session;
use sluss_protocol::api::{KeptCodes, NewPassword, OnceMore, PanicView, RecoveryCodes, SafetyView, TwoSteps};
use sluss_protocol::password::{Candidate, Strength};

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::{Failure, hours};
use crate::http::cookies::Name;

pub(super) fn view(app: &App, session: &Session, account: &Account, factors: &Factors) -> Result<SafetyView, Error> {
    let sluss = &app.house.sluss;
    Ok(SafetyView {
        numbers: sluss.second_factors().hints(factors)?,
        two_steps: account.two_steps,
        recovery_codes: factors.recovery_codes,
        losses: factors.losses_to_lockout(),
        panic_at: account.panic_at.map(|at| at.0),
        cooling_off_hours: hours(sluss.factor_resets().wait(account)),
        fresh: sluss.sessions().is_fresh(session),
        password_min: sluss.account_settings().password_min(factors),
    })
}

pub(crate) async fn password(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<NewPassword>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(NewPassword { current, new, end_others }) = body?;
    who.strong(&app).await?.change_password(&current, &new, end_others, &who.caller()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How strong a password would be, while it is typed. It is neither kept nor logged.
pub(crate) async fn strength(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<Candidate>, JsonRejection>,
) -> Result<Json<Strength>, Failure> {
    let Json(Candidate { password }) = body?;
    Ok(Json(app.house.sluss.account_settings().judge_password(&who.session, &password).await?))
}

pub(crate) async fn two_steps(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<TwoSteps>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(TwoSteps { on }) = body?;
    who.fresh(&app).await?.require_two_steps(on, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) async fn recovery_codes(State(app): State<App>, who: SignedIn) -> Result<Json<RecoveryCodes>, Failure> {
    let shown = who.fresh(&app).await?.propose_recovery_codes().await?;
    let proposal = shown.token.expose().to_owned();
    Ok(Json(RecoveryCodes { codes: shown.codes, proposal, expires_at: shown.expires_at.0 }))
}

/// Only codes that the person has kept take the place of those before.
pub(crate) async fn keep_recovery_codes(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<KeptCodes>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(KeptCodes { proposal }) = body?;
    who.strong(&app).await?.keep_recovery_codes(&proposal, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The password alone is enough, also where there is a second factor: it is lost (docs/decisions/0011).
pub(crate) async fn panic(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<OnceMore>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(OnceMore { password }) = body?;
    let sluss = &app.house.sluss;
    let (account, _) = sluss.account_settings().own_account(&who.session).await?;
    Ok(match sluss.factor_resets().begin(&account, &password, &who.caller()).await? {
        Outcome::Done => signed_out(&app, Json(PanicView { at: None }).into_response()),
        Outcome::Planned(at) => Json(PanicView { at: Some(at.0) }).into_response(),
    })
}

pub(crate) async fn undo_panic(State(app): State<App>, who: SignedIn) -> Result<StatusCode, Failure> {
    app.house.sluss.factor_resets().undo(&who.session, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) async fn erase(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<OnceMore>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(OnceMore { password }) = body?;
    who.strong(&app).await?.erase_account(&password, &who.caller()).await?;
    Ok(signed_out(&app, StatusCode::NO_CONTENT.into_response()))
}

pub(crate) async fn data(State(app): State<App>, who: SignedIn) -> Result<Response, Failure> {
    let everything = who.fresh(&app).await?.everything(&who.visitor).await?;
    let mut response = Json(everything).into_response();
    let name = HeaderValue::from_static("attachment; filename=\"sluss.json\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// The sessions are over; the browser forgets them too.
fn signed_out(app: &App, mut response: Response) -> Response {
    for name in [Name::Account, Name::SingleSignOn] {
        response.headers_mut().append(header::SET_COOKIE, app.cookies().clear(name));
    }
    response
}
