//! Who a client says it is, and how it proves that (RFC 6749, section 2.3; RFC 7523, section 2.2; OpenID Connect Core, section 9). Knows no
//! keys: a signature is checked by whoever has the key.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_domain::model::relying_party::OidcClient;
use sluss_protocol::form::Form;
use subtle::ConstantTimeEq;

use crate::error::TokenError;

/// The one kind of assertion that exists here.
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// The longest assertion that is read, in bytes.
const ASSERTION_MAX: usize = 8_192;

/// The identity that a client claims, and its proof.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The client's id, as registered.
    pub client: String,
    proof: Proof,
}

/// What a client shows for itself.
#[derive(Clone, PartialEq, Eq)]
enum Proof {
    /// Nothing, as public clients do.
    Nothing,
    /// A secret, in one or two readings: some libraries form-encode it in the header, as section 2.3.1 wants it, and
    /// many do not.
    Secret(Vec<String>),
    /// A JWT that it signed.
    Assertion(String),
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("client", &self.client).finish_non_exhaustive()
    }
}

impl Credentials {
    /// Reads them from the `Authorization` header (`client_secret_basic`) or from the body (`client_secret_post`,
    /// `private_key_jwt`, `client_secret_jwt`, `none`); using two ways is an error (section 2.3).
    ///
    /// # Errors
    /// [`TokenError::InvalidRequest`] or [`TokenError::InvalidClient`].
    pub fn read(authorization: Option<&str>, form: &Form) -> Result<Self, TokenError> {
        let shown = [authorization, form.get("client_secret"), form.get("client_assertion")];
        if shown.iter().flatten().count() > 1 {
            return Err(TokenError::InvalidRequest("the client authenticates in two ways"));
        }
        let read = match shown {
            [Some(header), ..] => Self::from_basic(header).ok_or(TokenError::InvalidClient)?,
            [_, _, Some(assertion)] => Self::from_assertion(form, assertion)?,
            [_, secret, _] => {
                let client = form.get("client_id").ok_or(TokenError::InvalidClient)?.to_owned();
                Self { client, proof: secret.map_or(Proof::Nothing, |secret| Proof::Secret(vec![secret.to_owned()])) }
            }
        };
        match form.get("client_id") {
            Some(other) if other != read.client => Err(TokenError::InvalidRequest("two different clients are named")),
            _ => Ok(read),
        }
    }

    /// Whether they belong to this client: by its secret, or by having none and showing none. An assertion proves
    /// nothing here.
    #[must_use]
    pub fn prove(&self, client: &OidcClient) -> bool {
        match (&client.secret_hash, &self.proof) {
            _ if client.settings.client_auth != ClientAuth::Secret => false,
            (Some(hash), Proof::Secret(readings)) => {
                readings.iter().any(|secret| secret_hash(secret).as_bytes().ct_eq(hash.as_bytes()).into())
            }
            (None, Proof::Nothing) => true,
            _ => false,
        }
    }

    /// The JWT that the client signed, if that is its proof. Its signature, audience, time and id are not checked yet.
    #[must_use]
    pub fn assertion(&self) -> Option<&str> {
        match &self.proof {
            Proof::Assertion(jwt) => Some(jwt),
            _ => None,
        }
    }

    fn from_basic(header: &str) -> Option<Self> {
        let (scheme, value) = header.split_once(' ')?;
        let decoded = scheme.eq_ignore_ascii_case("basic").then(|| BASE64.decode(value.trim().as_bytes()).ok())??;
        let text = String::from_utf8(decoded).ok()?;
        let (client, secret) = text.split_once(':')?;
        let proof = match secret {
            "" => Proof::Nothing,
            secret => Proof::Secret(vec![form_decode(secret), secret.to_owned()]),
        };
        Some(Self { client: form_decode(client), proof })
    }

    fn from_assertion(form: &Form, assertion: &str) -> Result<Self, TokenError> {
        if form.get("client_assertion_type") != Some(JWT_BEARER) {
            return Err(TokenError::InvalidRequest("client_assertion_type must be that of RFC 7523"));
        }
        let client =
            subject(assertion).filter(|_| assertion.len() <= ASSERTION_MAX).ok_or(TokenError::InvalidClient)?;
        Ok(Self { client, proof: Proof::Assertion(assertion.to_owned()) })
    }
}

/// Whom a JWT claims to be about, before anybody has checked it.
fn subject(jwt: &str) -> Option<String> {
    let claims = BASE64URL_NOPAD.decode(jwt.split('.').nth(1)?.as_bytes()).ok()?;
    let claims: Value = serde_json::from_slice(&claims).ok()?;
    claims.get("sub")?.as_str().map(str::to_owned)
}

