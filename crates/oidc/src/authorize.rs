//! The authorization request (OpenID Connect Core, section 3.1.2): who asks, for what, and where the answer goes.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sluss_domain::model::requirement::{Interaction, Requirement};
use sluss_domain::model::stored_request::{Protocol, StoredRequest};
use sluss_protocol::form::Form;
use sluss_protocol::frame::{FrameEvent, FrameMessage};
use sluss_protocol::language::Language;
use sluss_protocol::method::Level;
use sluss_protocol::theme::Theme;
use url::Url;

use crate::bounds;
use crate::error::{AuthorizeError, UntrustedRequest};
use crate::pkce::Challenge;
use crate::redirect_uri;

/// How the answer reaches the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseMode {
    /// In the query of the redirect URI.
    #[default]
    Query,
    /// As a message to the page that frames ours, at the redirect URI's origin.
    WebMessage,
}

/// Where an answer may go: a registered redirect URI, and what the client wants to get back with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyTo {
    redirect_uri: String,
    #[serde(with = "crate::kept")]
    state: Option<String>,
    mode: ResponseMode,
    #[serde(default)]
    theme: Theme,
}

/// A request that was read and can be granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationRequest {
    /// Where the answer goes, and how.
    pub reply_to: ReplyTo,
    /// The scopes that we know: `openid`, and perhaps `email` and `profile`.
    pub scope: String,
    /// Returned in the ID token, unchanged.
    #[serde(with = "crate::kept")]
    pub nonce: Option<String>,
    /// The hash of the code verifier (PKCE).
    pub challenge: Challenge,
    /// What `prompt` asks for (section 3.1.2.1): that a session is not enough, or that only a session will do.
    pub prompt: Interaction,
    /// How many seconds ago the person may have signed in.
    pub max_age: Option<u64>,
    /// The level requested in `acr_values`, if it is one of ours.
    pub level: Option<Level>,
    /// What to put into the e-mail field. The sign-in stores it from then on, so it is not stored here too.
    #[serde(skip)]
    pub login_hint: Option<String>,
    /// The language that the relying party uses with this person.
    pub language: Option<Language>,
}

impl ReplyTo {
    /// Reads where the answer goes, and requires that the client has registered it (J01). Messages are only sent for
    /// clients that are registered for them (S28).
    ///
    /// # Errors
    /// [`UntrustedRequest`], to be shown to the person.
    pub fn read(form: &Form, registered: &[String], web_message: bool) -> Result<Self, UntrustedRequest> {
        let shown = form.get("redirect_uri").filter(|_| !form.is_duplicated("redirect_uri"));
        let known = shown.filter(|shown| redirect_uri::is_registered(shown, registered));
        let mode = if web_message && form.get("response_mode") == Some("web_message") {
            ResponseMode::WebMessage
        } else {
            ResponseMode::Query
        };
        let state = form.get("state").filter(|state| state.len() <= bounds::STATE_MAX && !form.is_duplicated("state"));
        Ok(Self {
            redirect_uri: known.ok_or(UntrustedRequest::UnknownRedirectUri)?.to_owned(),
            state: state.map(str::to_owned),
            mode,
            theme: form.get("theme").map(Theme::from_name).unwrap_or_default(),
        })
    }

    /// Whether the redirect URI is still among these.
    #[must_use]
    pub fn is_registered(&self, registered: &[String]) -> bool {
        redirect_uri::is_registered(&self.redirect_uri, registered)
    }

    /// How the answer travels.
    #[must_use]
    pub const fn mode(&self) -> ResponseMode {
        self.mode
    }

    /// The colours that the page around a frame wants in it. They are known before the rest of the request is read, so that a refusal has them too.
    #[must_use]
    pub const fn theme(&self) -> Theme {
        self.theme
    }

    /// The redirect URI as the client gave it.
    #[must_use]
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// The origin that a message goes to.
    #[must_use]
    pub fn origin(&self) -> String {
        redirect_uri::origin(&self.redirect_uri).expect("only addresses with an origin can be registered")
    }

    /// The redirect URI with a code (RFC 6749, section 4.1.2), the state, and who answers (RFC 9207).
    #[must_use]
    pub fn url_with_code(&self, code: &str, issuer: &str) -> String {
        self.url(&[("code", code)], issuer)
    }

    /// The redirect URI with an error (RFC 6749, section 4.1.2.1), the state, and who answers.
    #[must_use]
    pub fn url_with_error(&self, error: &AuthorizeError, issuer: &str) -> String {
        self.url(&[("error", error.code()), ("error_description", &error.to_string())], issuer)
    }

