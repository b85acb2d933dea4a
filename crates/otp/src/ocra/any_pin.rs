//! Responses to one question with any PIN, for a side that does not know the PIN and tries all of them.

use super::{InputError, Inputs, Suite, message};
use crate::Code;
use crate::hash::StartedMac;

/// Everything that a response is made of except the PIN. What comes before the PIN is hashed once.
pub struct AnyPin {
    before: StartedMac,
    after: Vec<u8>,
    digits: usize,
}

impl std::fmt::Debug for AnyPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AnyPin(..)")
    }
}

impl AnyPin {
    /// The question of these inputs, which have no PIN, for the holder of `key`.
    ///
    /// # Errors
    /// When the suite has no PIN, or another input is missing, superfluous or of the wrong form.
    pub fn new(suite: &Suite, key: &[u8], inputs: &Inputs<'_>) -> Result<Self, InputError> {
        let none = vec![0; suite.pin().ok_or(InputError::Superfluous("PIN"))?.digest_len()];
        let message = message(suite, &inputs.pin_hash(&none))?;
        // Session and time, each as long as the suite says, are all that follows the PIN (RFC 6287, section 5.1).
        let after = suite.session().unwrap_or_default() + suite.time_step().map_or(0, |_| 8);
        let (before, after) = message.split_at(message.len() - after);
        let before = suite.algorithm().begin(key, &before[..before.len() - none.len()]);
        Ok(Self { before, after: after.to_vec(), digits: suite.digits() })
    }

    /// The response with the PIN that has this hash, of the suite's kind.
    #[must_use]
    pub fn response(&self, pin_hash: &[u8]) -> Code {
        Code::truncated(&self.before.finish(&[pin_hash, &self.after]), self.digits)
    }
}

#[cfg(test)]
mod tests {
    use super::{AnyPin, Inputs, Suite};
    use crate::Algorithm;
    use crate::ocra::response;

    #[test]
    fn e03_a_response_with_any_pin_is_the_response_with_that_pin() {
        for suite in [
            "OCRA-1:HOTP-SHA256-8:QH64-PSHA256-S064",
            "OCRA-1:HOTP-SHA512-8:C-QN08-PSHA1-T1M",
            "OCRA-1:HOTP-SHA1-6:QN08-PSHA256",
        ] {
            let suite: Suite = suite.parse().unwrap();
            let inputs = Inputs::question("12345678");
            let inputs = if suite.counter() { inputs.counter(7) } else { inputs };
            let inputs = if suite.session().is_some() { inputs.session(&[1; 40]) } else { inputs };
            let inputs = if suite.time_step().is_some() { inputs.time(9) } else { inputs };
            let any = AnyPin::new(&suite, &[5; 32], &inputs).unwrap();
            for pin in ["0000", "7391", "9999"] {
                let hash = suite.pin().unwrap().digest(pin.as_bytes());
                let expected = response(&suite, &[5; 32], &inputs.pin(pin)).unwrap();
                assert!(any.response(&hash).matches(&expected), "{suite} {pin}");
            }
        }
    }

    #[test]
    fn a_suite_without_a_pin_has_no_such_responses() {
        let inputs = Inputs::question("ab").session(&[0; 64]);
        assert!(AnyPin::new(&Suite::sluss_qr(), &[5; 32], &inputs).is_err());
        assert_eq!(Algorithm::Sha256.digest_len(), 32);
    }
}
