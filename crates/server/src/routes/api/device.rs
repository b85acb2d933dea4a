//! `/api/device/…`: what a device says to us. It has no cookies; each call is signed by its own key (RFC 9449).

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_domain::factor::device::enrolment::Claim;
use sluss_domain::model::id::BASE64;
use sluss_protocol::api::{ClaimEnrolment, EnrolledDevice, ServerKeys};

use super::dpop::{self, Meant, Signed};
use crate::http::answer::Failure;
use crate::http::cookies::Name;
use crate::http::{App, Visit};

pub(crate) async fn enrol(
    State(app): State<App>,
    visit: Visit,
    body: Result<Json<ClaimEnrolment>, JsonRejection>,
) -> Result<Response, Failure> {
    let meant = Meant { method: "POST", path: "/api/device/enrolments", body: None };
    let Signed { thumbprint, proof } = dpop::signed(&app, &visit.headers, meant)?;
    let Json(wanted) = body?;
    let claim = Claim {
        token: bytes(&wanted.token, "token")?,
        key: wanted.hmac_key.as_deref().map(|key| bytes(key, "hmac_key")).transpose()?,
        response: wanted.response,
        thumbprint,
        proof,
    };
    let claimed = app.house.sluss.enrolments().claim(&claim, &visit.visitor).await?;
    let enrolled = EnrolledDevice {
        device_id: claimed.device.id.to_string(),
        device_name: claimed.device.name,
        account_ref: BASE64.encode(&claimed.account.reference.0),
        account_label: claimed.account.email.to_string(),
        issuer: app.house.sluss.issuer.to_string(),
        keys: app.house.keys.link_keys(),
    };
    let status = if claimed.again { StatusCode::OK } else { StatusCode::CREATED };
    let mut response = (status, Json(enrolled)).into_response();
    remember_keys(&app, &mut response);
    Ok(response)
}

/// Leaves a mark in the browser that keys are kept in it. Some browsers throw away what scripts store and keep what servers set: an
/// authenticator that was emptied is told from a new one by it.
pub(super) fn remember_keys(app: &App, response: &mut Response) {
    response.headers_mut().append(header::SET_COOKIE, app.cookies().set(Name::Keys, "1"));
}

pub(crate) async fn keys(State(app): State<App>) -> Json<ServerKeys> {
    Json(app.house.keys.link_keys())
}

fn bytes<const N: usize>(text: &str, field: &'static str) -> Result<[u8; N], Error> {
    let decoded = BASE64.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    decoded.ok_or(Error::InvalidField(field))
}
