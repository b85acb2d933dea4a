//! What the ID token and userinfo say (OpenID Connect Core, sections 2, 3.1.3.6 and 5.1; RFC 8176).

use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// How long an ID token can be used, in seconds.
pub const ID_TOKEN_LIFETIME: u64 = 300;

/// The claims of an ID token. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdToken {
    /// Who says so.
    pub iss: String,
    /// Of whom: our id of the account, never given to anybody else.
    pub sub: String,
    /// To whom.
    pub aud: String,
    /// Until when.
    pub exp: u64,
    /// Since when.
    pub iat: u64,
    /// When the person signed in.
    pub auth_time: u64,
    /// As the client gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// The level that was reached.
    pub acr: &'static str,
    /// What it was reached by.
    pub amr: &'static [&'static str],
    /// Binds the access token to this one.
    pub at_hash: String,
    /// When the newest of what opens the second gate was registered. A claim of our own: an account that has just been taken over has a
    /// new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_added_at: Option<u64>,
    /// What userinfo says, where the client asks for it here.
    #[serde(flatten)]
    pub person: Person,
}

/// The left half of the access token's SHA-256, base64url.
#[must_use]
pub fn at_hash(access_token: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(access_token.as_bytes())[..16])
}

/// The answer of the userinfo endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UserInfo {
    /// As in the ID token.
    pub sub: String,
    /// As in the ID token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_added_at: Option<u64>,
    /// What the scopes open.
    #[serde(flatten)]
    pub person: Person,
}

/// What is known of a person.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The address that the person signs in with.
    pub email: &'a str,
    /// Whether it is known to be theirs.
    pub email_verified: bool,
    /// What they are called.
    pub name: &'a str,
    /// Their language, as a tag.
    pub locale: &'a str,
}

/// What the scopes open of it (OpenID Connect Core, section 5.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// With the scope `email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verified: Option<bool>,
    /// With the scope `profile` and, since people sign in with their address, only where `email` opens that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_username: Option<String>,
    /// With the scope `profile`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// With the scope `profile`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

impl Person {
    /// What these scopes open.
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
