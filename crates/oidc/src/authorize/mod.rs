//! The authorization request (OpenID Connect Core, section 3.1.2): who asks, for what, and where the answer goes.

mod claims_parameter;
mod device;
mod prompt;
mod reply_to;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sluss_domain::model::oidc_policy::Pkce;
use sluss_domain::model::relying_party::OidcClient;
use sluss_domain::model::requirement::{Interaction, Requirement};
use sluss_domain::model::secret::BearerHash;
use sluss_domain::model::stored_request::{Protocol, StoredRequest};
use sluss_protocol::form::Form;
use sluss_protocol::language::Language;
use sluss_protocol::method::Level;

pub use self::claims_parameter::NamedClaims;
pub(crate) use self::prompt::VALUES as PROMPT_VALUES;
pub use self::reply_to::{ReplyTo, ResponseMode};

use self::claims_parameter::ClaimsParameter;
use self::prompt::Prompt;
use crate::bounds;
use crate::error::AuthorizeError;
use crate::pkce::Challenge;
use crate::resource;
use crate::scope;

/// A request that was read and can be granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationRequest {
    /// Where the answer goes, and how.
    pub reply_to: ReplyTo,
    /// The scopes that we know and that the client may have: `openid`, and perhaps others.
    pub scope: String,
    /// Returned in the ID token, unchanged.
    #[serde(with = "crate::kept")]
    pub nonce: Option<String>,
    /// The hash of the code verifier (PKCE); `None` for a confidential client that may do without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Challenge>,
    /// What `prompt` asks for (section 3.1.2.1): that a session is not enough, or that only a session will do.
    pub prompt: Interaction,
    /// `prompt=create`: the person has no account yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub create: bool,
    /// How many seconds ago the person may have signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age: Option<u64>,
    /// The level requested in `acr_values` or `claims`, if it is one of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// What to put into the e-mail field. The sign-in stores it from then on, so it is not stored here too.
    #[serde(skip)]
    pub login_hint: Option<String>,
    /// An ID token of ours about the expected person. Whoever holds our keys reads it, and puts its subject into
    /// `subject`.
    #[serde(skip)]
    pub id_token_hint: Option<String>,
    /// Where it lies, if the client left it with us beforehand (RFC 9126). It is over with its answer, so that is not
    /// stored with it.
    #[serde(skip)]
    pub pushed: Option<BearerHash>,
    /// The device that it is for, by the hash of its device code (RFC 8628).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// The `sub` of the only person that the answer may be about.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::kept")]
    pub subject: Option<String>,
    /// The sector whose clients know people by pseudonyms of their own, as it was registered when they asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// The claims that were asked for by name.
    #[serde(default, skip_serializing_if = "NamedClaims::is_empty")]
    pub claims: NamedClaims,
    /// The APIs that the access token is for (RFC 8707).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<String>,
    /// The thumbprint of the key that the code is bound to (RFC 9449, section 10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpop_jkt: Option<String>,
    /// The language that the relying party uses with this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

impl AuthorizationRequest {
    /// Reads the rest of the request, once it is known where errors can go.
    ///
    /// # Errors
    /// [`AuthorizeError`], to be sent there.
    pub fn read(form: &Form, reply_to: ReplyTo, client: &OidcClient) -> Result<Self, AuthorizeError> {
        if let Some(name) = form.duplicated_but("resource") {
            return Err(AuthorizeError::InvalidRequest(format!("{} was given more than once", bounds::named(name))));
        }
        bounds::check(form)?;
        refuse_what_is_not_for_us(form)?;
        check_mode(form, client)?;
        let prompt = Prompt::read(form.get("prompt"))?;
        let claims = ClaimsParameter::read(form.get("claims"))?;
        let listed = form.get("acr_values").and_then(|values| values.split(' ').find_map(Level::from_name));
        Ok(Self {
            reply_to,
            scope: scope::of_request(form.get("scope"), client).ok_or(AuthorizeError::InvalidScope)?,
            nonce: form.get("nonce").map(str::to_owned),
            challenge: challenge(form, client)?,
            prompt: prompt.interaction,
            create: prompt.create,
            max_age: form.get("max_age").map(seconds).transpose()?,
            level: claims.level.max(listed),
            login_hint: form.get("login_hint").map(str::to_owned),
            id_token_hint: form.get("id_token_hint").map(str::to_owned),
            pushed: None,
            device: None,
            subject: claims.subject,
            sector: client.settings.pairwise_sector.clone(),
            claims: claims.named,
            resources: resource::read(form, client)?,
            dpop_jkt: form.get("dpop_jkt").map(thumbprint).transpose()?,
            language: form.get("ui_locales").and_then(|tags| tags.split(' ').find_map(Language::from_tag)),
        })
    }

    /// The request about this person only, who is named by an ID token of ours.
    ///
    /// # Errors
    /// [`AuthorizeError::InvalidRequest`] if it was to be about somebody else.
    pub fn about(mut self, subject: String) -> Result<Self, AuthorizeError> {
        if self.subject.as_ref().is_some_and(|wanted| *wanted != subject) {
            return Err(AuthorizeError::InvalidRequest("id_token_hint and claims name different persons".to_owned()));
        }
        self.subject = Some(subject);
        Ok(self)
    }

