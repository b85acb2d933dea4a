//! Whether a client is itself: by its secret, by something that it signed (RFC 7523), or by having nothing to show (J10). What clients' keys
//! are is registered; nothing is fetched (J11).

use std::time::Duration;

use axum::http::{HeaderMap, header};
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use sluss_domain::Error;
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_domain::model::relying_party::{OidcClient, RelyingParty};
use sluss_oidc::error::TokenError;
use sluss_oidc::token::Credentials;
use sluss_protocol::form::Form;

use super::refusal::Refusal;
use crate::http::App;
use crate::platform::others_jwt::{self, SIGNATURES};

/// How far a client's clock may be ahead of ours, in seconds.
const AHEAD: u64 = 60;

/// How long an assertion may be valid, in seconds: its id is remembered for that time.
const LONGEST: u64 = 3_600;

/// A client that is itself.
pub(crate) struct Client {
    pub(crate) party: RelyingParty,
    pub(crate) oidc: OidcClient,
}

/// What an assertion says (RFC 7523, section 3).
#[derive(Deserialize)]
struct Assertion {
    iss: String,
    sub: String,
    aud: Audience,
    exp: u64,
    #[serde(default)]
    nbf: u64,
    #[serde(default)]
    iat: u64,
    jti: String,
}

/// For whom it was signed: one name, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// The client that makes this request to `path`, if it proves who it is.
pub(crate) async fn authenticate(app: &App, headers: &HeaderMap, form: &Form, path: &str) -> Result<Client, Refusal> {
    let authorization = headers.get(header::AUTHORIZATION).map(|value| value.to_str().unwrap_or_default());
    let credentials = Credentials::read(authorization, form)?;
    let party = match app.instance.sluss.relying_parties().find(&credentials.client).await {
        Ok(party) => party,
        Err(Error::NotFound) => return Err(TokenError::InvalidClient.into()),
        Err(error) => return Err(error.into()),
    };
    let oidc = party.oidc().cloned().ok_or(TokenError::InvalidClient)?;
    let client = Client { party, oidc };
    let proven = match credentials.assertion() {
        Some(jwt) => is_signed(app, &client, jwt, path).await?,
        None => credentials.prove(&client.oidc),
    };
    if proven { Ok(client) } else { Err(TokenError::InvalidClient.into()) }
}

/// The same for an address that only clients with a secret or a key may use.
pub(crate) async fn authenticate_confidential(
    app: &App,
    headers: &HeaderMap,
    form: &Form,
    path: &str,
) -> Result<Client, Refusal> {
    let client = authenticate(app, headers, form, path).await?;
    if client.oidc.is_public() { Err(TokenError::InvalidClient.into()) } else { Ok(client) }
}

/// The client whose own token the request shows, if it shows one that is good and not bound to a key, which would have to be shown too.
pub(crate) async fn owner_of_token(app: &App, headers: &HeaderMap) -> Result<Option<RelyingParty>, Error> {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some((scheme, token)) = header.and_then(|header| header.split_once(' ')) else { return Ok(None) };
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Ok(None);
    }
    let parties = app.instance.sluss.relying_parties();
    let token = Error::or_none(parties.client_token(token.trim()).await)?;
    match token.filter(|token| token.facts.jkt.is_none()) {
        Some(token) => Error::or_none(parties.find(&token.facts.client).await),
        None => Ok(None),
    }
}

/// Whether the client signed this, for us, now, and for the first time.
async fn is_signed(app: &App, client: &Client, jwt: &str, path: &str) -> Result<bool, Refusal> {
    let (sluss, id) = (&app.instance.sluss, client.party.id.as_str());
    let read: Option<Assertion> = match client.oidc.settings.client_auth {
        ClientAuth::Secret => None,
        ClientAuth::PrivateKeyJwt => {
            let keys: Option<JwkSet> =
                client.oidc.settings.jwks.as_deref().and_then(|text| serde_json::from_str(text).ok());
            let permitted = if client.oidc.settings.fapi { &SIGNATURES[1..] } else { &SIGNATURES[..] };
            keys.and_then(|keys| others_jwt::signed_by(jwt, &keys, permitted))
        }
        ClientAuth::SecretJwt => match sluss.relying_parties().sealed_secret(id).await {
            Ok(secret) => others_jwt::authenticated_by(jwt, &secret),
            Err(Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        },
    };
    let Some(assertion) = read else { return Ok(false) };
    let now = sluss.now().seconds();
    let timely =
        assertion.exp > now && assertion.exp <= now + LONGEST && assertion.nbf.max(assertion.iat) <= now + AHEAD;
    let own = assertion.iss == id && assertion.sub == id && (1..=256).contains(&assertion.jti.len());
    if !timely || !own || !is_for_us(app, client, &assertion.aud, path) {
        return Ok(false);
    }
    let lasts = Duration::from_secs(assertion.exp - now);
    match sluss.relying_parties().spend_once(&format!("client {id}"), &assertion.jti, lasts).await {
        Ok(()) => Ok(true),
        Err(Error::AlreadyUsed) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether an assertion was signed for us, by the issuer's name, or by the address of the token endpoint or of this one; never among names
/// of others. FAPI 2.0 wants the issuer's name as the only one (section 5.3.2.1).
fn is_for_us(app: &App, client: &Client, audience: &Audience, path: &str) -> bool {
    let issuer: &str = &app.instance.sluss.issuer;
    let is_ours =
        |name: &str| name == issuer || name == format!("{issuer}/oidc/token") || name == format!("{issuer}{path}");
    match audience {
        Audience::One(name) if client.oidc.settings.fapi => name == issuer,
        Audience::Several(_) if client.oidc.settings.fapi => false,
        Audience::One(name) => is_ours(name),
        Audience::Several(names) => !names.is_empty() && names.iter().all(|name| is_ours(name)),
    }
}
