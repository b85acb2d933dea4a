//! OCRA, challenge and response (RFC 6287). A suite says what goes in; the inputs must be exactly that.

mod any_pin;
mod error;
mod inputs;
mod suite;

pub use any_pin::AnyPin;
pub use error::{InputError, SuiteError};
pub use inputs::Inputs;
pub use suite::{QuestionFormat, Suite};

use crate::Code;

/// The bytes that go into the HMAC: the suite, a zero byte, then the inputs, each at its fixed length (section 5.1).
///
/// # Errors
/// When an input is missing, superfluous or of the wrong form.
pub fn message(suite: &Suite, inputs: &Inputs<'_>) -> Result<Vec<u8>, InputError> {
    let mut message = suite.to_string().into_bytes();
    message.push(0);
    inputs.write(suite, &mut message)?;
    Ok(message)
}

/// The response of the holder of `key` (section 5.2).
///
/// # Errors
/// As [`message`].
pub fn response(suite: &Suite, key: &[u8], inputs: &Inputs<'_>) -> Result<Code, InputError> {
    let message = message(suite, inputs)?;
    Ok(Code::truncated(&suite.algorithm().hmac(key, &message), suite.digits()))
}
