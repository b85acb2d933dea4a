//! The second gate by a recovery code (F05): each works once, and wrong ones are counted.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use crate::error::Error;
use crate::model::audit::Event;
use crate::model::factor::Factor;
use crate::model::id::AccountId;
use crate::model::message::Notice as News;
use crate::model::opener::Opener;
use crate::model::recovery;
use crate::model::secret::BearerHash;
use crate::model::sign_in::{Evidence, SignIn, State};
use crate::ports::store::{Change, OwnChange};
use crate::sign_in::choose::SecondSteps;

impl SecondSteps<'_> {
    /// Takes a recovery code. As with every code, what came of it is told only once its commit has held (C04, C06).
    ///
    /// # Errors
    /// [`Error::Conflict`] when the sign-in has moved on.
    pub async fn prove_recovery(&self, sign_in: SignIn, typed: &str) -> Result<SignIn, Error> {
        let State::Recovery { email, account } = sign_in.state.clone() else { return Err(Error::Conflict) };
        let Some(code) = recovery::typed(typed) else {
            let state = sign_in.state.clone();
            return self.sluss.sign_ins().advance(sign_in, state, Some(Notice::RecoveryForm)).await;
        };
        if !self.sluss.store.has_recovery_code(&account, &code).await? {
            return self.count_wrong_recovery(sign_in, account).await;
        }
        let changes = self.used_up(&sign_in, &account, code).await?;
        let evidence = Evidence { account, method: Method::Recovery, opener: Opener::Recovery, at: self.sluss.now() };
        self.sluss.sign_ins().pass(sign_in, email, evidence, changes).await
    }

    /// What goes with a code that is right: it works no more, and the owner is told.
    pub(super) async fn used_up(
        &self,
        sign_in: &SignIn,
        account: &AccountId,
        code: BearerHash,
    ) -> Result<Vec<Change>, Error> {
        let left = self.sluss.store.recovery_codes(account).await?.saturating_sub(1);
        let owner = self.still_open(account).await?;
        let limit = self.sluss.policy.factor_tries;
        Ok(vec![
            Change::ClearFailures { account: account.clone(), factor: Factor::Recovery, limit },
            Change::Own(OwnChange::UseRecoveryCode(account.clone(), code)),
            self.sluss.messages().notify(&owner, News::RecoveryCodeUsed { left }, &sign_in.visitor),
            self.sluss.audit_log().record(Event::RecoveryCodeUsed, account, &sign_in.visitor),
        ])
    }

    async fn count_wrong_recovery(&self, sign_in: SignIn, account: AccountId) -> Result<SignIn, Error> {
        let limit = self.sluss.policy.factor_tries;
        let failures = self.sluss.store.failures(&account, &Factor::Recovery).await? + 1;
        let note = |event| {
            self.sluss.sign_ins().note(&sign_in, event, Some(account.clone()), Method::Recovery, &sign_in.visitor)
        };
        let count = Change::CountFailure { account: account.clone(), factor: Factor::Recovery, limit };
        let mut changes = vec![count, note(Event::WrongCode)];
        if failures >= limit {
            changes.push(note(Event::FactorLocked));
        }
        let state = sign_in.state.clone();
        let counted = self.sluss.sign_ins().advance_with(sign_in, state, Some(Notice::WrongRecovery), changes).await?;
        if failures >= limit { self.other_gate(counted).await } else { Ok(counted) }
    }
}
