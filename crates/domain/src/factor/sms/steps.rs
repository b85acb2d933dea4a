//! What a sign-in by SMS needs beyond the common flow: the person says which number to send the code to, and may have
//! another sent. A number that is not registered gets the same answers for the same work, and no SMS (D05).

use sluss_protocol::language::Language;
use sluss_protocol::method::Method;
use sluss_protocol::numbers::NUMBER_MAX;
use sluss_protocol::sign_in::Notice;
use sluss_protocol::typed;

use crate::error::Error;
use crate::model::country::Country;
use crate::model::id::{AccountId, BASE64};
use crate::model::message::{Content, Message, Recipient};
use crate::model::number::RegisteredNumber;
use crate::model::phone;
use crate::model::phone::{Home, ParsedNumber, PhoneNumber};
use crate::model::sign_in::{SignIn, SignInState, SmsChallenge};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// The purpose that a number in a sign-in is sealed for.
const NUMBER_PURPOSE: &str = "sign-in-number";

/// The steps of a sign-in by SMS that concern the number.
#[derive(Clone, Copy, Debug)]
pub struct SmsSteps<'a> {
    sluss: &'a Sluss,
}

impl Sluss {
    /// The steps of a sign-in by SMS that concern the number.
    #[must_use]
    pub const fn sms_steps(&self) -> SmsSteps<'_> {
        SmsSteps { sluss: self }
    }
}

impl SmsSteps<'_> {
    /// Takes the number that the code is to go to.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in has moved on.
    pub async fn take_number(&self, sign_in: SignIn, typed: &str) -> Result<SignIn, Error> {
        let SignInState::SmsNumber { email, account, .. } = sign_in.state.clone() else { return Err(Error::Conflict) };
        let home = Home::Likely(self.likely_country(&sign_in.visitor, sign_in.language));
        let notice = match phone::read(typed, home) {
            ParsedNumber::Number(number) if self.sends_to(&number) => {
                return self.send_code(sign_in, email, &account, &number, None).await;
            }
            ParsedNumber::Number(_) => Notice::NumberCountry,
            ParsedNumber::DidYouMean(_) | ParsedNumber::NotMobile | ParsedNumber::Unreadable => Notice::NumberForm,
        };
        let typed: String = typed::plain(typed).chars().take(NUMBER_MAX).collect();
        let state = SignInState::SmsNumber { email, account, typed: self.keep(&sign_in, &typed), again_at: None };
        self.sluss.sign_ins().advance(sign_in, state, Some(notice)).await
    }

    /// Sends another code to the same number; the previous one stops working.
    ///
    /// # Errors
    /// [`Error::Conflict`] if no code was sent before.
    pub async fn send_again(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        let SignInState::SmsCode { email, account, challenge } = sign_in.state.clone() else {
            return Err(Error::Conflict);
        };
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
        let account = self.sluss.second_steps().still_open(account).await?;
        let second_factors = self.sluss.second_factors();
        let factors = second_factors.of(&account.id).await?;
        let target = &sign_in.target;
        if second_factors.cannot_use(target, &account, &factors, Method::Sms).await?.is_some() {
            return self.sluss.second_steps().choose_again(sign_in).await;
        }
        let (account, registered) = (account.id, self.registered(&factors.numbers, number).is_some());
        let (challenge, post) = self.new_sms_challenge(&sign_in, number, registered);
        let state = SignInState::SmsCode { email, account: account.clone(), challenge };
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

    /// A new code for this number in this sign-in, and the change that sends it, or only appears to if the number is
    /// not registered.
    fn new_sms_challenge(&self, sign_in: &SignIn, number: &PhoneNumber, registered: bool) -> (SmsChallenge, Change) {
        let code = self.sluss.phone_numbers().new_sms_code();
        let lifetime = self.sluss.policy.sms.code_lifetime;
        let challenge = SmsChallenge {
            number: self.keep(sign_in, number.expose()),
            hint: number.hint(),
            tag: self.sluss.phone_numbers().sms_code_tag(&purpose(sign_in, number), &code),
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

    /// Says when another code may be sent; the previous one, if any, still works.
    async fn wait(&self, sign_in: SignIn, number: &PhoneNumber, until: Timestamp) -> Result<SignIn, Error> {
        let mut state = sign_in.state.clone();
        match &mut state {
            SignInState::SmsNumber { typed, again_at, .. } => {
                *typed = self.keep(&sign_in, &number.written());
                *again_at = Some(until);
            }
            SignInState::SmsCode { challenge, .. } => challenge.again_at = Some(until),
            _ => return Err(Error::Conflict),
        }
        self.sluss.sign_ins().advance(sign_in, state, Some(Notice::SmsWait)).await
    }

    /// The number as it was typed, and the one that was probably meant.
    ///
    /// # Errors
    /// [`Error::Unsealable`] if `typed` belongs to another sign-in.
    pub fn typed_number(&self, sign_in: &SignIn, typed: &str) -> Result<(String, Option<String>), Error> {
        let typed = self.kept(sign_in, typed)?;
        let home = Home::Likely(self.likely_country(&sign_in.visitor, sign_in.language));
        let meant = match phone::read(&typed, home) {
            ParsedNumber::DidYouMean(number) if self.sends_to(&number) => Some(number.written()),
            _ => None,
        };
        Ok((typed, meant))
    }

    /// The country that a number without a calling code is most likely from: the visitor's, else the operator's, else
    /// the language's.
    #[must_use]
    pub fn likely_country(&self, visitor: &Visitor, language: Language) -> Option<Country> {
        let spoken = match language {
            Language::Sv => Country::parse("SE"),
            Language::En => None,
        };
        Country::parse(&visitor.country).or(self.sluss.policy.sms.home).or(spoken)
    }

    /// Whether SMS are sent to this number's country (D04).
    pub(crate) fn sends_to(&self, number: &PhoneNumber) -> bool {
        number.country().is_some_and(|country| self.sluss.policy.sms.countries.reach(country))
    }

    /// The registered number among these that this is.
    pub(super) fn registered<'n>(
        &self,
        numbers: &'n [RegisteredNumber],
        number: &PhoneNumber,
    ) -> Option<&'n RegisteredNumber> {
        let tag = self.sluss.phone_numbers().tag(number);
        numbers.iter().find(|known| known.tag == tag)
    }

    pub(super) fn keep(&self, sign_in: &SignIn, typed: &str) -> String {
        BASE64.encode(&self.sluss.sealer.seal(NUMBER_PURPOSE, sign_in.handle.as_str(), typed.as_bytes()))
    }

    fn kept(&self, sign_in: &SignIn, sealed: &str) -> Result<String, Error> {
        let sealed = BASE64.decode(sealed.as_bytes()).map_err(|_| Error::Unsealable)?;
        let opened = self.sluss.sealer.open(NUMBER_PURPOSE, sign_in.handle.as_str(), &sealed)?;
        opened.text().map(str::to_owned).ok_or(Error::Unsealable)
    }

    pub(super) fn kept_number(&self, sign_in: &SignIn, sealed: &str) -> Result<PhoneNumber, Error> {
        PhoneNumber::e164(&self.kept(sign_in, sealed)?).ok_or(Error::Unsealable)
    }
}

/// The purpose of a code: this number in this sign-in, and nothing else (D02).
pub(super) fn purpose(sign_in: &SignIn, number: &PhoneNumber) -> String {
    format!("{}\n{}", sign_in.handle.as_str(), number.expose())
}
