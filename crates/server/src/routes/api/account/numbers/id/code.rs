//! `/api/account/numbers/{id}/code`: the code that was sent to a new number.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use sluss_domain::factor::sms::number::ClaimFinished;
use sluss_protocol::numbers::{NumberCode, ProvenNumber};

use super::read;
use crate::http::App;
use crate::http::answer::Failure;
use crate::routes::api::account::numbers::view;
use crate::routes::api::account::signed_in::SignedIn;

pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    body: Result<Json<NumberCode>, JsonRejection>,
) -> Result<Json<ProvenNumber>, Failure> {
    let Json(NumberCode { code }) = body?;
    let sluss = &app.instance.sluss;
    Ok(Json(match who.fresh(&app).await?.finish_number(&read(&id)?, &code, &who.visitor).await? {
        ClaimFinished::Registered(number) => ProvenNumber::Registered { number: view(sluss, &number)? },
        ClaimFinished::Wrong(tries_left) => ProvenNumber::Wrong { tries_left },
    }))
}
