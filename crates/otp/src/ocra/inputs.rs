//! The inputs of one response, written into the HMAC's message at their fixed lengths (RFC 6287, section 5.1).

use super::{InputError, QuestionFormat, Suite};

/// Bytes that a question takes in the message.
const QUESTION_BYTES: usize = 128;

/// The inputs of one response. Exactly those that the suite names must be given.
#[derive(Clone, Copy, Default)]
pub struct Inputs<'a> {
    counter: Option<u64>,
    question: Option<&'a str>,
    pin: Option<Pin<'a>>,
    session: Option<&'a [u8]>,
    time: Option<u64>,
}

#[derive(Clone, Copy)]
enum Pin<'a> {
    Plain(&'a str),
    Hashed(&'a [u8]),
}

impl std::fmt::Debug for Inputs<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inputs").finish_non_exhaustive()
    }
}

impl<'a> Inputs<'a> {
    /// Inputs with a question in the suite's own format: letters, decimal or hexadecimal digits.
    #[must_use]
    pub fn question(question: &'a str) -> Self {
        Self { question: Some(question), ..Self::default() }
    }

    /// Adds the counter, `C`.
    #[must_use]
    pub const fn counter(self, counter: u64) -> Self {
        Self { counter: Some(counter), ..self }
    }

    /// Adds the PIN as typed, `P`; the suite's hash is applied here.
    #[must_use]
    pub const fn pin(self, pin: &'a str) -> Self {
        Self { pin: Some(Pin::Plain(pin)), ..self }
    }

    /// Adds the PIN as a hash of the suite's kind, `P`.
    #[must_use]
    pub const fn pin_hash(self, hash: &'a [u8]) -> Self {
        Self { pin: Some(Pin::Hashed(hash)), ..self }
    }

    /// Adds session information, `S`; if it is shorter than the suite says, zeros are put before it.
    #[must_use]
    pub const fn session(self, session: &'a [u8]) -> Self {
        Self { session: Some(session), ..self }
    }

    /// Adds the time, `T`, in steps since 1970.
    #[must_use]
    pub const fn time(self, steps: u64) -> Self {
        Self { time: Some(steps), ..self }
    }

    pub(super) fn write(&self, suite: &Suite, message: &mut Vec<u8>) -> Result<(), InputError> {
        if let Some(counter) = wanted(suite.counter().then_some(()), self.counter, "counter")? {
            message.extend_from_slice(&counter.1.to_be_bytes());
        }
        let question = self.question.ok_or(InputError::Missing("question"))?;
        message.extend_from_slice(&question_bytes(suite, question)?);
        if let Some((hash, pin)) = wanted(suite.pin(), self.pin, "PIN")? {
            message.extend_from_slice(&match pin {
                Pin::Plain(pin) => hash.digest(pin.as_bytes()),
                Pin::Hashed(bytes) if bytes.len() == hash.digest_len() => bytes.to_vec(),
                Pin::Hashed(_) => return Err(InputError::PinLength),
            });
        }
        if let Some((length, session)) = wanted(suite.session(), self.session, "session")? {
            let zeros = length.checked_sub(session.len()).ok_or(InputError::SessionLength)?;
            message.resize(message.len() + zeros, 0);
            message.extend_from_slice(session);
        }
        if let Some((_, steps)) = wanted(suite.time_step(), self.time, "time")? {
            message.extend_from_slice(&steps.to_be_bytes());
        }
        Ok(())
    }
}

/// Checks that an input is given if and only if the suite asks for it.
fn wanted<S, I>(suite: Option<S>, input: Option<I>, name: &'static str) -> Result<Option<(S, I)>, InputError> {
    match (suite, input) {
        (Some(suite), Some(input)) => Ok(Some((suite, input))),
        (Some(_), None) => Err(InputError::Missing(name)),
        (None, Some(_)) => Err(InputError::Superfluous(name)),
        (None, None) => Ok(None),
    }
}

/// The question, padded with zeros at the end. In mutual mode both sides' questions are concatenated (section 7.3), so
/// twice the suite's length is fine.
fn question_bytes(suite: &Suite, question: &str) -> Result<[u8; QUESTION_BYTES], InputError> {
    let (format, length) = suite.question();
    let fits = |byte: u8| match format {
        QuestionFormat::Alphanumeric => byte.is_ascii_alphanumeric(),
        QuestionFormat::Numeric => byte.is_ascii_digit(),
        QuestionFormat::Hexadecimal => byte.is_ascii_hexdigit(),
    };
    if question.is_empty() || question.len() > 2 * length {
        return Err(InputError::QuestionLength);
    }
    if !question.bytes().all(fits) {
        return Err(InputError::QuestionFormat);
    }
    let bytes = match format {
        QuestionFormat::Alphanumeric => question.as_bytes().to_vec(),
        QuestionFormat::Numeric => hexadecimal(&decimal_to_hexadecimal(question)),
        QuestionFormat::Hexadecimal => hexadecimal(question),
    };
    let mut padded = [0; QUESTION_BYTES];
    padded.get_mut(..bytes.len()).ok_or(InputError::QuestionLength)?.copy_from_slice(&bytes);
    Ok(padded)
}

