//! A client and its requests, for the tests of this crate.

use sluss_domain::model::key::Algorithm;
use sluss_domain::model::relying_party::{OidcClient, OidcSettings};

use crate::token::secret_hash;

pub(crate) const CALLBACK: &str = "https://rasff.test/callback";

/// A whole request, with the challenge of RFC 7636, appendix B.
pub(crate) const GOOD: &str = "response_type=code&client_id=rasff&redirect_uri=https%3A%2F%2Frasff.test%2Fcallback&scope=openid+email&state=s1\
    &nonce=n1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

/// The same without a challenge, as confidential clients send it.
pub(crate) const PLAIN: &str = "response_type=code&client_id=rasff&redirect_uri=https%3A%2F%2Frasff.test%2Fcallback&scope=openid&state=s1&nonce=n1";

/// A public client that may frame the sign-in.
pub(crate) fn client() -> OidcClient {
    OidcClient {
        redirect_uris: vec![CALLBACK.to_owned()],
        origins: Vec::new(),
        web_message: true,
        secret_hash: None,
        signing: Algorithm::Rs256,
        id_token_claims: false,
        settings: OidcSettings::default(),
    }
}

/// A client with a secret.
pub(crate) fn confidential() -> OidcClient {
    OidcClient { secret_hash: Some(secret_hash("secret")), ..client() }
}
