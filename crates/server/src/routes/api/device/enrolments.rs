//! `/api/device/enrolments`: a device registers itself, with the link that it was shown.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_domain::factor::device::enrolment::Claim;
use sluss_domain::model::id::BASE64;
use sluss_protocol::api::{ClaimEnrolment, EnrolledDevice};

use super::dpop::{self, ProofTarget, Signed};
use super::remember_keys;
use crate::http::answer::Failure;
use crate::http::{App, Requester};

pub(crate) async fn post(
    State(app): State<App>,
    requester: Requester,
    body: Result<Json<ClaimEnrolment>, JsonRejection>,
) -> Result<Response, Failure> {
    let target = ProofTarget { method: "POST", path: "/api/device/enrolments", body: None };
    let Signed { thumbprint, proof } = dpop::signed(&app, &requester.headers, target)?;
    let Json(wanted) = body?;
    let claim = Claim {
        token: bytes(&wanted.token, "token")?,
        key: wanted.hmac_key.as_deref().map(|key| bytes(key, "hmac_key")).transpose()?,
        response: wanted.response,
        thumbprint,
        proof,
    };
    let claimed = app.instance.sluss.enrolments().claim(&claim, &requester.visitor).await?;
    let enrolled = EnrolledDevice {
        device_id: claimed.device.id.to_string(),
        device_name: claimed.device.name,
        account_ref: BASE64.encode(&claimed.account.reference.0),
        account_label: claimed.account.email.to_string(),
        issuer: app.instance.sluss.issuer.to_string(),
        keys: app.instance.keys.link_keys(),
    };
    let status = if claimed.again { StatusCode::OK } else { StatusCode::CREATED };
    let mut response = (status, Json(enrolled)).into_response();
    remember_keys(&app, &mut response);
    Ok(response)
}

fn bytes<const N: usize>(text: &str, field: &'static str) -> Result<[u8; N], Error> {
    let decoded = BASE64.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    decoded.ok_or(Error::InvalidField(field))
}
