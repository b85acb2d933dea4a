//! The second gate by SMS: the person says which number, and types the code that comes there. A number that is not registered gets the
//! same answers for the same work, and no SMS (D05).

use sluss_otp::Code;
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;
use sluss_protocol::numbers::NUMBER_MAX;
use sluss_protocol::sign_in::Notice;
use sluss_protocol::typed;

use crate::error::Error;
use crate::factor::DIGITS;
use crate::model::account::Account;
use crate::model::country::Country;
use crate::model::factor::Factor;
use crate::model::id::{AccountId, BASE64};
use crate::model::message::{Content, Message, Recipient};
use crate::model::number::Number;
use crate::model::opener::Opener;
use crate::model::phone;
use crate::model::phone::{Home, PhoneNumber, Typed};
use crate::model::sign_in::{Evidence, SignIn, SmsChallenge, State};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::store::Change;
use crate::sign_in::choose::SecondSteps;

/// What a number in a sign-in is sealed for.
const NUMBER_PURPOSE: &str = "sign-in-number";

impl SecondSteps<'_> {
    /// The state that asks for a number.
    pub(super) fn ask_number(&self, sign_in: &SignIn, email: String, account: &Account) -> State {
        State::SmsNumber { email, account: account.id.clone(), typed: self.keep(sign_in, ""), again_at: None }
    }

    /// Takes the number that the code shall go to.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the sign-in has moved on.
    pub async fn take_number(&self, sign_in: SignIn, typed: &str) -> Result<SignIn, Error> {
        let State::SmsNumber { email, account, .. } = sign_in.state.clone() else { return Err(Error::Conflict) };
        let home = Home::Likely(self.likely_country(&sign_in.visitor, sign_in.language));
        let notice = match phone::read(typed, home) {
            Typed::Number(number) if self.sends_to(&number) => {
                return self.send_code(sign_in, email, &account, &number, None).await;
            }
            Typed::Number(_) => Notice::NumberCountry,
            Typed::Meant(_) | Typed::NotMobile | Typed::Unreadable => Notice::NumberForm,
        };
        let typed: String = typed::plain(typed).chars().take(NUMBER_MAX).collect();
        let state = State::SmsNumber { email, account, typed: self.keep(&sign_in, &typed), again_at: None };
        self.sluss.sign_ins().advance(sign_in, state, Some(notice)).await
    }

    /// Sends another code to the same number; the one before no longer works.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there was none.
    pub async fn send_again(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        let State::SmsCode { email, account, challenge } = sign_in.state.clone() else { return Err(Error::Conflict) };
        let number = self.kept_number(&sign_in, &challenge.number)?;
        self.send_code(sign_in, email, &account, &number, Some(Notice::SmsAgain)).await
    }

    async fn send_code(
        &self,
        sign_in: SignIn,
        email: String,
        account: &AccountId,
        number: &PhoneNumber,
        notice: Option<Notice>,
    ) -> Result<SignIn, Error> {
        let account = self.still_open(account).await?.id;
        let locked = self.sluss.store.failures(&account, &Factor::Sms).await? >= self.sluss.policy.factor_tries;
        if locked || self.sluss.second_factors().unfit(&sign_in.target, Method::Sms).is_some() {
            return self.other_gate(sign_in).await;
        }
        let registered = self.registered(&account, number).await?.is_some();
        let (challenge, post) = self.new_sms_challenge(&sign_in, number, registered);
        let state = State::SmsCode { email, account: account.clone(), challenge };
        let mut next = SignIn { state, notice, ..sign_in.clone() };
        let changes = vec![Change::AdvanceSignIn(next.clone()), post];
        match self.sluss.phone_numbers().spend(number, &account, &sign_in.visitor, changes).await {
            Ok(()) => {
                next.version += 1;
                Ok(next)
            }
            Err(Error::SmsBudget(until)) => self.wait(sign_in, number, until).await,
            Err(error) => Err(error),
        }
    }

    /// A new code for this number in this sign-in, and the change that sends it; or that only looks like it.
    fn new_sms_challenge(&self, sign_in: &SignIn, number: &PhoneNumber, registered: bool) -> (SmsChallenge, Change) {
        let code = self.sluss.phone_numbers().new_sms_code();
        let lifetime = self.sluss.policy.sms.code_lifetime;
        let challenge = SmsChallenge {
            number: self.keep(sign_in, number.expose()),
            hint: number.hint(),
            proof: self.sluss.phone_numbers().sms_proof(&purpose(sign_in, number), &code),
            expires_at: self.sluss.now().after(lifetime),
            wrong: 0,
            again_at: None,
        };
        let message = Message {
            to: Recipient::Phone(number.clone()),
            language: sign_in.language,
            content: Content::SignInCode {
                code,
                site: sign_in.target.shown_name().to_owned(),
                framed_in: sign_in.target.framed_in().map(str::to_owned),
            },
        };
        let post = if registered {
            self.sluss.messages().post(&message, lifetime)
        } else {
            self.sluss.messages().pretend(&message, lifetime)
        };
        (challenge, post)
    }

    /// Says when another code may be sent; the one before, if there is one, still works.
    async fn wait(&self, sign_in: SignIn, number: &PhoneNumber, until: Timestamp) -> Result<SignIn, Error> {
        let mut state = sign_in.state.clone();
        match &mut state {
            State::SmsNumber { typed, again_at, .. } => {
                *typed = self.keep(&sign_in, &number.written());
                *again_at = Some(until);
            }
            State::SmsCode { challenge, .. } => challenge.again_at = Some(until),
            _ => return Err(Error::Conflict),
        }
        self.sluss.sign_ins().advance(sign_in, state, Some(Notice::SmsWait)).await
    }

    /// Takes the code. As with the QR code, its outcome is told only once its commit has held (C04, C06).
    ///
    /// # Errors
    /// [`Error::Conflict`] when the sign-in has moved on.
    pub async fn prove_sms(&self, sign_in: SignIn, typed: &str) -> Result<SignIn, Error> {
        let State::SmsCode { email, account, challenge } = sign_in.state.clone() else { return Err(Error::Conflict) };
        let over = self.sluss.now() >= challenge.expires_at || challenge.wrong >= self.sluss.policy.sms.code_tries;
        let Ok(typed) = Code::typed(typed, DIGITS) else {
            let state = sign_in.state.clone();
            let notice = if over { Notice::SmsOver } else { Notice::SmsForm };
            return self.sluss.sign_ins().advance(sign_in, state, Some(notice)).await;
        };
        if over {
            let state = sign_in.state.clone();
            return self.sluss.sign_ins().advance(sign_in, state, Some(Notice::SmsOver)).await;
        }
        let number = self.kept_number(&sign_in, &challenge.number)?;
        let right = self.sluss.phone_numbers().is_sms_code(&purpose(&sign_in, &number), &typed, &challenge.proof);
        let registered = self.registered(&account, &number).await?;
        match registered.filter(|_| right) {
            Some(number) => {
                let opener = Opener::Number(number.id.clone());
                let evidence = Evidence { account: account.clone(), method: Method::Sms, opener, at: self.sluss.now() };
                let changes = vec![
                    Change::ClearFailures { account, factor: Factor::Sms, limit: self.sluss.policy.factor_tries },
                    Change::UseNumber(number.id, self.sluss.now()),
                ];
                self.sluss.sign_ins().pass(sign_in, email, evidence, changes).await
            }
            None => self.count_wrong_sms(sign_in, email, account, challenge).await,
        }
    }

    async fn count_wrong_sms(
        &self,
        sign_in: SignIn,
        email: String,
        account: AccountId,
        challenge: SmsChallenge,
    ) -> Result<SignIn, Error> {
        let limit = self.sluss.policy.factor_tries;
        let failures = self.sluss.store.failures(&account, &Factor::Sms).await? + 1;
        let count = Change::CountFailure { account: account.clone(), factor: Factor::Sms, limit };
        let challenge = SmsChallenge { wrong: challenge.wrong + 1, ..challenge };
        let state = State::SmsCode { email, account, challenge };
        let counted = self.sluss.sign_ins().advance_with(sign_in, state, Some(Notice::WrongCode), vec![count]).await?;
        if failures >= limit { self.other_gate(counted).await } else { Ok(counted) }
    }

    /// The account's number, if it has this one.
    async fn registered(&self, account: &AccountId, number: &PhoneNumber) -> Result<Option<Number>, Error> {
        let proof = self.sluss.phone_numbers().proof(number);
        let numbers = self.sluss.store.numbers(account).await?;
        Ok(numbers.into_iter().find(|known| known.proof == proof))
    }

    /// The number as it was typed, and what was probably meant by it.
    ///
    /// # Errors
    /// [`Error::Unsealable`] where it is not this sign-in's.
    pub fn typed_number(&self, sign_in: &SignIn, typed: &str) -> Result<(String, Option<String>), Error> {
        let typed = self.kept(sign_in, typed)?;
        let home = Home::Likely(self.likely_country(&sign_in.visitor, sign_in.language));
        let meant = match phone::read(&typed, home) {
            Typed::Meant(number) if self.sends_to(&number) => Some(number.written()),
            _ => None,
        };
        Ok((typed, meant))
    }

    /// Where a number without a calling code is most likely from.
    #[must_use]
    pub fn likely_country(&self, visitor: &Visitor, language: Language) -> Option<Country> {
        let spoken = match language {
            Language::Sv => Country::parse("SE"),
            Language::En => None,
        };
        Country::parse(&visitor.country).or(self.sluss.policy.sms.home).or(spoken)
    }

    /// Whether SMS go to this number's country (D04).
    pub(crate) fn sends_to(&self, number: &PhoneNumber) -> bool {
        number.country().is_some_and(|country| self.sluss.policy.sms.countries.reach(country))
    }

    fn keep(&self, sign_in: &SignIn, typed: &str) -> String {
        BASE64.encode(&self.sluss.sealer.seal(NUMBER_PURPOSE, sign_in.handle.as_str(), typed.as_bytes()))
    }

    fn kept(&self, sign_in: &SignIn, sealed: &str) -> Result<String, Error> {
        let sealed = BASE64.decode(sealed.as_bytes()).map_err(|_| Error::Unsealable)?;
        let opened = self.sluss.sealer.open(NUMBER_PURPOSE, sign_in.handle.as_str(), &sealed)?;
        opened.text().map(str::to_owned).ok_or(Error::Unsealable)
    }

    fn kept_number(&self, sign_in: &SignIn, sealed: &str) -> Result<PhoneNumber, Error> {
        PhoneNumber::e164(&self.kept(sign_in, sealed)?).ok_or(Error::Unsealable)
    }
}

/// What a code is for: this number in this sign-in, and nothing else (D02).
fn purpose(sign_in: &SignIn, number: &PhoneNumber) -> String {
    format!("{}\n{}", sign_in.handle.as_str(), number.expose())
}
