//! What a client hears when a session has ended: a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4), or
//! the address that a hidden frame opens (OpenID Connect Front-Channel Logout 1.0, section 2). And how it asks for that end itself (OpenID
//! Connect RP-Initiated Logout 1.0).

use serde::Serialize;
use sluss_domain::model::relying_party::OidcClient;
use sluss_protocol::form::Form;
use thiserror::Error;
use url::Url;

use crate::redirect_uri;

/// How long a logout token is valid, in seconds; section 2.4 recommends at most two minutes.
const LIFETIME: u64 = 120;

/// The media type of a logout token, less `application/`, for its header `typ`.
pub const LOGOUT_TOKEN_TYPE: &str = "logout+jwt";

/// The claims of a logout token. It never has a nonce, so that nobody can use one as an ID token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogoutToken<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    iat: u64,
    exp: u64,
    jti: &'a str,
    sid: &'a str,
    events: Events,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Events {
    #[serde(rename = "http://schemas.openid.net/event/backchannel-logout")]
    logout: Empty,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Empty {}

/// Whose session at which client has ended.
#[derive(Clone, Copy, Debug)]
pub struct EndedSession<'a> {
    /// The provider's base URL.
    pub issuer: &'a str,
    /// The client's id.
    pub client: &'a str,
    /// The person, as the client's ID tokens name them.
    pub sub: &'a str,
    /// The session, as they name it.
    pub sid: &'a str,
}

impl<'a> EndedSession<'a> {
    /// The claims of a token that says so, with an id that no other token has.
    #[must_use]
    pub fn token(&self, now: u64, jti: &'a str) -> LogoutToken<'a> {
        let Self { issuer: iss, client: aud, sub, sid } = *self;
        LogoutToken { iss, sub, aud, iat: now, exp: now + LIFETIME, jti, sid, events: Events::default() }
    }

    /// The address that a hidden frame opens, if the registered one is an address.
    #[must_use]
    pub fn frame(&self, registered: &str) -> Option<String> {
        let mut url = Url::parse(registered).ok()?;
        url.query_pairs_mut().append_pair("iss", self.issuer).append_pair("sid", self.sid);
        Some(url.into())
    }
}

/// The longest `state` of a request to sign out, in bytes: it becomes part of an address of ours.
const STATE_MAX: usize = 2_048;

/// The longest hint, in bytes.
const HINT_MAX: usize = 8_192;

/// A client's request that somebody be signed out (OpenID Connect RP-Initiated Logout 1.0, section 2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogoutRequest {
    /// An ID token of ours about the person. Whoever holds our keys reads it.
    pub id_token_hint: Option<String>,
    /// The client, if it says so by its id; the hint has to be its own then.
    pub client: Option<String>,
    post_logout_redirect_uri: Option<String>,
    state: Option<String>,
}

/// Why a request to sign out is not carried out; nobody is sent anywhere then (J13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LogoutError {
    /// A parameter was given twice, or is too long.
    #[error("a parameter was given more than once or is too long")]
    Malformed,
    /// The address to go on to is not registered.
    #[error("the address to go on to is not registered for this site")]
    UnknownAddress,
}

impl LogoutRequest {
    /// Reads one, from a query or a form.
    ///
    /// # Errors
    /// [`LogoutError::Malformed`].
    pub fn read(form: &Form) -> Result<Self, LogoutError> {
        let too_long = |name: &str, most: usize| form.get(name).is_some_and(|value| value.len() > most);
        if form.duplicated().is_some() || too_long("state", STATE_MAX) || too_long("id_token_hint", HINT_MAX) {
            return Err(LogoutError::Malformed);
        }
        let named = |name: &str| form.get(name).map(str::to_owned);
        Ok(Self {
            id_token_hint: named("id_token_hint"),
            client: named("client_id"),
            post_logout_redirect_uri: named("post_logout_redirect_uri"),
            state: named("state"),
        })
    }

    /// Where the person goes on to, with the client's state. Nobody goes on to an address of a client that is not known.
    ///
    /// # Errors
    /// [`LogoutError::UnknownAddress`] if the client has not registered it, to the letter.
    pub fn next(&self, client: Option<&OidcClient>) -> Result<Option<String>, LogoutError> {
        let (Some(asked), Some(client)) = (&self.post_logout_redirect_uri, client) else { return Ok(None) };
        let known = redirect_uri::is_registered(asked, &client.settings.post_logout_redirect_uris);
        let url = Url::parse(asked).ok().filter(|_| known);
        let mut url = url.ok_or(LogoutError::UnknownAddress)?;
        if let Some(state) = &self.state {
            url.query_pairs_mut().append_pair("state", state);
        }
        Ok(Some(if self.state.is_some() { url.into() } else { asked.clone() }))
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::form::Form;

    use super::{EndedSession, LogoutError, LogoutRequest};
    use crate::sample;

    const ENDED: EndedSession<'_> =
        EndedSession { issuer: "https://sluss.test", client: "rasff", sub: "acc_1", sid: "s&1" };

    #[test]
    fn j16_a_logout_token_has_its_event_and_no_nonce() {
        let token = serde_json::to_value(ENDED.token(1_000, "jti-1")).unwrap();
        let events = serde_json::json!({ "http://schemas.openid.net/event/backchannel-logout": {} });
        assert_eq!(token["events"], events);
        assert_eq!((token["iat"].as_u64(), token["exp"].as_u64()), (Some(1_000), Some(1_120)));
        assert_eq!(
            (token["aud"].as_str(), token["sub"].as_str(), token["sid"].as_str()),
            (Some("rasff"), Some("acc_1"), Some("s&1"))
        );
        assert!(token.get("nonce").is_none());
    }

    #[test]
    fn a_frame_is_told_who_and_which_beside_what_the_address_had() {
        let address = ENDED.frame("https://rasff.test/out?a=1").unwrap();
        assert_eq!(address, "https://rasff.test/out?a=1&iss=https%3A%2F%2Fsluss.test&sid=s%261");
        assert_eq!(ENDED.frame("nowhere"), None);
    }

    #[test]
    fn j13_nobody_goes_on_to_an_address_that_is_not_registered_to_the_letter() {
        let mut client = sample::client();
        client.settings.post_logout_redirect_uris = vec!["https://rasff.test/bye?a=1".to_owned()];
        let next = |query: &str, client| LogoutRequest::read(&Form::parse(query)).unwrap().next(client);
        let to = |uri: &str| format!("post_logout_redirect_uri={uri}&state=s%261");
        let registered = to("https%3A%2F%2Frasff.test%2Fbye%3Fa%3D1");
        assert_eq!(next(&registered, Some(&client)), Ok(Some("https://rasff.test/bye?a=1&state=s%261".to_owned())));
        assert_eq!(next(&registered, None), Ok(None), "whose it is nobody knows");
        assert_eq!(next("state=s", Some(&client)), Ok(None));
        for bad in ["https%3A%2F%2Frasff.test%2Fbye", "https%3A%2F%2Fevil.test%2F", "javascript%3Aalert(1)", "x"] {
            assert_eq!(next(&to(bad), Some(&client)), Err(LogoutError::UnknownAddress), "{bad}");
        }
        let long = format!("state={}", "x".repeat(2_049));
        for bad in ["state=a&state=b", "client_id=a&client_id=b", &long] {
            assert_eq!(LogoutRequest::read(&Form::parse(bad)), Err(LogoutError::Malformed), "{bad}");
        }
    }
}
