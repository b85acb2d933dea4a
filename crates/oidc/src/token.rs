//! The token request (RFC 6749, sections 2.3 and 4.1.3): who redeems a code, and whether it is theirs.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use sha2::{Digest, Sha256};
use sluss_protocol::form::Form;
use subtle::ConstantTimeEq;

use crate::authorize::AuthorizationRequest;
use crate::error::TokenError;

/// The identity that a client claims, and its proof.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The client's id, as registered.
    pub client: String,
    /// The secret that it shows; `None` for public clients, which have none.
    pub secret: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("client", &self.client).finish_non_exhaustive()
    }
}

impl Credentials {
    /// Reads them from the `Authorization` header (`client_secret_basic`) or from the body (`client_secret_post`,
    /// `none`); using both is an error (section 2.3).
    ///
    /// # Errors
    /// [`TokenError::InvalidRequest`] or [`TokenError::InvalidClient`].
    pub fn read(authorization: Option<&str>, form: &Form) -> Result<Self, TokenError> {
        let in_body = form.get("client_secret");
        let Some(header) = authorization else {
            let client = form.get("client_id").ok_or(TokenError::InvalidClient)?;
            return Ok(Self { client: client.to_owned(), secret: in_body.map(str::to_owned) });
        };
        if in_body.is_some() {
            return Err(TokenError::InvalidRequest("the client authenticates in two ways"));
        }
        let basic = Self::from_basic(header).ok_or(TokenError::InvalidClient)?;
        match form.get("client_id") {
            Some(other) if other != basic.client => Err(TokenError::InvalidRequest("two different clients are named")),
            _ => Ok(basic),
        }
    }

    /// Whether they belong to a client with this hash of a secret, or to a public client, which has no secret and shows
    /// none.
    #[must_use]
    pub fn prove(&self, hash: Option<&str>) -> bool {
        match (hash, &self.secret) {
            (Some(hash), Some(secret)) => secret_hash(secret).as_bytes().ct_eq(hash.as_bytes()).into(),
            (None, None) => true,
            _ => false,
        }
    }

    fn from_basic(header: &str) -> Option<Self> {
        let (scheme, value) = header.split_once(' ')?;
        let decoded = scheme.eq_ignore_ascii_case("basic").then(|| BASE64.decode(value.trim().as_bytes()).ok())??;
        let text = String::from_utf8(decoded).ok()?;
        let (client, secret) = text.split_once(':')?;
        Some(Self { client: form_decode(client), secret: Some(form_decode(secret)) })
    }
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

/// A request to redeem a code.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenRequest {
    /// The authorization code, which this request uses up.
    pub code: String,
    redirect_uri: String,
    verifier: String,
}

impl std::fmt::Debug for TokenRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenRequest(..)")
    }
}

impl TokenRequest {
    /// Reads a token request.
    ///
    /// # Errors
    /// [`TokenError`], which says what is wrong.
    pub fn read(form: &Form) -> Result<Self, TokenError> {
        if form.duplicated().is_some() {
            return Err(TokenError::InvalidRequest("a parameter was given more than once"));
        }
        match form.get("grant_type") {
            Some("authorization_code") => {}
            Some(_) => return Err(TokenError::UnsupportedGrantType),
            None => return Err(TokenError::InvalidRequest("grant_type is needed")),
        }
        let needed = |name, why| form.get(name).map(str::to_owned).ok_or(TokenError::InvalidRequest(why));
        Ok(Self {
            code: needed("code", "code is needed")?,
            redirect_uri: needed("redirect_uri", "redirect_uri is needed")?,
            verifier: needed("code_verifier", "code_verifier is needed (PKCE, RFC 7636)")?,
        })
    }

    /// Checks that the code was requested with these values (J03, J04).
    ///
    /// # Errors
    /// [`TokenError::InvalidGrant`] if it was not.
    pub fn check(&self, asked: &AuthorizationRequest) -> Result<(), TokenError> {
        let same_address = asked.reply_to.redirect_uri() == self.redirect_uri;
        let met = same_address && asked.challenge.is_met_by(&self.verifier);
        if met { Ok(()) } else { Err(TokenError::InvalidGrant) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Credentials, TokenRequest, secret_hash};
    use crate::error::TokenError;
    use sluss_protocol::form::Form;

    fn credentials(header: Option<&str>, body: &str) -> Result<Credentials, TokenError> {
        Credentials::read(header, &Form::parse(body))
    }

    #[test]
    fn a_client_proves_who_it_is_in_one_way() {
        let found = |client: &str, secret: Option<&str>| Credentials {
            client: client.into(),
            secret: secret.map(str::to_owned),
        };
        // The text "rasff:a b&c" with both halves form-encoded.
        let header = "Basic cmFzZmY6YStiJTI2Yw==";
        assert_eq!(credentials(Some(header), ""), Ok(found("rasff", Some("a b&c"))));
        assert_eq!(credentials(None, "client_id=rasff&client_secret=x"), Ok(found("rasff", Some("x"))));
        assert_eq!(credentials(None, "client_id=rasff"), Ok(found("rasff", None)));
        assert!(matches!(credentials(Some(header), "client_secret=x"), Err(TokenError::InvalidRequest(_))));
        assert!(matches!(credentials(Some(header), "client_id=other"), Err(TokenError::InvalidRequest(_))));
        for bad in ["Basic", "Basic !!!", "Bearer x", "Basic cmFzZmY=", "Basic /w=="] {
            assert_eq!(credentials(Some(bad), ""), Err(TokenError::InvalidClient), "{bad}");
        }
        assert_eq!(credentials(None, ""), Err(TokenError::InvalidClient));
    }

    #[test]
    fn a_client_is_proven_by_its_own_secret_or_by_having_none() {
        let shows = |secret: Option<&str>| Credentials { client: "rasff".into(), secret: secret.map(str::to_owned) };
        let hash = secret_hash("right");
        assert!(shows(Some("right")).prove(Some(&hash)) && shows(None).prove(None));
        assert!(!shows(Some("wrong")).prove(Some(&hash)) && !shows(None).prove(Some(&hash)));
        assert!(!shows(Some("right")).prove(None), "a public client that shows a secret is another one");
    }

    #[test]
    fn j02_other_grants_do_not_exist() {
        for grant in ["password", "client_credentials", "refresh_token", "implicit"] {
            let read = TokenRequest::read(&Form::parse(&format!("grant_type={grant}&code=x")));
            assert_eq!(read, Err(TokenError::UnsupportedGrantType), "{grant}");
        }
    }

    #[test]
    fn j03_a_request_without_verifier_is_refused() {
        let read = TokenRequest::read(&Form::parse("grant_type=authorization_code&code=x&redirect_uri=y"));
        assert!(matches!(read, Err(TokenError::InvalidRequest(why)) if why.contains("code_verifier")));
    }
}
