//! Recovery codes as a second factor (F05): each works once.

use async_trait::async_trait;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use crate::error::Error;
use crate::factor::contract::{Begin, SecondFactor, Sheet, Verdict};
use crate::factor::one_time_codes::OneTimeCodes;
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::message::Notice as News;
use crate::model::one_time_code;
use crate::model::opener::Opener;
use crate::model::remedy::Remedy;
use crate::model::secret::BearerHash;
use crate::model::sign_in::{SignIn, SignInState};
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};
use crate::sluss::Sluss;

/// Codes kept on paper for the day when the phone is lost.
pub(crate) struct RecoveryCode;

#[async_trait]
impl SecondFactor for RecoveryCode {
    fn method(&self) -> Method {
        Method::Recovery
    }

    fn is_registered(&self, factors: &Factors) -> bool {
        factors.left(self.method()) > 0
    }

    fn registration(&self) -> Remedy {
        Remedy::MakeRecoveryCodes
    }

    fn sheet(&self) -> Option<Sheet> {
        Some(Sheet { event: Event::RecoveryCodesMade, notice: News::RecoveryCodesMade })
    }

    fn counted(&self, _factors: &Factors) -> Vec<Factor> {
        vec![Factor::Of(Method::Recovery)]
    }

    async fn begin(&self, _sluss: &Sluss, begin: Begin<'_>) -> Result<(SignInState, Vec<Change>), Error> {
        let (email, account) = (begin.sign_in.state.email().to_owned(), begin.account.id.clone());
        Ok((SignInState::Code { email, account, method: self.method() }, Vec::new()))
    }

    async fn verify(&self, sluss: &Sluss, sign_in: &SignIn, factors: &Factors, typed: &str) -> Result<Verdict, Error> {
        let SignInState::Code { account, method: Method::Recovery, .. } = &sign_in.state else {
            return Err(Error::Conflict);
        };
        let Some(code) = one_time_code::typed(typed) else { return Ok(Verdict::Refused(Notice::RecoveryForm)) };
        let code = sluss.one_time_codes().hash(account, self.method(), code).await?;
        if !sluss.store.has_credential(account, self.method(), &code).await? {
            return Ok(Verdict::Wrong { state: sign_in.state.clone(), notice: Notice::WrongRecovery });
        }
        let owner = sluss.second_steps().still_open(account).await?;
        let changes = sluss.one_time_codes().use_up(&owner, factors.left(Method::Recovery), code, &sign_in.visitor);
        Ok(Verdict::Right { opener: Opener::Of(Method::Recovery), changes: changes.into() })
    }
}

impl OneTimeCodes<'_> {
    /// The changes for a right code: it is used up, and the owner is told how many of `there` are left.
    pub(crate) fn use_up(&self, owner: &Account, there: u32, code: BearerHash, visitor: &Visitor) -> [Change; 3] {
        let left = there.saturating_sub(1);
        [
            Change::Own(OwnChange::UseCredential(owner.id.clone(), Method::Recovery, code)),
            self.sluss.messages().notify(owner, News::RecoveryCodeUsed { left }, visitor),
            self.sluss.audit_log().record(Event::RecoveryCodeUsed, &owner.id, visitor),
        ]
    }
}
