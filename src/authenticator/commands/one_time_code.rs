//! One-time codes (OCRA, RFC 6287), made with a key that nobody can read.

use data_encoding::HEXLOWER;
use sluss_otp::Code;
use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::link::LinkError;
use zeroize::Zeroizing;

use super::device::{Device, Platform};
use crate::authenticator::state::error::AuthenticatorError;

/// The one-time code for a question.
pub(super) async fn response<P: Platform>(
    device: &Device<P>,
    key: &P::Key,
    question: &[u8; 32],
    session: &[u8; 64],
) -> Result<String, AuthenticatorError> {
    let question = HEXLOWER.encode(question);
    compute(device, key, &Suite::sluss_qr(), &Inputs::question(&question).session(session)).await
}

/// The same with the PIN in it. Nothing here can tell whether the PIN is right (E03).
pub(super) async fn response_with_pin<P: Platform>(
    device: &Device<P>,
    key: &P::Key,
    question: &[u8; 32],
    session: &[u8; 64],
    pin: &str,
) -> Result<String, AuthenticatorError> {
    let question = HEXLOWER.encode(question);
    compute(device, key, &Suite::sluss_pin(), &Inputs::question(&question).pin(pin).session(session)).await
}

async fn compute<P: Platform>(
    device: &Device<P>,
    key: &P::Key,
    suite: &Suite,
    inputs: &Inputs<'_>,
) -> Result<String, AuthenticatorError> {
    let message = ocra::message(suite, inputs).map_err(|_| AuthenticatorError::Link(LinkError::Altered))?;
    // A digest of the PIN may be in it, which says what the PIN is to whoever tries all of them.
    let message = Zeroizing::new(message);
    let mac = device.made(device.platform.hmac(key, &message).await)?;
    Ok(Code::truncated(&mac, suite.digits()).as_str().to_owned())
}
