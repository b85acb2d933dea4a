//! What every grant with a person behind it ends with: an access token, an ID token, and the answer that has them. Knows no grant.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use sluss_domain::Timestamp;
use sluss_domain::model::account::Account;
use sluss_domain::model::authorization::{Grant, TokenFacts};
use sluss_domain::model::secret::Bearer;
use sluss_domain::ports::store::Change;
use sluss_oidc::authorize::AuthorizationRequest;
use sluss_oidc::claims::{self, Claim, ID_TOKEN_LIFETIME, IdToken, Person};

use crate::http::App;
use crate::routes::oidc::client_auth::Client;
use crate::routes::oidc::subject::subject;
use crate::routes::oidc::userinfo::known;

/// What tokens are issued for.
pub(super) struct Issue<'a> {
    pub(super) client: &'a Client,
    pub(super) grant: &'a Grant,
    pub(super) asked: &'a AuthorizationRequest,
    pub(super) account: &'a Account,
    pub(super) scope: String,
    pub(super) resources: Vec<String>,
    /// The attributes that the client is told.
    pub(super) attributes: Map<String, Value>,
    /// The key that the access token is bound to.
    pub(super) jkt: Option<String>,
    /// What the client knows the session by.
    pub(super) sid: Option<String>,
}

impl Issue<'_> {
    /// A new access token, and the change that makes it valid.
    pub(super) fn access_token(&self, app: &App) -> (Bearer, Change) {
        let facts = TokenFacts {
            resources: self.resources.clone(),
            jkt: self.jkt.clone(),
            claims: self.asked.claims.userinfo.iter().map(|claim: &Claim| claim.name().to_owned()).collect(),
            sector: self.asked.sector.clone(),
            ..TokenFacts::default()
        };
        app.instance.sluss.relying_parties().new_access_token(self.grant, &self.scope, facts)
    }

    /// The answer with these tokens. A refreshed ID token has no nonce (OpenID Connect Core, section 12.2).
    pub(super) fn answer(&self, app: &App, access: &Bearer, refresh: Option<&Bearer>, nonce: Option<&str>) -> Response {
        let claims = self.id_token(app, access.expose(), nonce);
        let mut answer = json!({
            "access_token": access.expose(),
            "token_type": if self.jkt.is_some() { "DPoP" } else { "Bearer" },
            "expires_in": app.instance.sluss.policy.access_token_lifetime.as_secs(),
            "id_token": app.instance.keys.signed(self.client.oidc.signing, "JWT", &claims),
            "scope": self.scope,
        });
        if let Some(refresh) = refresh {
            answer["refresh_token"] = refresh.expose().into();
        }
        Json(answer).into_response()
    }

    fn id_token(&self, app: &App, access_token: &str, nonce: Option<&str>) -> IdToken {
        let (now, grant) = (app.instance.sluss.now().seconds(), self.grant);
        let (address, named) = (self.account.email.envelope(), &self.asked.claims.id_token);
        let known = known(self.account, &address);
        let person = if self.client.oidc.id_token_claims {
            Person::asked(&self.scope, named, known)
        } else {
            Person::named(named, known)
        };
        IdToken {
            iss: app.instance.sluss.issuer.to_string(),
            sub: subject(app, self.asked.sector.as_deref(), &grant.account),
            aud: self.client.party.id.clone(),
            exp: now + ID_TOKEN_LIFETIME,
            iat: now,
            auth_time: grant.authenticated_at.seconds(),
            nonce: nonce.map(str::to_owned),
            acr: grant.level.name(),
            amr: grant.method.facts().amr,
            sid: self.sid.clone(),
            at_hash: claims::at_hash(access_token),
            factor_added_at: self.account.factor_added_at.map(Timestamp::seconds),
            person,
            attributes: if self.client.oidc.id_token_claims { self.attributes.clone() } else { Map::new() },
        }
    }
}
