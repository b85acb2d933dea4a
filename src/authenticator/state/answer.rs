//! What a person answers to a request: what was typed and whether it can be sent at all, and what the server made of it.

use sluss_protocol::problem::{Problem, ProblemCode};
use sluss_protocol::typed;

use super::pin::Pin;

/// The fields as they were typed.
#[derive(Clone, Copy, Debug)]
pub struct TypedAnswer<'a> {
    /// The number, read from the sign-in page.
    pub number: &'a str,
    /// The PIN, as the person remembers it.
    pub pin: &'a str,
}

/// A number and a PIN in a form that can be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct PinAnswer {
    /// As many digits as the request asks for.
    pub number: String,
    /// The PIN that the person remembers.
    pub pin: Pin,
}

impl std::fmt::Debug for PinAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PinAnswer(..)")
    }
}

/// What is wrong with each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors {
    /// The id of the text that says what is wrong with the number.
    pub number: Option<&'static str>,
    /// The id of the text that says what is wrong with the PIN.
    pub pin: Option<&'static str>,
    /// The id of the text that says why fingerprint or face did not do.
    pub biometrics: Option<&'static str>,
    /// How many tries are left, if the server has counted one.
    pub left: Option<u32>,
}

/// The number alone, where no PIN is typed.
///
/// # Errors
/// Says what is missing.
pub fn check_number(typed: &str, digits: u32) -> Result<String, FieldErrors> {
    let number = typed::code(typed);
    if digits == 0 || is(&number, digits as usize) {
        return Ok(number);
    }
    Err(FieldErrors { number: Some("number-form"), ..FieldErrors::default() })
}

fn is(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl<'a> TypedAnswer<'a> {
    /// The number and the PIN without spaces, dashes, and the invisible characters that programs put around copied text.
    ///
    /// # Errors
    /// Says what is missing. Nothing is sent then, so no try is lost.
    pub fn check(self, digits: u32) -> Result<PinAnswer, FieldErrors> {
        match (check_number(self.number, digits), Pin::typed(self.pin)) {
            (Ok(number), Some(pin)) => Ok(PinAnswer { number, pin }),
            (number, pin) => {
                Err(FieldErrors { pin: pin.is_none().then_some("pin-form"), ..number.err().unwrap_or_default() })
            }
        }
    }
}

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerResult {
    /// The sign-in goes on.
    Approved,
    /// The sign-in was refused.
    Denied,
    /// It can be tried again.
    Again(FieldErrors),
    /// The request is over: expired, replaced, or answered wrongly too often.
    Over,
    /// This device's PIN is locked.
    Locked,
    /// The PIN that was kept for fingerprint or face did not do, and has been deleted. The request is over, or the PIN is locked.
    KeptPinDeleted {
        /// Whether the PIN is locked.
        locked: bool,
    },
}

impl AnswerResult {
    /// What a problem document says about an answer; `None` where it says nothing about it.
    #[must_use]
    pub fn of(problem: &Problem) -> Option<Self> {
        let left = problem.reason.as_deref().and_then(|left| left.parse().ok());
        let again =
            |wrong: FieldErrors| if left == Some(0) { Self::Over } else { Self::Again(FieldErrors { left, ..wrong }) };
        Some(match problem.code {
            ProblemCode::WrongNumber => again(FieldErrors { number: Some("number-wrong"), ..FieldErrors::default() }),
            ProblemCode::WrongPin => again(FieldErrors { pin: Some("pin-wrong"), ..FieldErrors::default() }),
            ProblemCode::FactorLocked => Self::Locked,
            ProblemCode::Expired | ProblemCode::AlreadyUsed | ProblemCode::NotFound => Self::Over,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerResult, FieldErrors, Pin, PinAnswer, TypedAnswer};
    use sluss_protocol::problem::{Problem, ProblemCode};

    #[test]
    fn what_cannot_be_right_is_not_sent() {
        let check = |number: &str, pin: &str, digits| TypedAnswer { number, pin }.check(digits);
        let sent = |number: &str, pin: &str| Ok(PinAnswer { number: number.to_owned(), pin: Pin::typed(pin).unwrap() });
        assert_eq!(check(" 42 ", "73 91", 2), sent("42", "7391"));
        assert_eq!(check("", "7391", 0), sent("", "7391"));
        let copied = check("\u{202d}4-2\u{202c}", "\u{feff}73\u{a0}91\u{200b}", 2);
        assert_eq!(copied, sent("42", "7391"));
        let wrong = check("4", "739", 2).unwrap_err();
        assert_eq!(wrong, FieldErrors { number: Some("number-form"), pin: Some("pin-form"), ..FieldErrors::default() });
        assert_eq!(check("٤٢", "\u{202d}７３９１\u{202c}", 2), sent("42", "7391"));
        assert!(check("④②", "7391", 2).is_err());
    }

    #[test]
    fn the_last_wrong_answer_ends_the_request() {
        let of = |code, left: &str| AnswerResult::of(&Problem::new(code, "").because(left));
        let Some(AnswerResult::Again(wrong)) = of(ProblemCode::WrongPin, "2") else { panic!("it can be tried again") };
        assert_eq!((wrong.pin, wrong.left), (Some("pin-wrong"), Some(2)));
        assert_eq!(of(ProblemCode::WrongNumber, "0"), Some(AnswerResult::Over));
        assert_eq!(of(ProblemCode::FactorLocked, ""), Some(AnswerResult::Locked));
        assert_eq!(of(ProblemCode::Busy, ""), None);
    }
}
