//! Registered phone numbers: where codes go. Numbers are stored sealed, and looked up by a value that only we can compute from
//! them. Adding one is binding a factor (D03): it needs another where there is one, a session that is fresh, and the code.

use sluss_otp::Code;

use crate::error::Error;
use crate::model::audit::Event;
use crate::model::country::Country;
use crate::model::id::{BASE64, NumberId};
use crate::model::message::{Content, Message, Notice, Recipient};
use crate::model::number::{CODE_DIGITS, NumberClaim, PURPOSE, RegisteredNumber};
use crate::model::opener::Opener;
use crate::model::phone;
use crate::model::phone::{Home, ParsedNumber, PhoneNumber};
use crate::model::session::Session;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::store::Change;
use crate::session::Fresh;
use crate::sluss::Sluss;

/// How many numbers one account can have.
const NUMBERS_MAX: usize = 5;

/// What came of the wish to add a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimBegun {
    /// Nothing was sent: this is probably what was meant.
    DidYouMean(PhoneNumber),
    /// A code is on its way.
    Sent(NumberClaim, PhoneNumber),
}

/// What came of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimFinished {
    /// The number is registered.
    Registered(RegisteredNumber),
    /// The code was wrong; so many more are allowed.
    Wrong(u32),
}

/// Registered phone numbers, and the codes that go there.
#[derive(Clone, Copy, Debug)]
pub struct PhoneNumbers<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Registered phone numbers, and the codes that go there.
    #[must_use]
    pub const fn phone_numbers(&self) -> PhoneNumbers<'_> {
        PhoneNumbers { sluss: self }
    }
}