/// Hexadecimal digits as bytes; an odd last one is the high half of its byte, as in the RFC's own program.
fn hexadecimal(digits: &str) -> Vec<u8> {
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok()).unwrap_or(0);
    digits.as_bytes().chunks(2).map(|pair| value(pair[0]) << 4 | pair.get(1).map_or(0, |&low| value(low))).collect()
}

/// A decimal number of any length as hexadecimal digits without leading zeros.
fn decimal_to_hexadecimal(decimal: &str) -> String {
    let mut nibbles: Vec<u8> = vec![0];
    for digit in decimal.bytes() {
        let mut carry = digit - b'0';
        for nibble in &mut nibbles {
            let value = *nibble * 10 + carry;
            *nibble = value & 0x0f;
            carry = value >> 4;
        }
        if carry > 0 {
            nibbles.push(carry);
        }
    }
    let hex: String =
        nibbles.iter().rev().map(|&nibble| char::from_digit(u32::from(nibble), 16).unwrap_or('0')).collect();
    let significant = hex.trim_start_matches('0');
    if significant.is_empty() { "0".to_owned() } else { significant.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::{InputError, Suite, message, response};
    use super::{Inputs, decimal_to_hexadecimal};

    #[test]
    fn decimal_numbers_of_any_length_turn_hexadecimal() {
        assert_eq!(decimal_to_hexadecimal("00000000"), "0");
        assert_eq!(decimal_to_hexadecimal("12345678"), "bc614e");
        assert_eq!(decimal_to_hexadecimal("340282366920938463463374607431768211456"), format!("1{}", "0".repeat(32)));
    }

    #[test]
    fn inputs_must_be_exactly_what_the_suite_names() {
        let suite: Suite = "OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-S064-T1M".parse().unwrap();
        let all = Inputs::question("ff").counter(1).pin("1234").session(&[1; 64]).time(9);
        assert!(message(&suite, &all).is_ok());
        let without = |inputs: Inputs<'_>| message(&suite, &inputs).unwrap_err();
        assert_eq!(without(Inputs { counter: None, ..all }), InputError::Missing("counter"));
        assert_eq!(without(Inputs { question: None, ..all }), InputError::Missing("question"));
        assert_eq!(without(Inputs { pin: None, ..all }), InputError::Missing("PIN"));
        assert_eq!(without(Inputs { session: None, ..all }), InputError::Missing("session"));
        assert_eq!(without(Inputs { time: None, ..all }), InputError::Missing("time"));
        assert_eq!(without(all.session(&[0; 65])), InputError::SessionLength);
        assert_eq!(without(all.pin_hash(&[0; 20])), InputError::PinLength);
        assert_eq!(message(&Suite::sluss_qr(), &all).unwrap_err(), InputError::Superfluous("counter"));
    }

    #[test]
    fn questions_must_have_the_suites_format_and_length() {
        let ask = |question: &str| message(&Suite::sluss_qr(), &Inputs::question(question).session(&[0; 64]));
        assert_eq!(ask("xyz").unwrap_err(), InputError::QuestionFormat);
        assert_eq!(ask("").unwrap_err(), InputError::QuestionLength);
        assert_eq!(ask(&"a".repeat(129)).unwrap_err(), InputError::QuestionLength);
        assert_eq!(ask("åäö").unwrap_err(), InputError::QuestionFormat);
    }

    #[test]
    fn the_message_of_our_own_suites_has_their_fixed_length() {
        let qr = message(&Suite::sluss_qr(), &Inputs::question(&"0f".repeat(32)).session(&[7; 64])).unwrap();
        assert_eq!(qr.len(), "OCRA-1:HOTP-SHA256-8:QH64-S064".len() + 1 + 128 + 64);
    }

    #[test]
    fn e03_every_pin_gives_a_well_formed_response_and_none_stands_out() {
        let suite = Suite::sluss_pin();
        let mut seen = std::collections::HashSet::new();
        for pin in 0..10_000 {
            let pin = format!("{pin:04}");
            let code = response(&suite, &[5; 32], &Inputs::question("ab").pin(&pin).session(&[0; 64])).unwrap();
            assert!(code.as_str().len() == 8 && code.as_str().bytes().all(|digit| digit.is_ascii_digit()));
            seen.insert(code.as_str().to_owned());
        }
        assert!(seen.len() > 9_990, "{} different codes", seen.len());
    }
}
