//! Requests to approve a sign-in on a device: the person compares what the device and the sign-in page show, and
//! answers with the number on the page and the PIN, or with *It was not me* (B01 to B13).

use sluss_otp::Code;
use sluss_otp::ocra::{AnyPin, Inputs, Suite};
use sluss_protocol::api::Decision;
use sluss_protocol::method::Method;
use sluss_protocol::typed;
use subtle::ConstantTimeEq;

use crate::error::Error;
use crate::factor::flow::Attempt;
use crate::factor::request;
use crate::model::approval::{Approval, ApprovalState};
use crate::model::audit::Event;
use crate::model::device::Device;
use crate::model::device_proof::DeviceProof;
use crate::model::factor::Factor;
use crate::model::id::ApprovalId;
use crate::model::message::Notice;
use crate::model::opener::Opener;
use crate::model::sign_in::{SignIn, SignInState};
use crate::model::visitor::Visitor;
use crate::model::wake_up::Topic;
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// Requests that wait for a device to approve or deny a sign-in.
#[derive(Clone, Copy, Debug)]
pub struct Approvals<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Requests that wait for a device to approve or deny a sign-in.
    #[must_use]
    pub const fn approvals(&self) -> Approvals<'_> {
        Approvals { sluss: self }
    }
}

impl Approvals<'_> {
    /// The request that waits for this device, if there is one.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn waiting_for(&self, device: &Device) -> Result<Option<Approval>, Error> {
        let pending = self.sluss.store.pending_approval(&device.account).await?;
        Ok(pending.filter(|approval| approval.is_open(self.sluss.now())))
    }

    /// Takes the answer of a device that has proven who it is (B09). The proof is spent in the commit of what the
    /// answer does; an answer that does nothing spends none.
    ///
    /// # Errors
    /// [`Error::InvalidProof`] if the proof was spent before,
    /// [`Error::NotFound`], [`Error::AlreadyUsed`] or [`Error::Expired`] if the request cannot be answered,
    /// [`Error::WrongNumber`], [`Error::WrongPin`] or [`Error::FactorLocked`] if the answer opens nothing.
    pub async fn answer(
        &self,
        device: &Device,
        id: &ApprovalId,
        decision: &Decision,
        proof: &DeviceProof,
        visitor: &Visitor,
    ) -> Result<(), Error> {
        let approval = self.sluss.store.approval(id).await?;
        let approval = approval.filter(|approval| approval.account == device.account).ok_or(Error::NotFound)?;
        if approval.state != ApprovalState::Pending {
            return Err(self.sluss.devices().conflict_with(proof, Error::AlreadyUsed).await);
        }
        if self.sluss.now() >= approval.expires_at {
            return Err(Error::Expired);
        }
        match decision {
            Decision::Deny => self.deny(&approval, proof, visitor).await,
            Decision::Approve { number, response } => self.approve(device, &approval, proof, (number, response)).await,
        }
    }

    /// Ends the request for all devices and notifies the owner (B08). The sign-in page goes on waiting: whoever sits
    /// there learns nothing (B13).
    async fn deny(&self, approval: &Approval, proof: &DeviceProof, visitor: &Visitor) -> Result<(), Error> {
        let account = self.sluss.store.account(&approval.account).await?.ok_or(Error::NotFound)?;
        let changes = vec![
            advance(approval, ApprovalState::Denied, approval.wrong),
            self.sluss.messages().notify(&account, Notice::RequestDenied, &approval.visitor),
            self.sluss.audit_log().record(Event::RequestDenied, &account.id, visitor),
            self.sluss.messages().wake_up(&Topic::Account(account.id)),
        ];
        self.once(proof, changes).await
    }

    async fn approve(
        &self,
        device: &Device,
        approval: &Approval,
        proof: &DeviceProof,
        (number, response): (&str, &str),
    ) -> Result<(), Error> {
        let right_number = bool::from(typed::code(number).as_bytes().ct_eq(approval.number.as_bytes()));
        let right = right_number && self.is_right(device, approval, response).await?;
        // A right answer meets the same check as a guard of its commit.
        if !right && self.sluss.devices().is_pin_locked(device).await? {
            return Err(Error::FactorLocked);
        }
        if !right_number {
            let left = self.count_wrong_answer(approval, proof, Vec::new()).await?;
            return Err(Error::WrongNumber { left });
        }
        let sign_in = self.waiting_sign_in(approval).await?;
        let factors = self.sluss.second_factors().of(&approval.account).await?;
        let factor = Factor::Pin(device.id.clone());
        if !right {
            let (sign_in, account) = (&sign_in, approval.account.clone());
            let attempt = Attempt { sign_in, account, method: Method::Pin, factor };
            let counted = self.sluss.second_steps().wrong(&attempt, &factors, &approval.visitor).await?;
            let left = self.count_wrong_answer(approval, proof, counted.changes).await?;
            return Err(Error::WrongPin { left });
        }
        let changes = vec![
            advance(approval, ApprovalState::Approved, approval.wrong),
            Change::UseDevice(device.id.clone(), self.sluss.now()),
            self.sluss.messages().wake_up(&Topic::SignIn(approval.sign_in.clone())),
            proof.spend(),
        ];
        let opener = Opener::Device(device.id.clone());
        let steps = self.sluss.second_steps();
        match steps.right(sign_in, &factors, (Method::Pin, factor), opener, changes).await {
            Err(Error::Conflict) => Err(self.why_not(device, proof).await),
            other => other.map(drop),
        }
    }

    /// Explains why a right answer opened nothing.
    async fn why_not(&self, device: &Device, proof: &DeviceProof) -> Error {
        match self.sluss.devices().is_pin_locked(device).await {
            Ok(true) => Error::FactorLocked,
            Ok(false) => self.sluss.devices().conflict_with(proof, Error::AlreadyUsed).await,
            Err(error) => error,
        }
    }

    /// Whether this device made the response for this request with its PIN. Only the server can tell (E03).
    async fn is_right(&self, device: &Device, approval: &Approval, response: &str) -> Result<bool, Error> {
        let suite = Suite::sluss_pin();
        let Ok(typed) = Code::typed(response, suite.digits()) else { return Ok(false) };
        let (request, key) = request::read(self.sluss, &approval.link)?;
        let question = data_encoding::HEXLOWER.encode(&request.question);
        let session = request.session(&self.sluss.app_origin, key);
        let inputs = Inputs::question(&question).session(&session);
        let asked =
            AnyPin::new(&suite, &self.sluss.devices().key(device)?, &inputs).expect("the inputs match the suite");
        self.sluss.devices().is_with_pin(device, asked, typed).await
    }

    /// Counts a wrong answer to the request together with `changes`, and returns how many are left (B02).
    async fn count_wrong_answer(
        &self,
        approval: &Approval,
        proof: &DeviceProof,
        mut changes: Vec<Change>,
    ) -> Result<u32, Error> {
        let wrong = approval.wrong + 1;
        let left = self.sluss.policy.approval_tries.saturating_sub(wrong);
        let state = if left == 0 { ApprovalState::Void } else { ApprovalState::Pending };
        changes.insert(0, advance(approval, state, wrong));
        self.once(proof, changes).await.map(|()| left)
    }

    /// The sign-in that waits for this request, while it does.
    async fn waiting_sign_in(&self, approval: &Approval) -> Result<SignIn, Error> {
        let sign_in = self
            .sluss
            .store
            .sign_in(&approval.sign_in)
            .await?
            .map(|sign_in| self.sluss.sign_ins().as_it_is_now(sign_in));
        let waits = |sign_in: &SignIn| matches!(&sign_in.state, SignInState::Approval { approval: id, .. } if *id == approval.id);
        sign_in.filter(waits).ok_or(Error::AlreadyUsed)
    }

    /// Commits `changes` with the proof; another answer may have been faster.
    async fn once(&self, proof: &DeviceProof, mut changes: Vec<Change>) -> Result<(), Error> {
        changes.push(proof.spend());
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.sluss.devices().conflict_with(proof, Error::AlreadyUsed).await),
            other => other,
        }
    }
}

fn advance(approval: &Approval, to: ApprovalState, wrong: u32) -> Change {
    Change::AdvanceApproval { id: approval.id.clone(), seen: approval.wrong, to, wrong }
}
