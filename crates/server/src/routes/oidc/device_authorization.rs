//! `/oidc/device_authorization`: a device without a browser asks for somebody to sign in elsewhere (RFC 8628, section 3.1).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sluss_domain::ports::entropy::random;
use sluss_domain::relying_party::POLL_INTERVAL;
use sluss_oidc::authorize::AuthorizationRequest;
use sluss_oidc::device::UserCode;
use sluss_protocol::form::Form;

use super::client_auth::authenticate;
use super::cors;
use super::refusal::Refusal;
use crate::http::form::FormBody;
use crate::http::{App, Requester};

pub(crate) async fn post(State(app): State<App>, requester: Requester, FormBody(form): FormBody) -> Response {
    let answer = begin(&app, &requester, &form).await.unwrap_or_else(Refusal::into_response);
    cors::for_clients(&app, &requester.headers, answer).await
}

async fn begin(app: &App, requester: &Requester, form: &Form) -> Result<Response, Refusal> {
    let client = authenticate(app, &requester.headers, form, "/oidc/device_authorization").await?;
    let (sluss, issuer) = (&app.instance.sluss, &app.instance.sluss.issuer);
    let parties = sluss.relying_parties();
    let device = parties.new_device_code();
    let page = format!("{issuer}/device/done");
    let request = AuthorizationRequest::of_device(form, &client.oidc, &page, device.hash().as_str())?;
    let typed = UserCode::from_random(random(&*sluss.entropy));
    let stranger = client.oidc.is_public().then_some(&requester.visitor);
    parties.begin_device(&client.party.id, request.stored(), &device, typed.as_str(), stranger).await?;
    let answer = json!({
        "device_code": device.expose(),
        "user_code": typed.shown(),
        "verification_uri": format!("{issuer}/device"),
        "verification_uri_complete": format!("{issuer}/device/{}", typed.shown()),
        "expires_in": sluss.policy.device_grant_lifetime.as_secs(),
        "interval": POLL_INTERVAL.as_secs(),
    });
    Ok(Json(answer).into_response())
}
