//! An access token that somebody shows, and what is wrong with that (RFC 6750; RFC 9449, section 7; RFC 9470). Knows no store.

use sluss_protocol::form::Form;
use sluss_protocol::method::Level;
use thiserror::Error;

/// Why a token opens nothing (RFC 6750, section 3.1).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TokenUseError {
    /// No token came, so nothing is said about one.
    #[error("a token is needed")]
    Missing,
    /// It came in two ways, or twice.
    #[error("{0}")]
    InvalidRequest(&'static str),
    /// It is unknown, expired, revoked, for something else, or bound to a key that was not shown.
    #[error("the token is not valid here")]
    InvalidToken,
    /// The proof of the key is not valid (RFC 9449, section 7.1).
    #[error("the DPoP proof is missing or not valid")]
    InvalidDpopProof,
    /// The sign-in behind it does not reach this level (RFC 9470, section 3).
    #[error("a sign-in of a higher level is needed")]
    InsufficientUserAuthentication(Level),
}

impl TokenUseError {
    /// The values of `WWW-Authenticate`, one for each way to show a token.
    #[must_use]
    pub fn challenges(&self) -> Vec<String> {
        let algorithms = "algs=\"ES256 EdDSA PS256 RS256\"";
        let code = match self {
            Self::Missing => return vec!["Bearer realm=\"sluss\"".to_owned(), format!("DPoP {algorithms}")],
            Self::InvalidRequest(_) => "invalid_request",
            Self::InvalidToken => "invalid_token",
            Self::InvalidDpopProof => {
                return vec![format!("DPoP error=\"invalid_dpop_proof\", error_description=\"{self}\", {algorithms}")];
            }
            Self::InsufficientUserAuthentication(_) => "insufficient_user_authentication",
        };
        let more = match self {
            Self::InsufficientUserAuthentication(level) => format!(", acr_values=\"{}\"", level.name()),
            _ => String::new(),
        };
        let said = format!("error=\"{code}\", error_description=\"{self}\"{more}");
        vec![format!("Bearer realm=\"sluss\", {said}"), format!("DPoP {said}, {algorithms}")]
    }
}

/// A token, and how it came.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    /// The token's text.
    pub token: String,
    bound: bool,
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shown").field("bound", &self.bound).finish_non_exhaustive()
    }
}

impl Shown {
    /// Reads the token from the header or from the body of a form (RFC 6750, sections 2.1 and 2.2), never from an
    /// address, which proxies write down.
    ///
    /// # Errors
    /// [`TokenUseError::Missing`] or [`TokenUseError::InvalidRequest`].
    pub fn read(header: Option<&str>, form: &Form) -> Result<Self, TokenUseError> {
        let in_body = form.get("access_token");
        if form.is_duplicated("access_token") || header.is_some() && in_body.is_some() {
            return Err(TokenUseError::InvalidRequest("the token came more than once"));
        }
        if let Some(token) = in_body {
            return Ok(Self { token: token.to_owned(), bound: false });
        }
        let (scheme, token) = header.and_then(|header| header.split_once(' ')).ok_or(TokenUseError::Missing)?;
        let bound = scheme.eq_ignore_ascii_case("dpop");
        if !bound && !scheme.eq_ignore_ascii_case("bearer") {
            return Err(TokenUseError::Missing);
        }
        Ok(Self { token: token.trim().to_owned(), bound })
    }

    /// Whether a token that is bound to this key, or to none, may be shown like this with a proof by that key, or
    /// without one (RFC 9449, sections 7.1 and 7.2).
    ///
    /// # Errors
    /// [`TokenUseError::InvalidToken`] or [`TokenUseError::InvalidDpopProof`].
    pub fn check_binding(&self, token: Option<&str>, proof: Option<&str>) -> Result<(), TokenUseError> {
        match (self.bound, token, proof) {
            (false, None, _) => Ok(()),
            (true, Some(_), None) => Err(TokenUseError::InvalidDpopProof),
            (true, Some(token), Some(proof)) if token == proof => Ok(()),
            _ => Err(TokenUseError::InvalidToken),
        }
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::form::Form;
    use sluss_protocol::method::Level;

    use super::{Shown, TokenUseError};

    #[test]
    fn a_token_comes_in_the_header_or_in_the_body_and_once() {
        let read = |header, body: &str| Shown::read(header, &Form::parse(body)).map(|shown| shown.token);
        assert_eq!(read(Some("bearer tok_1"), ""), Ok("tok_1".to_owned()));
        assert_eq!(read(Some("DPoP tok_1"), ""), Ok("tok_1".to_owned()));
        assert_eq!(read(None, "access_token=tok_1"), Ok("tok_1".to_owned()));
        for (header, body) in [(Some("Bearer a"), "access_token=a"), (None, "access_token=a&access_token=b")] {
            assert!(matches!(read(header, body), Err(TokenUseError::InvalidRequest(_))));
        }
        for (header, body) in [(None, ""), (Some("Basic eA=="), ""), (Some("Bearer"), "")] {
            assert_eq!(read(header, body), Err(TokenUseError::Missing));
        }
    }

    #[test]
    fn j16_a_token_that_is_bound_to_a_key_is_shown_with_that_key() {
        let (bearer, bound) =
            (Shown { token: String::new(), bound: false }, Shown { token: String::new(), bound: true });
        assert_eq!(bearer.check_binding(None, None), Ok(()));
        assert_eq!(bound.check_binding(Some("a"), Some("a")), Ok(()));
        assert_eq!(bearer.check_binding(Some("a"), Some("a")), Err(TokenUseError::InvalidToken), "downgraded");
        assert_eq!(bound.check_binding(Some("a"), Some("b")), Err(TokenUseError::InvalidToken));
        assert_eq!(bound.check_binding(Some("a"), None), Err(TokenUseError::InvalidDpopProof));
        assert_eq!(bound.check_binding(None, Some("a")), Err(TokenUseError::InvalidToken));
    }

    #[test]
    fn a_refusal_says_what_to_do_in_the_words_of_the_standards() {
        let of = |error: TokenUseError| error.challenges().remove(0);
        assert_eq!(of(TokenUseError::Missing), "Bearer realm=\"sluss\"");
        assert!(of(TokenUseError::InvalidToken).starts_with("Bearer realm=\"sluss\", error=\"invalid_token\""));
        let higher = of(TokenUseError::InsufficientUserAuthentication(Level::Medium));
        assert!(higher.contains("\"insufficient_user_authentication\"") && higher.ends_with("acr_values=\"MEDIUM\""));
    }
}
