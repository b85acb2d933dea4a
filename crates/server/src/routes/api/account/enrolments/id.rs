//! `/api/account/enrolments/{id}`: how far one of them is, and cancelling it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::id::EnrolmentId;
use sluss_protocol::api::EnrolmentView;

use super::view;
use crate::http::App;
use crate::http::answer::Failure;
use crate::routes::api::account::signed_in::SignedIn;

pub(crate) async fn get(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<Json<EnrolmentView>, Failure> {
    let enrolment = app.instance.sluss.enrolments().find(&who.session, &read(&id)?).await?;
    Ok(Json(view(&app, enrolment).await?))
}

pub(crate) async fn delete(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    app.instance.sluss.enrolments().cancel(&who.session, &read(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read(id: &str) -> Result<EnrolmentId, Error> {
    EnrolmentId::parse(id).ok_or(Error::NotFound)
}
