//! The token request (RFC 6749, sections 4.1.3, 4.4.2 and 6; RFC 8628, section 3.4): what is redeemed, and whether it was requested so.

mod credentials;

use sluss_domain::model::relying_party::OidcClient;
use sluss_protocol::form::Form;

pub use self::credentials::{Credentials, secret_hash};

use crate::authorize::AuthorizationRequest;
use crate::error::TokenError;

/// The name of the device grant on the wire (RFC 8628, section 3.4).
pub const DEVICE_CODE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// What a client wants tokens for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenRequest {
    /// An authorization code.
    Code(CodeRequest),
    /// A refresh token, and the scopes of the next access token if they are to be fewer.
    Refresh(RefreshRequest),
    /// Nothing but the client itself.
    ClientCredentials {
        /// The scopes that it asks for; none exist yet for a client without a person.
        scope: Option<String>,
    },
    /// A device code.
    Device(DeviceRequest),
}

impl TokenRequest {
    /// Reads a token request.
    ///
    /// # Errors
    /// [`TokenError`], which says what is wrong.
    pub fn read(form: &Form) -> Result<Self, TokenError> {
        if form.duplicated_but("resource").is_some() {
            return Err(TokenError::InvalidRequest("a parameter was given more than once"));
        }
        let needed = |name, why| form.get(name).map(str::to_owned).ok_or(TokenError::InvalidRequest(why));
        let scope = form.get("scope").map(str::to_owned);
        Ok(match form.get("grant_type") {
            Some("authorization_code") => Self::Code(CodeRequest {
                code: needed("code", "code is needed")?,
                redirect_uri: form.get("redirect_uri").map(str::to_owned),
                verifier: form.get("code_verifier").map(str::to_owned),
            }),
            Some("refresh_token") => {
                Self::Refresh(RefreshRequest { token: needed("refresh_token", "refresh_token is needed")?, scope })
            }
            Some("client_credentials") => Self::ClientCredentials { scope },
            Some(DEVICE_CODE) => Self::Device(DeviceRequest { code: needed("device_code", "device_code is needed")? }),
            Some(_) => return Err(TokenError::UnsupportedGrantType),
            None => return Err(TokenError::InvalidRequest("grant_type is needed")),
        })
    }
}

/// A request to redeem a code.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeRequest {
    /// The authorization code, which this request uses up.
    pub code: String,
    redirect_uri: Option<String>,
    verifier: Option<String>,
}

/// A request for a new access token.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshRequest {
    /// The refresh token, which this request uses up.
    pub token: String,
    /// The scopes of the new access token; `None` for all that were granted.
    pub scope: Option<String>,
}

/// A device's question whether the person has agreed.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceRequest {
    /// The device code.
    pub code: String,
}

impl std::fmt::Debug for CodeRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeRequest(..)")
    }
}

impl std::fmt::Debug for RefreshRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RefreshRequest(..)")
    }
}

impl std::fmt::Debug for DeviceRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceRequest(..)")
    }
}

impl CodeRequest {
    /// Checks that the code was requested with these values (J03, J04). The address may be left out if the client has
    /// only one (OpenID Connect Core, section 3.1.3.2). A verifier and a challenge belong together: with one of them
    /// alone, somebody has taken the other away (RFC 9700, section 4.8.2).
    ///
    /// # Errors
    /// [`TokenError::InvalidGrant`] if it was not.
    pub fn check(&self, asked: &AuthorizationRequest, client: &OidcClient) -> Result<(), TokenError> {
        let at = asked.reply_to.redirect_uri();
        let same_address = match &self.redirect_uri {
            Some(shown) => at == shown,
            None if client.redirect_uris.len() == 1 => at == client.redirect_uris[0],
            None => return Err(TokenError::InvalidRequest("redirect_uri is needed")),
        };
        let met = match (&asked.challenge, &self.verifier) {
            (Some(challenge), Some(verifier)) => challenge.is_met_by(verifier),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if same_address && met { Ok(()) } else { Err(TokenError::InvalidGrant) }
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::form::Form;

    use super::{CodeRequest, TokenRequest};
    use crate::authorize::{AuthorizationRequest, ReplyTo};
    use crate::error::TokenError;
    use crate::sample;

    /// The example of RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    fn read(body: &str) -> CodeRequest {
        match TokenRequest::read(&Form::parse(&format!("grant_type=authorization_code&{body}"))) {
            Ok(TokenRequest::Code(request)) => request,
            other => panic!("{other:?}"),
        }
    }

    fn asked(query: &str) -> AuthorizationRequest {
        let (form, client) = (Form::parse(query), sample::confidential());
        AuthorizationRequest::read(&form, ReplyTo::read(&form, &client).unwrap(), &client).unwrap()
    }

    #[test]
    fn j02_the_password_grant_and_others_do_not_exist() {
        for grant in ["password", "implicit", "urn:ietf:params:oauth:grant-type:jwt-bearer"] {
            let read = TokenRequest::read(&Form::parse(&format!("grant_type={grant}&code=x")));
            assert_eq!(read, Err(TokenError::UnsupportedGrantType), "{grant}");
        }
        assert!(matches!(TokenRequest::read(&Form::parse("code=x")), Err(TokenError::InvalidRequest(_))));
    }

    #[test]
    fn j03_challenge_and_verifier_belong_together() {
        let client = sample::confidential();
        let plain = asked(sample::PLAIN);
        let hashed = asked(sample::GOOD);
        let at = "code=x&redirect_uri=https://rasff.test/callback";
        let with = format!("{at}&code_verifier={VERIFIER}");
        assert_eq!(read(&with).check(&hashed, &client), Ok(()));
        assert_eq!(read(at).check(&plain, &client), Ok(()));
        assert_eq!(read(at).check(&hashed, &client), Err(TokenError::InvalidGrant), "the verifier is missing");
        assert_eq!(read(&with).check(&plain, &client), Err(TokenError::InvalidGrant), "the challenge was missing");
        let other = format!("{at}&code_verifier={}", "x".repeat(43));
        assert_eq!(read(&other).check(&hashed, &client), Err(TokenError::InvalidGrant));
    }

    #[test]
    fn j04_the_address_is_the_same_and_may_be_left_out_if_there_is_only_one() {
        let mut client = sample::confidential();
        let plain = asked(sample::PLAIN);
        assert_eq!(read("code=x").check(&plain, &client), Ok(()));
        let other = read("code=x&redirect_uri=https://rasff.test/other");
        assert_eq!(other.check(&plain, &client), Err(TokenError::InvalidGrant));
        client.redirect_uris.push("https://rasff.test/other".to_owned());
        assert!(matches!(read("code=x").check(&plain, &client), Err(TokenError::InvalidRequest(_))));
    }
}
