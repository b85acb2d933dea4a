//! The claims of the ID token and of userinfo (OpenID Connect Core, sections 2, 3.1.3.6 and 5.1; RFC 8176).

use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// How long an ID token is valid, in seconds.
pub const ID_TOKEN_LIFETIME: u64 = 300;

/// The claims of an ID token. Times are seconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdToken {
    /// The issuer, by its base URL (RFC 7519, section 4.1.1).
    pub iss: String,
    /// The account's id, which is never given to another account.
    pub sub: String,
    /// The `client_id` of the only client that the token is for.
    pub aud: String,
    /// When the token expires, in seconds since the epoch.
    pub exp: u64,
    /// When the token was issued, in seconds since the epoch.
    pub iat: u64,
    /// When the person was authenticated.
    pub auth_time: u64,
    /// The nonce of the request, unchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// The assurance level that was reached.
    pub acr: &'static str,
    /// The authentication methods that it was reached by (RFC 8176).
    pub amr: &'static [&'static str],
    /// The session that the person signed in by, as the provider tells of its end (OpenID Connect Back-Channel Logout
    /// 1.0, section 2.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// Binds the access token to this ID token.
    pub at_hash: String,
    /// When the account's newest second factor was registered. This is a claim of our own: whoever has just taken over
    /// an account has a new factor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_added_at: Option<u64>,
    /// The claims of userinfo, if the client wants them here.
    #[serde(flatten)]
    pub person: Person,
}

/// The left half of the access token's SHA-256, base64url (section 3.1.3.6).
#[must_use]
pub fn at_hash(access_token: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(access_token.as_bytes())[..16])
}

/// The answer of the userinfo endpoint (section 5.3.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UserInfo {
    /// The same as in the ID token, which clients have to check.
    pub sub: String,
    /// The same as in the ID token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_added_at: Option<u64>,
    /// The claims that the scopes permit.
    #[serde(flatten)]
    pub person: Person,
}

/// What is known of a person, before scopes are applied.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The address that the person signs in with.
    pub email: &'a str,
    /// Whether the address is known to be the person's.
    pub email_verified: bool,
    /// The name that the account has.
    pub name: &'a str,
    /// The language that the person chose, as a tag.
    pub locale: &'a str,
}

/// The claims that scopes permit (OpenID Connect Core, section 5.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The address, with the scope `email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether the person has shown that mail arrives at the address, with the scope `email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verified: Option<bool>,
    /// The address again, as people sign in with it; with the scope `profile` if `email` permits the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_username: Option<String>,
    /// The name, with the scope `profile`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The language, with the scope `profile`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

impl Person {
    /// The claims of this person that these scopes permit.
    #[must_use]
    pub fn behind(scope: &str, known: Known<'_>) -> Self {
        let has = |wanted: &str| scope.split(' ').any(|part| part == wanted);
        let (email, profile) = (has("email"), has("profile"));
        Self {
            email: email.then(|| known.email.to_owned()),
            email_verified: email.then_some(known.email_verified),
            preferred_username: (email && profile).then(|| known.email.to_owned()),
            name: profile.then(|| known.name.to_owned()),
            locale: profile.then(|| known.locale.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Person};

    #[test]
    fn each_scope_opens_its_own_and_no_more() {
        let known = Known { email: "anna@example.eu", email_verified: true, name: "Anna Test", locale: "sv" };
        let opened = |scope: &str| {
            let json = serde_json::to_value(Person::behind(scope, known)).unwrap();
            json.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(opened("openid"), "");
        assert_eq!(opened("openid email"), "email email_verified");
        assert_eq!(opened("openid profile"), "locale name");
        assert_eq!(opened("openid email profile"), "email email_verified locale name preferred_username");
        assert_eq!(opened("openid emails"), "");
    }
}
