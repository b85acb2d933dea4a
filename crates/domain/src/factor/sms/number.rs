//! Registered phone numbers, to which codes are sent. They are stored sealed and looked up by a keyed hash. Adding one
//! is binding a factor (D03): it needs the code, a fresh session, and a second factor if there already is one.

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
use crate::ports::store::{Change, NumberChange};
use crate::session::Fresh;
use crate::sluss::Sluss;

/// How many numbers an account can have.
const NUMBERS_MAX: usize = 5;

/// What a request to add a number led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimBegun {
    /// Nothing was sent: the number typed is not complete, and this is probably the one that was meant.
    DidYouMean(PhoneNumber),
    /// A code was posted to the number.
    Sent(NumberClaim, PhoneNumber),
}

/// What a typed code led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimFinished {
    /// The code was right and the number is registered.
    Registered(RegisteredNumber),
    /// The code was wrong; this many attempts are left.
    Wrong(u32),
}

/// Phone numbers: registering them, and the codes sent to them.
#[derive(Clone, Copy, Debug)]
pub struct PhoneNumbers<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Phone numbers: registering them, and the codes sent to them.
    #[must_use]
    pub const fn phone_numbers(&self) -> PhoneNumbers<'_> {
        PhoneNumbers { sluss: self }
    }
}

impl Fresh<'_> {
    /// Begins to add a number by sending it a code. `chosen` is the country that the person picked for a number without
    /// a calling code.
    ///
    /// # Errors
    /// [`Error::SmsBudget`], or [`Error::InvalidField`] naming what is wrong with the number.
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
        let changes = vec![self.guard(), Change::Number(NumberChange::AddClaim(claim.clone())), post];
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

    /// Takes the code that was sent to a number, and registers the number.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Expired`] (also after too many wrong codes), or [`Error::InvalidField`] if it is
    /// not six digits.
    pub async fn finish_number(&self, id: &NumberId, typed: &str, visitor: &Visitor) -> Result<ClaimFinished, Error> {
        let account = &self.account;
        let claim = self.sluss.phone_numbers().claim(self.session, id).await?;
        let tries = self.sluss.policy.sms.code_tries;
        if self.sluss.now() >= claim.expires_at || claim.wrong >= tries {
            return Err(Error::Expired);
        }
        let typed = Code::typed(typed, CODE_DIGITS).map_err(|_| Error::InvalidField("code"))?;
        if !self.sluss.phone_numbers().is_sms_code(id.as_str(), &typed, &claim.code) {
            self.sluss.store.commit(vec![Change::Number(NumberChange::CountWrong(claim.id, claim.wrong))]).await?;
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
            Change::Number(NumberChange::EndClaim(claim.id, claim.wrong)),
            Change::Number(NumberChange::Add(number.clone())),
            self.sluss.messages().notify(
                account,
                Notice::NumberAdded { number: self.sluss.phone_numbers().open(&number)?.hint() },
                visitor,
            ),
            self.sluss.audit_log().record(Event::NumberAdded, &account.id, visitor),
        ];
        changes.extend(self.sluss.second_factors().new_factor(&account.id, Some(&self.session.token)));
        self.sluss.store.commit(changes).await?;
        Ok(ClaimFinished::Registered(number))
    }

    /// Removes a number and ends what codes sent to it have opened. The owner is notified.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the account has no such number.
    pub async fn remove_number(&self, id: &NumberId, visitor: &Visitor) -> Result<(), Error> {
        let (account, numbers) = (&self.account, &self.factors.numbers);
        let number = numbers.iter().find(|known| known.id == *id).ok_or(Error::NotFound)?;
        let hint = self.sluss.phone_numbers().open(number)?.hint();
        let changes = vec![
            self.guard(),
            Change::Number(NumberChange::Remove(account.id.clone(), number.id.clone())),
            self.end_opened_by(Opener::Number(number.id.clone())),
            self.sluss.messages().notify(account, Notice::NumberRemoved { number: hint }, visitor),
            self.sluss.audit_log().record(Event::NumberRemoved, &account.id, visitor),
        ];
        Ok(self.sluss.store.commit(changes).await?)
    }
}

impl PhoneNumbers<'_> {
    /// Cancels adding a number, in the session that began it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if this session has no such claim.
    pub async fn cancel(&self, session: &Session, id: &NumberId) -> Result<(), Error> {
        let claim = self.claim(session, id).await?;
        Ok(self.sluss.store.commit(vec![Change::Number(NumberChange::EndClaim(claim.id, claim.wrong))]).await?)
    }

    /// Opens the sealed number.
    ///
    /// # Errors
    /// [`Error::Unsealable`].
    pub fn open(&self, number: &RegisteredNumber) -> Result<PhoneNumber, Error> {
        let opened = self.sluss.sealer.open(PURPOSE, number.id.as_str(), &number.sealed)?;
        opened.text().and_then(PhoneNumber::e164).ok_or(Error::Unsealable)
    }

    /// The keyed hash that a number is looked up by.
    pub(crate) fn tag(&self, number: &PhoneNumber) -> String {
        BASE64.encode(&self.sluss.sealer.tag(PURPOSE, number.expose()))
    }

    async fn claim(&self, session: &Session, id: &NumberId) -> Result<NumberClaim, Error> {
        let claim = self.sluss.store.number_claim(id).await?;
        claim.filter(|claim| claim.session == session.token).ok_or(Error::NotFound)
    }
}
