//! The claims of the ID token and of userinfo (OpenID Connect Core, sections 2, 3.1.3.6 and 5.1; RFC 8176).

use std::collections::BTreeSet;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use sluss_domain::model::attributes::{Attributes, GROUPS, Released, is_attribute_name};

use crate::scope;

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
    /// The attributes that the client is registered for, if it wants them here.
    #[serde(flatten)]
    pub attributes: Map<String, Value>,
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
    /// The attributes that the client is registered for.
    #[serde(flatten)]
    pub attributes: Map<String, Value>,
}

/// Attributes as claims, by the names that the client knows them by: groups always as a list, anything else as a text if
/// it has one value. None takes the name of a claim that is ours to make.
#[must_use]
pub fn attributes(told: &Attributes, released: &Released) -> Map<String, Value> {
    let groups = released.names.get(GROUPS).map(String::as_str);
    let ours = |name: &str| Claim::from_name(name).is_some() || !is_attribute_name(name);
    let claim = |(name, values): (&str, &[String])| {
        let value = match values {
            [one] if Some(name) != groups => Value::from(one.clone()),
            values => Value::from(values),
        };
        (name.to_owned(), value)
    };
    told.iter().filter(|(name, _)| !ours(name)).map(claim).collect()
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

/// A claim about a person that can be asked for by its name (section 5.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is a field of `Person`, under the same name")]
pub enum Claim {
    Email,
    EmailVerified,
    PreferredUsername,
    Name,
    Locale,
}

impl Claim {
    const ALL: [Self; 5] = [Self::Email, Self::EmailVerified, Self::PreferredUsername, Self::Name, Self::Locale];

    /// The claim's name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::EmailVerified => "email_verified",
            Self::PreferredUsername => "preferred_username",
            Self::Name => "name",
            Self::Locale => "locale",
        }
    }

    /// The claim with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|claim| claim.name() == name)
    }

    /// Whether these scopes ask for it.
    fn is_in(self, scope: &str) -> bool {
        let (email, profile) = (scope::has(scope, "email"), scope::has(scope, "profile"));
        match self {
            Self::Email | Self::EmailVerified => email,
            Self::PreferredUsername => email && profile,
            Self::Name | Self::Locale => profile,
        }
    }
}

impl Person {
    /// The claims of this person that these scopes permit.
    #[must_use]
    pub fn behind(scope: &str, known: Known<'_>) -> Self {
        Self::with(|claim| claim.is_in(scope), known)
    }

    /// The claims of this person that these scopes permit, and those that were asked for by name.
    #[must_use]
    pub fn asked(scope: &str, named: &BTreeSet<Claim>, known: Known<'_>) -> Self {
        Self::with(|claim| claim.is_in(scope) || named.contains(&claim), known)
    }

    /// Only the claims that were asked for by name.
    #[must_use]
    pub fn named(named: &BTreeSet<Claim>, known: Known<'_>) -> Self {
        Self::with(|claim| named.contains(&claim), known)
    }

    fn with(asked: impl Fn(Claim) -> bool, known: Known<'_>) -> Self {
        Self {
            email: asked(Claim::Email).then(|| known.email.to_owned()),
            email_verified: asked(Claim::EmailVerified).then_some(known.email_verified),
            preferred_username: asked(Claim::PreferredUsername).then(|| known.email.to_owned()),
            name: asked(Claim::Name).then(|| known.name.to_owned()),
            locale: asked(Claim::Locale).then(|| known.locale.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use sluss_domain::model::attributes::{Attributes, GROUPS, Released};

    use super::{Claim, Known, Person, attributes};

    const KNOWN: Known<'_> = Known { email: "anna@example.eu", email_verified: true, name: "Anna Test", locale: "sv" };

    fn names(person: &Person) -> String {
        let json = serde_json::to_value(person).unwrap();
        json.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn attributes_are_claims_and_none_takes_the_place_of_another() {
        let mut told = Attributes::default();
        for (name, values) in [("roles", &["a"][..]), ("phone_number", &["+4670123456"]), ("unit", &["E2", "E3"])] {
            told.set(name, values.iter().map(|value| (*value).to_owned())).unwrap();
        }
        told.set("email", ["mallory@example.eu".to_owned()]).unwrap();
        let released = Released { names: [(GROUPS.to_owned(), "roles".to_owned())].into(), ..Released::default() };
        let expected = serde_json::json!({ "roles": ["a"], "phone_number": "+4670123456", "unit": ["E2", "E3"] });
        assert_eq!(serde_json::Value::from(attributes(&told, &released)), expected);
    }

    #[test]
    fn each_scope_opens_its_own_and_no_more() {
        let opened = |scope: &str| names(&Person::behind(scope, KNOWN));
        assert_eq!(opened("openid"), "");
        assert_eq!(opened("openid email"), "email email_verified");
        assert_eq!(opened("openid profile"), "locale name");
        assert_eq!(opened("openid email profile"), "email email_verified locale name preferred_username");
        assert_eq!(opened("openid emails"), "");
    }

    #[test]
    fn a_claim_that_was_asked_for_by_name_comes_beside_those_of_the_scopes() {
        let named = [Claim::Name].into();
        assert_eq!(names(&Person::asked("openid email", &named, KNOWN)), "email email_verified name");
        assert_eq!(names(&Person::named(&named, KNOWN)), "name");
        assert!(Claim::ALL.into_iter().all(|claim| Claim::from_name(claim.name()) == Some(claim)));
    }
}
