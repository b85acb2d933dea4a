//! The second gate: a request that is approved on one of the account's devices. This page only waits; what opens the gate is in
//! `approval`.

use std::time::Duration;

use sluss_protocol::sign_in::UnfitReason;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::approval::{Approval, State as Stands};
use crate::model::device::Device;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::id::{ApprovalId, BASE64};
use crate::model::sign_in::{SignIn, State};
use crate::model::timestamp::Timestamp;
use crate::model::wake_up::Topic;
use crate::ports::entropy::new_id;
use crate::ports::entropy::random;
use crate::ports::store::Change;
use crate::sign_in::choose::SecondSteps;

const TEN_MINUTES: Duration = Duration::from_secs(10 * 60);

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl SecondSteps<'_> {
    /// Asks the account's devices; a request that was waiting for them is void from now on (B06).
    pub(super) async fn ask_devices(
        &self,
        sign_in: SignIn,
        email: String,
        account: &Account,
        factors: &Factors,
        mut changes: Vec<Change>,
    ) -> Result<SignIn, Error> {
        let (link, expires_at) = self.signed_request(&sign_in.target, account, self.sluss.policy.approval_lifetime);
        let approval = Approval {
            id: new_id::<ApprovalId>(&*self.sluss.entropy),
            account: account.id.clone(),
            sign_in: sign_in.handle.clone(),
            link,
            number: self.number(),
            visitor: sign_in.visitor.clone(),
            begun_at: self.sluss.now(),
            expires_at,
            state: Stands::Pending,
            wrong: 0,
        };
        let state = State::Approval {
            email,
            account: account.id.clone(),
            approval: approval.id.clone(),
            number: approval.number.clone(),
            expires_at,
            reference: BASE64.encode(&account.reference.0),
        };
        changes.extend(factors.devices.iter().filter_map(|device| self.sluss.devices().wake(device, &approval.id)));
        changes.push(Change::VoidApprovalsOf(account.id.clone()));
        changes.push(Change::AddApproval(approval));
        changes.push(self.sluss.messages().wake_up(&Topic::Account(account.id.clone())));
        self.sluss.sign_ins().advance_with(sign_in, state, None, changes).await
    }

    /// Asks once more.
    ///
    /// # Errors
    /// [`Error::Conflict`] when this sign-in asks no devices.
    pub async fn ask_again(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        let State::Approval { email, account, .. } = &sign_in.state else { return Err(Error::Conflict) };
        let email = email.clone();
        let account = self.still_open(account).await?;
        self.open_gate(sign_in, email, &account, sluss_protocol::method::Method::Pin, Vec::new()).await
    }

    /// The number for the sign-in page: as many digits as the policy asks for.
    fn number(&self) -> String {
        let digits = self.sluss.policy.approval_digits;
        if digits == 0 {
            return String::new();
        }
        let random = u64::from_be_bytes(random(&*self.sluss.entropy)) % 10_u64.pow(digits);
        format!("{random:0width$}", width = digits as usize)
    }

    /// Why an account's devices cannot be asked now: too much was asked without a success, or *It was not me* was the last word.
    pub(crate) async fn cannot_ask(&self, account: &Account, factors: &Factors) -> Result<Option<UnfitReason>, Error> {
        let limit = self.sluss.policy.factor_tries;
        let locked = |device: &Device| factors.wrong(&Factor::Pin(device.id.clone())) >= limit;
        if factors.devices.iter().all(locked) {
            return Ok(Some(UnfitReason::FactorLocked));
        }
        let now = self.sluss.now();
        let success = factors.devices.iter().filter_map(|device: &Device| device.last_used_at).max();
        let asked = self.sluss.store.approvals(&account.id, Timestamp(now.0 - millis(DAY))).await?;
        let since: Vec<_> = asked.into_iter().filter(|asked| success.is_none_or(|at| asked.begun_at > at)).collect();
        let recent = since.iter().filter(|asked| asked.begun_at.after(TEN_MINUTES) > now).count();
        let denied = since.iter().any(|asked| asked.state == Stands::Denied);
        let policy = &self.sluss.policy;
        let many =
            recent >= policy.approvals_in_ten_minutes as usize || since.len() >= policy.approvals_in_a_day as usize;
        Ok((denied || many).then_some(UnfitReason::Paused))
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
