//! Codes by SMS: sent to a registered phone number and typed on the sign-in page.

mod budget;
mod code;
pub mod number;
mod steps;

use async_trait::async_trait;
use sluss_otp::Code;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use crate::error::Error;
use crate::factor::contract::{Begin, SecondFactor, Verdict};
use crate::factor::sms::steps::purpose;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::number::CODE_DIGITS;
use crate::model::opener::Opener;
use crate::model::remedy::Remedy;
use crate::model::sign_in::{SignIn, SignInState, SmsChallenge};
use crate::ports::store::{Change, NumberChange};
use crate::sluss::Sluss;

/// A phone that receives a one-time code in a text message.
pub(crate) struct Sms;

#[async_trait]
impl SecondFactor for Sms {
    fn method(&self) -> Method {
        Method::Sms
    }

    fn is_registered(&self, factors: &Factors) -> bool {
        !factors.numbers.is_empty()
    }

    fn registration(&self) -> Remedy {
        Remedy::AddPhoneNumber
    }

    fn counted(&self, _factors: &Factors) -> Vec<Factor> {
        vec![Factor::Of(Method::Sms)]
    }

    fn is_offered(&self, sluss: &Sluss) -> bool {
        sluss.policy.sms.is_open(sluss.now())
    }

    /// The page asks for the number first.
    async fn begin(&self, sluss: &Sluss, begin: Begin<'_>) -> Result<(SignInState, Vec<Change>), Error> {
        let (email, account) = (begin.sign_in.state.email().to_owned(), begin.account.id.clone());
        let typed = sluss.sms_steps().keep(begin.sign_in, "");
        Ok((SignInState::SmsNumber { email, account, typed, again_at: None }, Vec::new()))
    }

    async fn verify(&self, sluss: &Sluss, sign_in: &SignIn, factors: &Factors, typed: &str) -> Result<Verdict, Error> {
        let SignInState::SmsCode { email, account, challenge } = sign_in.state.clone() else {
            return Err(Error::Conflict);
        };
        if sluss.now() >= challenge.expires_at || challenge.wrong >= sluss.policy.sms.code_tries {
            return Ok(Verdict::Refused(Notice::SmsOver));
        }
        let Ok(typed) = Code::typed(typed, CODE_DIGITS) else { return Ok(Verdict::Refused(Notice::SmsForm)) };
        let number = sluss.sms_steps().kept_number(sign_in, &challenge.number)?;
        let right = sluss.phone_numbers().is_sms_code(&purpose(sign_in, &number), &typed, &challenge.tag);
        let registered = sluss.sms_steps().registered(&factors.numbers, &number);
        if let Some(number) = registered.filter(|_| right) {
            let changes = vec![Change::Number(NumberChange::Use(number.id.clone(), sluss.now()))];
            return Ok(Verdict::Right { opener: Opener::Number(number.id.clone()), changes });
        }
        let challenge = SmsChallenge { wrong: challenge.wrong + 1, ..challenge };
        Ok(Verdict::Wrong { state: SignInState::SmsCode { email, account, challenge }, notice: Notice::WrongCode })
    }
}
