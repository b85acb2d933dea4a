//! `/api/account/enrolments`: adding a device, seen from the account pages.

pub(crate) mod id;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::enrolment::{Enrolment, TicketState};
use sluss_protocol::api::{EnrolmentState, EnrolmentView, NewEnrolment};

use super::signed_in::SignedIn;
use super::views::device_view;
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

async fn view(app: &App, enrolment: Enrolment) -> Result<EnrolmentView, Error> {
    let sluss = &app.instance.sluss;
    let devices = sluss.store.devices(&enrolment.account).await?;
    let device = devices.iter().find(|device| device.id == enrolment.device);
    let state = match (enrolment.state, device) {
        (TicketState::Registered, Some(device)) => EnrolmentState::Registered { device: device_view(device, &[], &[]) },
        (TicketState::Waiting, _) if sluss.now() < enrolment.expires_at => EnrolmentState::Waiting,
        _ => EnrolmentState::Expired,
    };
    Ok(EnrolmentView { id: enrolment.id.to_string(), state, link: None, expires_at: enrolment.expires_at.0 })
}