    /// Whether the answer may be about the person with this `sub`.
    #[must_use]
    pub fn may_be_about(&self, subject: &str) -> bool {
        self.subject.as_ref().is_none_or(|wanted| wanted == subject)
    }

    /// What it requires of a session, for a relying party whose minimum level is `least` (J09).
    #[must_use]
    pub fn requirement(&self, least: Level) -> Requirement {
        Requirement {
            level: self.level.unwrap_or(Level::Basic).max(least),
            freshness: self.max_age.map(Duration::from_secs),
            interaction: self.prompt,
        }
    }

    /// Whether its answer may still go where it was asked to go: to an address that is registered now, or to our own page
    /// for devices.
    #[must_use]
    pub fn may_be_answered(&self, registered: &[String]) -> bool {
        self.device.is_some() || self.reply_to.is_registered(registered)
    }

    /// What later tokens of the same sign-in need to know of the request: neither the state nor the nonce, which may be
    /// long, nor the challenge.
    #[must_use]
    pub fn answered(&self) -> Self {
        let (reply_to, nonce, challenge) = (self.reply_to.clone().without_state(), None, None);
        Self { reply_to, nonce, challenge, ..self.clone() }
    }

    /// The request in the form in which it is stored until it is answered.
    ///
    /// # Panics
    /// Never: a request consists of plain text.
    #[must_use]
    pub fn stored(&self) -> StoredRequest {
        let text = serde_json::to_string(self).expect("a request consists of plain text");
        StoredRequest { protocol: Protocol::Oidc, text }
    }

    /// Reads a stored request; `None` if it belongs to another protocol or was not written by us.
    #[must_use]
    pub fn kept(request: &StoredRequest) -> Option<Self> {
        serde_json::from_str(request.of(Protocol::Oidc)?).ok()
    }
}

/// Nothing that is signed by the client is read, and nothing that it names is fetched (J11).
fn refuse_what_is_not_for_us(form: &Form) -> Result<(), AuthorizeError> {
    if form.get("request").is_some() {
        return Err(AuthorizeError::RequestNotSupported);
    }
    if form.get("request_uri").is_some() {
        return Err(AuthorizeError::RequestUriNotSupported);
    }
    if form.get("registration").is_some() {
        return Err(AuthorizeError::RegistrationNotSupported);
    }
    match form.get("response_type") {
        Some("code") => Ok(()),
        Some(_) => Err(AuthorizeError::UnsupportedResponseType),
        None => Err(invalid("response_type is needed")),
    }
}

fn check_mode(form: &Form, client: &OidcClient) -> Result<(), AuthorizeError> {
    let Some(name) = form.get("response_mode") else { return Ok(()) };
    match ResponseMode::from_name(name) {
        None => Err(invalid("response_mode must be query, fragment, form_post or web_message")),
        Some(ResponseMode::WebMessage) if !client.web_message => {
            Err(AuthorizeError::UnauthorizedClient("response_mode=web_message is not registered for this client"))
        }
        Some(_) => Ok(()),
    }
}

/// The challenge of the request, which public clients cannot do without, and others as they are registered (J02).
fn challenge(form: &Form, client: &OidcClient) -> Result<Option<Challenge>, AuthorizeError> {
    let Some(text) = form.get("code_challenge") else {
        if form.get("code_challenge_method").is_some() {
            return Err(invalid("code_challenge_method stands without code_challenge"));
        }
        return match client.settings.pkce {
            _ if client.is_public() || client.settings.fapi => {
                Err(invalid("code_challenge is needed (PKCE, RFC 7636)"))
            }
            Pkce::Required => Err(invalid("code_challenge is needed (PKCE, RFC 7636)")),
            Pkce::OrNonce if form.get("nonce").is_none() => {
                Err(invalid("code_challenge (PKCE, RFC 7636) or nonce is needed"))
            }
            Pkce::OrNonce | Pkce::Optional => Ok(None),
        };
    };
    if form.get("code_challenge_method") != Some("S256") {
        return Err(invalid("code_challenge_method must be S256"));
    }
    let challenge = Challenge::parse(text).ok_or_else(|| invalid("code_challenge is not a SHA-256 in base64url"))?;
    Ok(Some(challenge))
}

fn seconds(age: &str) -> Result<u64, AuthorizeError> {
    age.parse().map_err(|_| invalid("max_age must be a number of seconds"))
}

/// A SHA-256 in base64url has the same form whether it hashes a verifier or a key.
fn thumbprint(text: &str) -> Result<String, AuthorizeError> {
    let read = Challenge::parse(text).map(|_| text.to_owned());
    read.ok_or_else(|| invalid("dpop_jkt is not a SHA-256 in base64url"))
}

fn invalid(why: &str) -> AuthorizeError {
    AuthorizeError::InvalidRequest(why.to_owned())
}

#[cfg(test)]
mod tests;
