//! The second step of a sign-in, alike for every factor: the choice, time and tries, counting, locking, the audit log,
//! the owner's notice, and the end. Only here are both known: what the site requires and what the account has.

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{Notice, UnavailableReason};

use crate::error::Error;
use crate::factor::contract::{Begin, Verdict};
use crate::factor::second_factor;
use crate::model::account::Account;
use crate::model::audit::{Entry, Event};
use crate::model::device::Device;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::id::AccountId;
use crate::model::message::Notice as News;
use crate::model::opener::Opener;
use crate::model::sign_in::{Evidence, SignIn, SignInState, Target};
use crate::model::visitor::Visitor;
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// The second step of a sign-in, whatever the factor.
#[derive(Clone, Copy, Debug)]
pub struct SecondSteps<'a> {
    sluss: &'a Sluss,
}

impl Sluss {
    /// The second step of a sign-in, whatever the factor.
    #[must_use]
    pub const fn second_steps(&self) -> SecondSteps<'_> {
        SecondSteps { sluss: self }
    }
}

/// An answer to a second factor, for counting and logging.
pub(crate) struct Attempt<'a> {
    /// The sign-in that the answer was given in.
    pub(crate) sign_in: &'a SignIn,
    /// The account that owns the second factor.
    pub(crate) account: AccountId,
    /// The method whose second step was answered.
    pub(crate) method: Method,
    /// What the failure is counted for.
    pub(crate) factor: Factor,
}

/// What a wrong answer leads to.
pub(crate) struct Counted {
    /// The changes that have to be in the commit that reveals it (C04, C06).
    pub(crate) changes: Vec<Change>,
    /// Whether this was the last wrong answer in a row that is permitted.
    pub(crate) locks: bool,
}

