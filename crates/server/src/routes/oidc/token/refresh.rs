//! A refresh token is followed by another, with a new access token (RFC 6749, section 6; J05). The tokens of a public client are bound to its
//! key, if it has shown one (RFC 9449, section 5).

use axum::response::Response;
use sluss_domain::Error;
use sluss_oidc::authorize::AuthorizationRequest;
use sluss_oidc::error::TokenError;
use sluss_oidc::token::RefreshRequest;
use sluss_oidc::{resource, scope};
use sluss_protocol::form::Form;

use super::issue::Issue;
use crate::http::App;
use crate::routes::oidc::client_auth::Client;
use crate::routes::oidc::dpop::{self, Proof};
use crate::routes::oidc::refusal::Refusal;
use crate::routes::oidc::userinfo::{account, attributes};

pub(super) async fn redeem(
    app: &App,
    client: &Client,
    request: &RefreshRequest,
    form: &Form,
    proof: Option<Proof>,
) -> Result<Response, Refusal> {
    let parties = app.instance.sluss.relying_parties();
    let token = parties.find_refresh_token(&request.token, &client.party.id).await?;
    let grant = token.grant.clone();
    let asked = AuthorizationRequest::kept(&grant.request);
    let asked = asked.ok_or_else(|| Error::Store("a token's request cannot be read".to_owned()))?;
    let jkt = proof.as_ref().map(|proof| proof.jkt.clone());
    if grant.level < client.party.level
        || !client.oidc.settings.offline_access
        || token.jkt.is_some() && token.jkt != jkt
    {
        return Err(TokenError::InvalidGrant.into());
    }
    let scope = scope::narrowed(&asked.scope, request.scope.as_deref()).ok_or(TokenError::InvalidScope)?;
    let wanted = resource::read(form, &client.oidc).map_err(|_| TokenError::InvalidTarget)?;
    let resources = resource::narrowed(&asked.resources, wanted).ok_or(TokenError::InvalidTarget)?;
    let account = account(app, &grant.account).await?;
    let attributes = attributes(app, &client.party, &grant.account).await?;
    dpop::spend(app, proof.as_ref()).await?;
    // It outlives the session, so it says nothing of one.
    let sid = None;
    let issue =
        Issue { client, grant: &grant, asked: &asked, account: &account, scope, resources, attributes, jkt, sid };
    let (access, added) = issue.access_token(app);
    if client.oidc.settings.fapi {
        parties.hold(token, vec![added]).await?;
        return Ok(issue.answer(app, &access, None, None));
    }
    let successor = parties.rotate(token, vec![added]).await?;
    Ok(issue.answer(app, &access, Some(&successor), None))
}
