//! Mobile app + QR: the one-time code that an authenticator computes from the QR code on the sign-in page (OCRA, RFC
//! 6287).

use async_trait::async_trait;
use sluss_otp::Code;
use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use crate::error::Error;
use crate::factor::contract::{Begin, SecondFactor, Verdict};
use crate::factor::request;
use crate::model::device::Device;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::opener::Opener;
use crate::model::remedy::Remedy;
use crate::model::sign_in::{QrChallenge, SignIn, SignInState};
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// A device computes a code without needing a network.
pub(crate) struct MobileAppQr;

#[async_trait]
impl SecondFactor for MobileAppQr {
    fn method(&self) -> Method {
        Method::Qr
    }

    fn is_registered(&self, factors: &Factors) -> bool {
        !factors.devices.is_empty()
    }

    fn registration(&self) -> Remedy {
        Remedy::AddDevice
    }

    fn counted(&self, _factors: &Factors) -> Vec<Factor> {
        vec![Factor::Of(Method::Qr)]
    }

    async fn begin(&self, sluss: &Sluss, begin: Begin<'_>) -> Result<(SignInState, Vec<Change>), Error> {
        let lifetime = sluss.policy.challenge_lifetime;
        let (link, expires_at) = request::sign(sluss, &begin.sign_in.target, begin.account, lifetime);
        let (email, account) = (begin.sign_in.state.email().to_owned(), begin.account.id.clone());
        Ok((
            SignInState::Challenge { email, account, challenge: QrChallenge { link, expires_at, wrong: 0 } },
            Vec::new(),
        ))
    }

    fn renewed(&self) -> Option<Notice> {
        Some(Notice::NewCode)
    }

    async fn verify(&self, sluss: &Sluss, sign_in: &SignIn, factors: &Factors, typed: &str) -> Result<Verdict, Error> {
        let SignInState::Challenge { email, account, challenge } = sign_in.state.clone() else {
            return Err(Error::Conflict);
        };
        if sluss.now() >= challenge.expires_at || challenge.wrong >= sluss.policy.challenge_tries {
            return Ok(Verdict::Over);
        }
        let Ok(typed) = Code::typed(typed, Suite::sluss_qr().digits()) else {
            return Ok(Verdict::Refused(Notice::CodeForm));
        };
        if let Some(device) = device_behind(sluss, &factors.devices, &challenge, &typed)? {
            let changes = vec![Change::UseDevice(device.id.clone(), sluss.now())];
            return Ok(Verdict::Right { opener: Opener::Device(device.id.clone()), changes });
        }
        let challenge = QrChallenge { wrong: challenge.wrong + 1, ..challenge };
        Ok(Verdict::Wrong { state: SignInState::Challenge { email, account, challenge }, notice: Notice::WrongCode })
    }
}

/// Finds which of the account's devices made this code. All are tried, so that the time does not tell which it was.
fn device_behind<'d>(
    sluss: &Sluss,
    devices: &'d [Device],
    challenge: &QrChallenge,
    typed: &Code,
) -> Result<Option<&'d Device>, Error> {
    let (request, key) = request::read(sluss, &challenge.link)?;
    let question = data_encoding::HEXLOWER.encode(&request.question);
    let session = request.session(&sluss.app_origin, key);
    let inputs = Inputs::question(&question).session(&session);
    let mut found = None;
    for device in devices {
        let secret = sluss.devices().key(device)?;
        let expected = ocra::response(&Suite::sluss_qr(), &secret, &inputs).expect("the inputs match the suite");
        if expected.matches(typed) {
            found = Some(device);
        }
    }
    Ok(found)
}