    fn url(&self, pairs: &[(&str, &str)], issuer: &str) -> String {
        let mut url = Url::parse(&self.redirect_uri).expect("only valid addresses can be registered");
        let mut query = url.query_pairs_mut();
        query
            .extend_pairs(pairs)
            .extend_pairs(self.state.as_ref().map(|state| ("state", state)))
            .append_pair("iss", issuer);
        drop(query);
        url.into()
    }

    /// The message with a code, for a frame.
    #[must_use]
    pub fn message_with_code(&self, code: &str, issuer: &str) -> FrameMessage {
        FrameEvent::Success { code: code.to_owned(), state: self.state_text(), iss: issuer.to_owned() }.into()
    }

    /// The message with an error, for a frame.
    #[must_use]
    pub fn message_with_error(&self, error: &AuthorizeError) -> FrameMessage {
        let error_description = Some(error.to_string());
        FrameEvent::Error { error: error.code().to_owned(), error_description, state: self.state_text() }.into()
    }

    /// The message that the person cancelled, for a frame.
    #[must_use]
    pub fn message_of_cancel(&self) -> FrameMessage {
        FrameEvent::Cancel { state: self.state_text() }.into()
    }

    fn state_text(&self) -> String {
        self.state.clone().unwrap_or_default()
    }
}

impl AuthorizationRequest {
    /// Reads the rest of the request, once it is known where errors can go.
    ///
    /// # Errors
    /// [`AuthorizeError`], to be sent there.
    pub fn read(form: &Form, reply_to: ReplyTo) -> Result<Self, AuthorizeError> {
        let invalid = |why: &str| AuthorizeError::InvalidRequest(why.to_owned());
        if let Some(name) = form.duplicated() {
            return Err(AuthorizeError::InvalidRequest(format!("{} was given more than once", bounds::named(name))));
        }
        bounds::check(form)?;
        refuse_what_is_not_for_us(form)?;
        if form.get("response_mode") == Some("web_message") && reply_to.mode != ResponseMode::WebMessage {
            return Err(AuthorizeError::UnauthorizedClient);
        }
        let scope = form.get("scope").filter(|scope| scope.split(' ').any(|part| part == "openid"));
        let challenge =
            form.get("code_challenge").ok_or_else(|| invalid("code_challenge is needed (PKCE, RFC 7636)"))?;
        if form.get("code_challenge_method") != Some("S256") {
            return Err(invalid("code_challenge_method must be S256"));
        }
        let max_age =
            form.get("max_age").map(|age| age.parse().map_err(|_| invalid("max_age must be a number of seconds")));
        Ok(Self {
            reply_to,
            scope: known_scopes(scope.ok_or(AuthorizeError::InvalidScope)?),
            nonce: form.get("nonce").map(str::to_owned),
            challenge: Challenge::parse(challenge)
                .ok_or_else(|| invalid("code_challenge is not a SHA-256 in base64url"))?,
            prompt: read_prompt(form.get("prompt"))?,
            max_age: max_age.transpose()?,
            level: form.get("acr_values").and_then(|values| values.split(' ').find_map(Level::from_name)),
            login_hint: form.get("login_hint").map(str::to_owned),
            language: form.get("ui_locales").and_then(|tags| tags.split(' ').find_map(Language::from_tag)),
        })
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
        Some("code") => {}
        Some(_) => return Err(AuthorizeError::UnsupportedResponseType),
        None => return Err(AuthorizeError::InvalidRequest("response_type is needed".to_owned())),
    }
    match form.get("response_mode") {
        None | Some("query" | "web_message") => Ok(()),
        Some(_) => Err(AuthorizeError::InvalidRequest("response_mode must be query or web_message".to_owned())),
    }
}

fn known_scopes(scope: &str) -> String {
    let known: Vec<_> = ["openid", "email", "profile"]
        .into_iter()
        .filter(|known| scope.split(' ').any(|part| part == *known))
        .collect();
    known.join(" ")
}

fn read_prompt(prompt: Option<&str>) -> Result<Interaction, AuthorizeError> {
    let parts: Vec<_> = prompt.unwrap_or_default().split(' ').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["none"] => Ok(Interaction::Never),
        parts if parts.contains(&"none") => {
            Err(AuthorizeError::InvalidRequest("prompt=none cannot be combined with other values".to_owned()))
        }
        parts if parts.contains(&"login") || parts.contains(&"select_account") => Ok(Interaction::Always),
        _ => Ok(Interaction::AsNeeded),
    }
}

#[cfg(test)]
mod tests;
