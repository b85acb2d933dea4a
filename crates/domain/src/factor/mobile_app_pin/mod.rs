//! Mobile app + PIN: a request that is approved on one of the account's devices. The sign-in page only waits; the
//! answer comes from the device.

mod answer;
mod pins;

use std::time::Duration;

use async_trait::async_trait;
use sluss_protocol::method::Method;

use crate::error::Error;
use crate::factor::contract::{Begin, SecondFactor, Verdict};
use crate::factor::request;
use crate::model::account::Account;
use crate::model::approval::{Approval, ApprovalState};
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::id::{ApprovalId, BASE64};
use crate::model::remedy::Remedy;
use crate::model::sign_in::{SignIn, SignInState};
use crate::model::timestamp::{Timestamp, millis};
use crate::model::wake_up::Topic;
use crate::ports::entropy::{new_id, random};
use crate::ports::store::Change;
use crate::sluss::Sluss;

const TEN_MINUTES: Duration = Duration::from_secs(10 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A device is asked and answers with the number on the page and its PIN.
pub(crate) struct MobileAppPin;

#[async_trait]
impl SecondFactor for MobileAppPin {
    fn method(&self) -> Method {
        Method::Pin
    }

    fn is_registered(&self, factors: &Factors) -> bool {
        !factors.devices.is_empty()
    }

    fn registration(&self) -> Remedy {
        Remedy::AddDevice
    }

    fn counted(&self, factors: &Factors) -> Vec<Factor> {
        factors.devices.iter().map(|device| Factor::Pin(device.id.clone())).collect()
    }

    /// A QR code's one-time code may come from the very device whose PIN is locked.
    fn is_opened_by(&self, other: Method) -> bool {
        other != Method::Qr
    }

    /// Paused after too many requests without a success, or if the last word was *It was not me* (B06, B07, B08).
    async fn is_paused(&self, sluss: &Sluss, account: &Account, factors: &Factors) -> Result<bool, Error> {
        let now = sluss.now();
        let success = factors.devices.iter().filter_map(|device| device.last_used_at).max();
        let asked = sluss.store.approvals(&account.id, Timestamp(now.0 - millis(DAY))).await?;
        let since: Vec<_> = asked.into_iter().filter(|asked| success.is_none_or(|at| asked.begun_at > at)).collect();
        let recent = since.iter().filter(|asked| asked.begun_at.after(TEN_MINUTES) > now).count();
        let denied = since.iter().any(|asked| asked.state == ApprovalState::Denied);
        let policy = &sluss.policy;
        let many =
            recent >= policy.approvals_in_ten_minutes as usize || since.len() >= policy.approvals_in_a_day as usize;
        Ok(denied || many)
    }

    /// Asks the account's devices; the request that was waiting for them becomes void (B06).
    async fn begin(&self, sluss: &Sluss, begin: Begin<'_>) -> Result<(SignInState, Vec<Change>), Error> {
        let Begin { sign_in, account, factors } = begin;
        let (link, expires_at) = request::sign(sluss, &sign_in.target, account, sluss.policy.approval_lifetime);
        let approval = Approval {
            id: new_id::<ApprovalId>(&*sluss.entropy),
            account: account.id.clone(),
            sign_in: sign_in.handle.clone(),
            link,
            number: number(sluss),
            visitor: sign_in.visitor.clone(),
            begun_at: sluss.now(),
            expires_at,
            state: ApprovalState::Pending,
            wrong: 0,
        };
        let state = SignInState::Approval {
            email: sign_in.state.email().to_owned(),
            account: account.id.clone(),
            approval: approval.id.clone(),
            number: approval.number.clone(),
            expires_at,
            reference: BASE64.encode(&account.reference.0),
        };
        let wake = factors.devices.iter().filter_map(|device| sluss.devices().wake(device, &approval.id));
        let mut changes: Vec<_> = wake.collect();
        changes.push(Change::VoidApprovalsOf(account.id.clone()));
        changes.push(Change::AddApproval(approval));
        changes.push(sluss.messages().wake_up(&Topic::Account(account.id.clone())));
        Ok((state, changes))
    }

    /// Nothing is typed on the sign-in page, so there is nothing to verify.
    async fn verify(&self, _: &Sluss, _: &SignIn, _: &Factors, _: &str) -> Result<Verdict, Error> {
        Err(Error::Conflict)
    }
}

/// The number that the sign-in page shows, with as many digits as the policy requires; empty for none.
fn number(sluss: &Sluss) -> String {
    let digits = sluss.policy.approval_digits;
    if digits == 0 {
        return String::new();
    }
    let random = u64::from_be_bytes(random(&*sluss.entropy)) % 10_u64.pow(digits);
    format!("{random:0width$}", width = digits as usize)
}