/// The hash of a client's secret, for storing. Our secrets have 256 random bits, so a plain hash is enough.
#[must_use]
pub fn secret_hash(secret: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(secret.as_bytes()))
}

/// Decodes one half: each is form-encoded before they are joined (section 2.3.1).
fn form_decode(text: &str) -> String {
    url::form_urlencoded::parse(format!("x={}", text.replace('&', "%26")).as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use data_encoding::{BASE64, BASE64URL_NOPAD};
    use sluss_domain::model::oidc_policy::ClientAuth;
    use sluss_domain::model::relying_party::OidcClient;
    use sluss_protocol::form::Form;

    use super::{Credentials, Proof, secret_hash};
    use crate::error::TokenError;
    use crate::sample;

    fn credentials(header: Option<&str>, body: &str) -> Result<Credentials, TokenError> {
        Credentials::read(header, &Form::parse(body))
    }

    fn confidential(secret: &str) -> OidcClient {
        OidcClient { secret_hash: Some(secret_hash(secret)), ..sample::client() }
    }

    #[test]
    fn j10_a_client_proves_who_it_is_in_one_way() {
        let client = |body: &str| credentials(None, body).map(|read| read.client);
        // The text "rasff:a b&c" with both halves form-encoded.
        let header = "Basic cmFzZmY6YStiJTI2Yw==";
        let basic = credentials(Some(header), "").unwrap();
        assert!(basic.client == "rasff" && basic.prove(&confidential("a b&c")) && !basic.prove(&confidential("x")));
        assert_eq!(client("client_id=rasff&client_secret=x"), Ok("rasff".to_owned()));
        assert_eq!(client("client_id=rasff"), Ok("rasff".to_owned()));
        assert!(matches!(credentials(Some(header), "client_secret=x"), Err(TokenError::InvalidRequest(_))));
        assert!(matches!(credentials(Some(header), "client_id=other"), Err(TokenError::InvalidRequest(_))));
        for bad in ["Basic", "Basic !!!", "Bearer x", "Basic cmFzZmY=", "Basic /w=="] {
            assert_eq!(credentials(Some(bad), ""), Err(TokenError::InvalidClient), "{bad}");
        }
        assert_eq!(credentials(None, ""), Err(TokenError::InvalidClient));
    }

    #[test]
    fn j10_a_secret_in_the_header_is_form_encoded_or_not() {
        for secret in ["a+b%20c", "100%", "a b&c", "å=+"] {
            let plain = BASE64.encode(format!("rasff:{secret}").as_bytes());
            let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            let encoded = BASE64.encode(format!("rasff:{encoded}").as_bytes());
            for header in [plain, encoded] {
                let read = credentials(Some(&format!("basic {header}")), "").unwrap();
                assert!(read.prove(&confidential(secret)), "{secret}");
            }
        }
    }

    #[test]
    fn j10_a_client_is_proven_by_its_own_secret_or_by_having_none() {
        let (right, wrong) = (credentials(None, "client_id=r&client_secret=right"), "client_id=r&client_secret=wrong");
        let (right, wrong) = (right.unwrap(), credentials(None, wrong).unwrap());
        let nothing = credentials(None, "client_id=r").unwrap();
        let (public, secret) = (sample::client(), confidential("right"));
        assert!(right.prove(&secret) && nothing.prove(&public));
        assert!(!wrong.prove(&secret) && !nothing.prove(&secret));
        assert!(!right.prove(&public), "a public client that shows a secret is another one");
        assert!(credentials(Some("Basic cjo="), "").unwrap().prove(&public), "an empty secret is none");
    }

    #[test]
    fn j10_a_client_that_signs_is_not_proven_by_its_secret() {
        let mut client = confidential("right");
        client.settings.client_auth = ClientAuth::PrivateKeyJwt;
        assert!(!credentials(None, "client_id=r&client_secret=right").unwrap().prove(&client));
        let jwt = format!("x.{}.y", BASE64URL_NOPAD.encode(b"{\"sub\":\"rasff\"}"));
        let kind = "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let read = credentials(None, &format!("{kind}&client_assertion={jwt}")).unwrap();
        assert!(read.client == "rasff" && read.assertion() == Some(&jwt) && !read.prove(&client));
        assert!(read.proof == Proof::Assertion(jwt.clone()));
        assert!(credentials(None, &format!("client_assertion={jwt}")).is_err());
        assert!(credentials(None, &format!("{kind}&client_assertion={jwt}&client_secret=x")).is_err());
        assert!(credentials(None, &format!("{kind}&client_assertion={jwt}&client_id=other")).is_err());
        assert!(credentials(None, &format!("{kind}&client_assertion=nonsense")).is_err());
    }
}