impl SecondSteps<'_> {
    /// Goes on from the right password to the second step of `method`, or to a choice if the account cannot use that
    /// method. `changes` are committed with the step.
    pub(crate) async fn begin(
        &self,
        sign_in: SignIn,
        account: &Account,
        method: Method,
        changes: Vec<Change>,
    ) -> Result<SignIn, Error> {
        self.begin_with(sign_in, account, method, None, changes).await
    }

    async fn begin_with(
        &self,
        sign_in: SignIn,
        account: &Account,
        method: Method,
        notice: Option<Notice>,
        mut changes: Vec<Change>,
    ) -> Result<SignIn, Error> {
        let sign_ins = self.sluss.sign_ins();
        let factors = self.sluss.second_factors().of(&account.id).await?;
        let unavailable = self.sluss.second_factors().cannot_use(&sign_in.target, account, &factors, method).await?;
        // Whoever has registered nothing comes to the account pages to do so, whichever method was preset.
        let nothing = factors.is_empty() && unavailable == Some(UnavailableReason::Missing);
        if nothing && matches!(sign_in.target, Target::Account { .. }) {
            return sign_ins.pass(sign_in, Evidence::password(account, self.sluss.now()), changes).await;
        }
        if unavailable.is_some() {
            let state = self.choice(&sign_in, account, &factors, method).await?;
            return sign_ins.advance_with(sign_in, state, None, changes).await;
        }
        let Some(factor) = second_factor(method) else {
            return sign_ins.pass(sign_in, Evidence::password(account, self.sluss.now()), changes).await;
        };
        let (state, begun) = factor.begin(self.sluss, Begin { sign_in: &sign_in, account, factors: &factors }).await?;
        changes.extend(begun);
        sign_ins.advance_with(sign_in, state, notice, changes).await
    }

    async fn choice(
        &self,
        sign_in: &SignIn,
        account: &Account,
        factors: &Factors,
        tried: Method,
    ) -> Result<SignInState, Error> {
        let options = self.sluss.second_factors().options(&sign_in.target, account, factors).await?;
        Ok(SignInState::Choose { email: sign_in.state.email().to_owned(), account: account.id.clone(), tried, options })
    }

    /// Takes the choice of a second step. The password was right in this sign-in and is not asked for again.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is nothing to choose.
    pub async fn choose(&self, sign_in: SignIn, method: Option<Method>) -> Result<SignIn, Error> {
        let SignInState::Choose { account, .. } = &sign_in.state else { return Err(Error::Conflict) };
        let Some(method) = method else {
            return self.stay(sign_in, Notice::MethodUnavailable).await;
        };
        let account = self.still_open(account).await?;
        self.begin(sign_in, &account, method, Vec::new()).await
    }

    /// Leaves the current second step for a choice of all of them.
    ///
    /// # Errors
    /// [`Error::Conflict`] before the password and after the second step.
    pub async fn choose_again(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        let Some((account, tried)) = sign_in.state.between() else { return Err(Error::Conflict) };
        let account = self.still_open(account).await?;
        let factors = self.sluss.second_factors().of(&account.id).await?;
        let state = self.choice(&sign_in, &account, &factors, tried).await?;
        self.sluss.sign_ins().advance(sign_in, state, None).await
    }

    /// Replaces a challenge that has expired, or was guessed at too often, by a new one of the same kind.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in is not waiting for an answer by this method.
    pub async fn renew(&self, sign_in: SignIn, method: Method) -> Result<SignIn, Error> {
        let account = self.still_open(self.awaited(&sign_in, method)?).await?;
        let notice = second_factor(method).and_then(|factor| factor.renewed());
        self.begin_with(sign_in, &account, method, notice, Vec::new()).await
    }

    /// Takes an answer that was typed on the sign-in page.
    ///
    /// The result, right or wrong, is told only once its commit has held: concurrent guesses count one by one, and
    /// whoever loses the race learns nothing (C04, C06).
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in is not waiting for an answer by this method.
    pub async fn answer(&self, sign_in: SignIn, method: Method, typed: &str) -> Result<SignIn, Error> {
        let account = self.awaited(&sign_in, method)?.clone();
        let factor = second_factor(method).ok_or(Error::Conflict)?;
        let factors = self.sluss.second_factors().of(&account).await?;
        match factor.verify(self.sluss, &sign_in, &factors, typed).await? {
            Verdict::Refused(notice) => self.stay(sign_in, notice).await,
            Verdict::Over => self.renew(sign_in, method).await,
            Verdict::Right { opener, changes } => {
                let counted = self.counted(&factors, method)?;
                self.right(sign_in, &factors, (method, counted), opener, changes).await
            }
            Verdict::Wrong { state, notice } => {
                let counted = self.counted(&factors, method)?;
                let attempt = Attempt { sign_in: &sign_in, account, method, factor: counted };
                let Counted { changes, locks } = self.wrong(&attempt, &factors, &sign_in.visitor).await?;
                let told = self.sluss.sign_ins().advance_with(sign_in, state, Some(notice), changes).await?;
                if locks { self.choose_again(told).await } else { Ok(told) }
            }
        }
    }

    /// What follows from a wrong answer, wherever it came from: it is counted and logged, and if it was one too many,
    /// the factor is locked, which is logged and the owner is notified.
    pub(crate) async fn wrong(
        &self,
        attempt: &Attempt<'_>,
        factors: &Factors,
        visitor: &Visitor,
    ) -> Result<Counted, Error> {
        let Attempt { sign_in, account, method, factor } = attempt;
        let note = |event| self.sluss.sign_ins().note(sign_in, event, Some(account.clone()), *method, visitor);
        self.count_wrong((account, factor, *method), factors, visitor, note).await
    }

    /// The same for a wrong PIN that was given outside of any sign-in.
    pub(crate) async fn wrong_pin(
        &self,
        device: &Device,
        factors: &Factors,
        visitor: &Visitor,
    ) -> Result<Vec<Change>, Error> {
        let (account, factor, method) = (&device.account, Factor::Pin(device.id.clone()), Method::Pin);
        let entry = |event| self.sluss.audit_log().entry(event, Some(account.clone()), visitor);
        let note = |event| Change::Record(Entry { method: Some(method), ..entry(event) });
        Ok(self.count_wrong((account, &factor, method), factors, visitor, note).await?.changes)
    }

    async fn count_wrong(
        &self,
        (account, factor, method): (&AccountId, &Factor, Method),
        factors: &Factors,
        visitor: &Visitor,
        note: impl Fn(Event) -> Change,
    ) -> Result<Counted, Error> {
        let limit = self.sluss.policy.factor_tries;
        let counted = Change::CountFailure { account: account.clone(), factor: factor.clone(), limit };
        let mut changes = vec![counted, note(Event::WrongCode)];
        let locks = factors.wrong(factor) + 1 >= limit;
        if locks {
            let owner = self.still_open(account).await?;
            changes.push(note(Event::FactorLocked));
            changes.push(self.sluss.messages().notify(&owner, News::FactorLocked { method }, visitor));
        }
        Ok(Counted { changes, locks })
    }

    /// Completes the sign-in with a right answer, wherever it came from. Counting starts anew, and other locked factors
    /// are unlocked, since a second factor has been shown (E05).
    pub(crate) async fn right(
        &self,
        sign_in: SignIn,
        factors: &Factors,
        (method, factor): (Method, Factor),
        opener: Opener,
        mut changes: Vec<Change>,
    ) -> Result<SignIn, Error> {
        let (account, limit) =
            (sign_in.state.between().ok_or(Error::Conflict)?.0.clone(), self.sluss.policy.factor_tries);
        changes.push(Change::ClearFailures { account: account.clone(), factor: factor.clone(), limit });
        changes.extend(self.opened_by(&opener, &account, factors, &sign_in.visitor));
        let evidence = Evidence { account, method, opener, at: self.sluss.now() };
        self.sluss.sign_ins().pass(sign_in, evidence, changes).await
    }

    /// The changes that unlock other factors after a right answer: all that are locked, except the PIN of the very
    /// device that gave it. Whoever holds a stolen device can make its codes without the PIN, and could guess at the
    /// PIN for ever.
    pub(crate) fn opened_by(
        &self,
        opener: &Opener,
        account: &AccountId,
        factors: &Factors,
        visitor: &Visitor,
    ) -> Vec<Change> {
        let own =
            |factor: &Factor| matches!((factor, opener), (Factor::Pin(one), Opener::Device(other)) if one == other);
        let locked = self.sluss.second_factors().locked(factors).into_iter().filter(|factor| !own(factor));
        let mut changes: Vec<_> = locked.map(|factor| Change::unlock(account, factor)).collect();
        if !changes.is_empty() {
            changes.push(self.sluss.audit_log().record(Event::FactorsUnlocked, account, visitor));
        }
        changes
    }

    /// The owner of a sign-in whose password was right, for somebody who has lost all second factors.
    ///
    /// # Errors
    /// [`Error::Conflict`] before the password and after the second step.
    pub async fn owner(&self, sign_in: &SignIn) -> Result<Account, Error> {
        let (account, _) = sign_in.state.between().ok_or(Error::Conflict)?;
        self.still_open(account).await
    }

    /// The account whose second step this is, unless it was disabled meanwhile.
    pub(crate) async fn still_open(&self, account: &AccountId) -> Result<Account, Error> {
        self.sluss.store.account(account).await?.filter(|account| !account.disabled).ok_or(Error::Conflict)
    }

    async fn stay(&self, sign_in: SignIn, notice: Notice) -> Result<SignIn, Error> {
        let state = sign_in.state.clone();
        self.sluss.sign_ins().advance(sign_in, state, Some(notice)).await
    }

    fn awaited<'s>(&self, sign_in: &'s SignIn, method: Method) -> Result<&'s AccountId, Error> {
        if matches!(sign_in.state, SignInState::Choose { .. }) || method.level() < Level::Medium {
            return Err(Error::Conflict);
        }
        let (account, begun) = sign_in.state.between().ok_or(Error::Conflict)?;
        if begun == method { Ok(account) } else { Err(Error::Conflict) }
    }

    /// What an answer typed on the sign-in page is counted for; such a factor has one count.
    fn counted(&self, factors: &Factors, method: Method) -> Result<Factor, Error> {
        let factor = second_factor(method).ok_or(Error::Conflict)?;
        factor.counted(factors).into_iter().next().ok_or(Error::Conflict)
    }
}
