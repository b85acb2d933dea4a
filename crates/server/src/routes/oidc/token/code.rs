//! A code is redeemed (RFC 6749, section 4.1.3; J04).

use axum::response::Response;
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::authorization::Grant;
use sluss_domain::model::secret::Bearer;
use sluss_domain::model::visit::VisitMark;
use sluss_domain::ports::store::Change;
use sluss_oidc::authorize::AuthorizationRequest;
use sluss_oidc::error::TokenError;
use sluss_oidc::resource;
use sluss_oidc::scope;
use sluss_oidc::token::CodeRequest;
use sluss_protocol::form::Form;

use super::issue::Issue;
use crate::http::App;
use crate::routes::oidc::client_auth::Client;
use crate::routes::oidc::dpop::{self, Proof};
use crate::routes::oidc::refusal::Refusal;
use crate::routes::oidc::subject::may_be_about;
use crate::routes::oidc::userinfo::attributes;

pub(super) async fn redeem(
    app: &App,
    client: &Client,
    request: &CodeRequest,
    form: &Form,
    proof: Option<Proof>,
) -> Result<Response, Refusal> {
    let parties = app.instance.sluss.relying_parties();
    let (grant, account) = parties.find_grant(&request.code, &client.party.id).await?;
    let asked = AuthorizationRequest::kept(&grant.request);
    let asked = asked.ok_or_else(|| Error::Store("a code's request cannot be read".to_owned()))?;
    request.check(&asked, &client.oidc)?;
    let jkt = proof.as_ref().map(|proof| proof.jkt.clone());
    let bound = asked.dpop_jkt.is_none() || asked.dpop_jkt == jkt;
    // A code for a device goes no further than our own page.
    if asked.device.is_some() || !bound || !may_be_about(app, &asked, &grant.account) {
        return Err(TokenError::InvalidGrant.into());
    }
    finish(app, client, (&grant, &account), &asked, form, proof).await
}

/// Issues tokens for a sign-in, and uses up the result that they are issued for.
pub(super) async fn finish(
    app: &App,
    client: &Client,
    (grant, account): (&Grant, &Account),
    asked: &AuthorizationRequest,
    form: &Form,
    proof: Option<Proof>,
) -> Result<Response, Refusal> {
    let parties = app.instance.sluss.relying_parties();
    let jkt = proof.as_ref().map(|proof| proof.jkt.clone());
    let wanted = resource::read(form, &client.oidc).map_err(|_| TokenError::InvalidTarget)?;
    let resources = resource::narrowed(&asked.resources, wanted).ok_or(TokenError::InvalidTarget)?;
    let attributes = attributes(app, &client.party, &grant.account).await?;
    dpop::spend(app, proof.as_ref()).await?;
    let scope = asked.scope.clone();
    let sessions = app.instance.sluss.sessions();
    let sid = grant.session.as_ref().map(|session| sessions.sid(session));
    let issue = Issue { client, grant, asked, account, scope, resources, attributes, jkt, sid };
    let (access, added) = issue.access_token(app);
    let (refresh, kept) = refresh_token(app, &issue).unzip();
    let visited = issue.sid.clone().and_then(|sid| sessions.visited(grant, VisitMark::Oidc { sid }));
    parties.use_up(grant, [added].into_iter().chain(kept).chain(visited).collect()).await?;
    Ok(issue.answer(app, &access, refresh.as_ref(), asked.nonce.as_deref()))
}

/// The first refresh token, for a client that asked for one. That of a public client is bound to its key (RFC 9449, section 5).
fn refresh_token(app: &App, issue: &Issue<'_>) -> Option<(Bearer, Change)> {
    let jkt = issue.jkt.clone().filter(|_| issue.client.oidc.is_public());
    let grant = Grant { request: issue.asked.answered().stored(), ..issue.grant.clone() };
    let wanted = scope::has(&issue.asked.scope, "offline_access");
    wanted.then(|| app.instance.sluss.relying_parties().new_refresh_token(&grant, jkt))
}
