//! `/api/account/enrolments`: adding a device, seen from the account pages.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::enrolment::{Enrolment, State as How};
use sluss_domain::model::id::EnrolmentId;
use sluss_protocol::api::{EnrolmentState, EnrolmentView, NewEnrolment};

use super::device_view;
use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<NewEnrolment>, JsonRejection>,
) -> Result<(StatusCode, Json<EnrolmentView>), Failure> {
    let Json(wanted) = body?;
    let enrolment = who.fresh(&app).await?.begin_enrolment(&wanted.device_name, &wanted.pin).await?;
    let link = Some(enrolment.link.clone());
    Ok((StatusCode::CREATED, Json(EnrolmentView { link, ..view(&app, enrolment).await? })))
}

pub(crate) async fn get(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<Json<EnrolmentView>, Failure> {
    let enrolment = app.house.sluss.enrolments().find(&who.session, &read(&id)?).await?;
    Ok(Json(view(&app, enrolment).await?))
}

pub(crate) async fn delete(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    app.house.sluss.enrolments().cancel(&who.session, &read(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read(id: &str) -> Result<EnrolmentId, Error> {
    EnrolmentId::parse(id).ok_or(Error::NotFound)
}

async fn view(app: &App, enrolment: Enrolment) -> Result<EnrolmentView, Error> {
    let sluss = &app.house.sluss;
    let devices = sluss.store.devices(&enrolment.account).await?;
    let device = devices.iter().find(|device| device.id == enrolment.device);
    let state = match (enrolment.state, device) {
        (How::Registered, Some(device)) => EnrolmentState::Registered { device: device_view(device, &[]) },
        (How::Waiting, _) if sluss.now() < enrolment.expires_at => EnrolmentState::Waiting,
        _ => EnrolmentState::Expired,
    };
    Ok(EnrolmentView { id: enrolment.id.to_string(), state, link: None, expires_at: enrolment.expires_at.0 })
}
