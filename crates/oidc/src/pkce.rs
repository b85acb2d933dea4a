//! Proof Key for Code Exchange (RFC 7636), method S256 only.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A code challenge: the hash of the verifier that the client shows when it redeems the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Challenge(String);

impl Challenge {
    /// Reads a challenge of 43 base64url characters (section 4.2).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let decoded = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        (decoded.len() == 32).then(|| Self(text.to_owned()))
    }

    /// Whether this is the challenge's verifier (sections 4.1 and 4.6). The comparison is between hashes, so its
    /// duration reveals nothing that helps in guessing.
    #[must_use]
    pub fn is_met_by(&self, verifier: &str) -> bool {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        (43..=128).contains(&verifier.len())
            && verifier.bytes().all(unreserved)
            && BASE64URL_NOPAD.encode(&Sha256::digest(verifier.as_bytes())) == self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Challenge;

    /// The example of RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn j02_the_rfcs_own_pair_fits() {
        assert!(Challenge::parse(CHALLENGE).unwrap().is_met_by(VERIFIER));
    }

    #[test]
    fn j03_no_other_verifier_fits_and_the_challenge_itself_neither() {
        let challenge = Challenge::parse(CHALLENGE).unwrap();
        for verifier in ["", CHALLENGE, "short", &VERIFIER.to_lowercase(), &format!("{VERIFIER}x"), &"a".repeat(129)] {
            assert!(!challenge.is_met_by(verifier), "{verifier}");
        }
    }

    #[test]
    fn j02_a_challenge_has_the_form_of_a_hash() {
        for text in ["", "abc", VERIFIER.trim_end_matches('k'), &format!("{CHALLENGE}="), &"!".repeat(43)] {
            assert_eq!(Challenge::parse(text), None, "{text}");
        }
    }
}