impl Fresh<'_> {
    /// Begins to add a number, by sending it a code. `chosen` is the country that the person chose beside it.
    ///
    /// # Errors
    /// [`Error::SmsBudget`], or [`Error::InvalidField`] with what is wrong with it.
    pub async fn begin_number(
        &self,
        typed: &str,
        chosen: Option<Country>,
        visitor: &Visitor,
    ) -> Result<ClaimBegun, Error> {
        let account = &self.account;
        if !self.sluss.policy.sms.is_open(self.sluss.now()) {
            return Err(Error::InvalidField("number-off"));
        }
        let likely = || Home::Likely(self.sluss.sms_steps().likely_country(visitor, account.language));
        let number = match phone::read(typed, chosen.map_or_else(likely, Home::Chosen)) {
            ParsedNumber::Number(number) => number,
            ParsedNumber::DidYouMean(number) => return Ok(ClaimBegun::DidYouMean(number)),
            ParsedNumber::NotMobile => return Err(Error::InvalidField("number-mobile")),
            ParsedNumber::Unreadable => return Err(Error::InvalidField("number-form")),
        };
        let tag = self.sluss.phone_numbers().tag(&number);
        let numbers = &self.factors.numbers;
        if numbers.iter().any(|known| known.tag == tag) {
            return Err(Error::InvalidField("number-known"));
        }
        if numbers.len() >= NUMBERS_MAX {
            return Err(Error::InvalidField("number-many"));
        }
        if !self.sluss.sms_steps().sends_to(&number) {
            return Err(Error::InvalidField("number-country"));
        }
        let (claim, message) = self.new_claim(&number, tag);
        let post = self.sluss.messages().post(&message, self.sluss.policy.sms.code_lifetime);
        let changes = vec![self.guard(), Change::AddNumberClaim(claim.clone()), post];
        self.sluss.phone_numbers().spend(&number, &account.id, visitor, changes).await?;
        Ok(ClaimBegun::Sent(claim, number))
    }

    fn new_claim(&self, number: &PhoneNumber, tag: String) -> (NumberClaim, Message) {
        let (account, numbers) = (&self.account, self.sluss.phone_numbers());
        let id = new_id::<NumberId>(&*self.sluss.entropy);
        let code = numbers.new_sms_code();
        let claim = NumberClaim {
            account: account.id.clone(),
            session: self.session.token.clone(),
            sealed: self.sluss.sealer.seal(PURPOSE, id.as_str(), number.expose().as_bytes()),
            tag,
            code: numbers.sms_code_tag(id.as_str(), &code),
            expires_at: self.sluss.now().after(self.sluss.policy.sms.code_lifetime),
            wrong: 0,
            id,
        };
        let to = Recipient::Phone(number.clone());
        (claim, Message { to, language: account.language, content: Content::NumberCode { code } })
    }

    /// Takes the code that came to a number, and registers it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Expired`] (also after too many wrong codes), [`Error::InvalidField`] for what is no code.
    pub async fn finish_number(&self, id: &NumberId, typed: &str, visitor: &Visitor) -> Result<ClaimFinished, Error> {
        let account = &self.account;
        let claim = self.sluss.phone_numbers().claim(self.session, id).await?;
        let tries = self.sluss.policy.sms.code_tries;
        if self.sluss.now() >= claim.expires_at || claim.wrong >= tries {
            return Err(Error::Expired);
        }
        let typed = Code::typed(typed, CODE_DIGITS).map_err(|_| Error::InvalidField("code"))?;
        if !self.sluss.phone_numbers().is_sms_code(id.as_str(), &typed, &claim.code) {
            self.sluss.store.commit(vec![Change::CountNumberTry(claim.id, claim.wrong)]).await?;
            return Ok(ClaimFinished::Wrong(tries - claim.wrong - 1));
        }
        let number = RegisteredNumber {
            id: claim.id.clone(),
            account: account.id.clone(),
            sealed: claim.sealed,
            tag: claim.tag,
            added_at: self.sluss.now(),
            last_used_at: None,
        };
        let mut changes = vec![
            self.guard(),
            Change::EndNumberClaim(claim.id, claim.wrong),
            Change::AddNumber(number.clone()),
            self.sluss.messages().notify(
                account,
                Notice::NumberAdded { number: self.sluss.phone_numbers().open(&number)?.hint() },
                visitor,
            ),
            self.sluss.audit_log().record(Event::NumberAdded, &account.id, visitor),
        ];
        changes.extend(self.sluss.second_factors().new_factor(&account.id, &self.session.token));
        self.sluss.store.commit(changes).await?;
        Ok(ClaimFinished::Registered(number))
    }

    /// Removes a number, and ends what codes to it have opened.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not this account's.
    pub async fn remove_number(&self, id: &NumberId, visitor: &Visitor) -> Result<(), Error> {
        let (account, numbers) = (&self.account, &self.factors.numbers);
        let number = numbers.iter().find(|known| known.id == *id).ok_or(Error::NotFound)?;
        let hint = self.sluss.phone_numbers().open(number)?.hint();
        let changes = vec![
            self.guard(),
            Change::RemoveNumber(account.id.clone(), number.id.clone()),
            self.end_opened_by(Opener::Number(number.id.clone())),
            self.sluss.messages().notify(account, Notice::NumberRemoved { number: hint }, visitor),
            self.sluss.audit_log().record(Event::NumberRemoved, &account.id, visitor),
        ];
        Ok(self.sluss.store.commit(changes).await?)
    }
}

impl PhoneNumbers<'_> {
    /// Gives up adding a number in the session that began it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where nothing of that id waits for its code.
    pub async fn cancel(&self, session: &Session, id: &NumberId) -> Result<(), Error> {
        let claim = self.claim(session, id).await?;
        Ok(self.sluss.store.commit(vec![Change::EndNumberClaim(claim.id, claim.wrong)]).await?)
    }

    /// The number itself.
    ///
    /// # Errors
    /// [`Error::Unsealable`].
    pub fn open(&self, number: &RegisteredNumber) -> Result<PhoneNumber, Error> {
        let opened = self.sluss.sealer.open(PURPOSE, number.id.as_str(), &number.sealed)?;
        opened.text().and_then(PhoneNumber::e164).ok_or(Error::Unsealable)
    }

    /// What a number is looked up by.
    pub(crate) fn tag(&self, number: &PhoneNumber) -> String {
        BASE64.encode(&self.sluss.sealer.tag(PURPOSE, number.expose()))
    }

    async fn claim(&self, session: &Session, id: &NumberId) -> Result<NumberClaim, Error> {
        let claim = self.sluss.store.number_claim(id).await?;
        claim.filter(|claim| claim.session == session.token).ok_or(Error::NotFound)
    }
}
