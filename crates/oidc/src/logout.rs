//! What a client hears when a session has ended: a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4), or
//! the address that a hidden frame opens (OpenID Connect Front-Channel Logout 1.0, section 2).

use serde::Serialize;
use url::Url;

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

#[cfg(test)]
mod tests {
    use super::EndedSession;

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
}
