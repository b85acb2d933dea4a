//! A device asks whether a person has agreed, and gets its tokens once that is so (RFC 8628, section 3.4).

use axum::response::Response;
use sluss_domain::Error;
use sluss_domain::relying_party::Polled;
use sluss_oidc::authorize::AuthorizationRequest;
use sluss_oidc::error::TokenError;
use sluss_oidc::token::DeviceRequest;
use sluss_protocol::form::Form;

use super::code::finish;
use crate::http::App;
use crate::routes::oidc::client_auth::Client;
use crate::routes::oidc::dpop::Proof;
use crate::routes::oidc::refusal::Refusal;

pub(super) async fn redeem(
    app: &App,
    client: &Client,
    request: &DeviceRequest,
    form: &Form,
    proof: Option<Proof>,
) -> Result<Response, Refusal> {
    if !client.oidc.settings.device_flow {
        return Err(TokenError::UnauthorizedClient.into());
    }
    let polled = app.instance.sluss.relying_parties().poll_device(&request.code, &client.party.id).await;
    let (grant, account) = match polled {
        Ok(Polled::Granted(grant, account)) => (grant, account),
        Ok(Polled::Pending) => return Err(TokenError::AuthorizationPending.into()),
        Ok(Polled::TooOften) => return Err(TokenError::SlowDown.into()),
        Ok(Polled::Denied) => return Err(TokenError::AccessDenied.into()),
        Err(Error::Expired) => return Err(TokenError::ExpiredToken.into()),
        Err(error) => return Err(error.into()),
    };
    let asked = AuthorizationRequest::kept(&grant.request);
    let asked = asked.ok_or_else(|| Error::Store("a device's request cannot be read".to_owned()))?;
    finish(app, client, (&grant, &account), &asked, form, proof).await
}
