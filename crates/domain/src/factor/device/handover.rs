//! From phone to phone: a registered device vouches with its PIN for a new one, and leaves a box for it that we cannot open (docs/decisions/0085).

use sluss_otp::Code;
use sluss_otp::ocra::{AnyPin, Inputs, Suite};
use sluss_protocol::api::DEVICE_NAME_MAX;
use sluss_protocol::handover::{BOX_MAX, POINT, Transcript, id_of};
use sluss_protocol::names::is_name;

use super::enrolment::DEVICES_MAX;
use crate::error::Error;
use crate::model::device::Device;
use crate::model::device_proof::DeviceProof;
use crate::model::enrolment::{Enrolment, Leave};
use crate::model::factor::Factor;
use crate::model::handover::{Handover, HandoverOpening, exactly};
use crate::model::id::{BASE64, DeviceId, EnrolmentId, HandoverId};
use crate::model::opener::Opener;
use crate::model::visitor::Visitor;
use crate::ports::entropy::{new_id, random};
use crate::ports::store::{Change, HandoverChange, OwnChange};
use crate::sluss::Sluss;

/// Handovers from phone to phone.
#[derive(Clone, Copy, Debug)]
pub struct Handovers<'a> {
    sluss: &'a Sluss,
}

impl Sluss {
    /// Handovers from phone to phone.
    #[must_use]
    pub const fn handovers(&self) -> Handovers<'_> {
        Handovers { sluss: self }
    }
}

impl Handovers<'_> {
    /// The old phone greets the new one, whose code it has scanned. The same greeting again asks for news.
    ///
    /// # Errors
    /// [`Error::InvalidField`] for what is no point, [`Error::AlreadyUsed`] if another device has greeted there or this one with another point,
    /// [`Error::Expired`], [`Error::Crowded`], or [`Error::InvalidProof`] if the proof was spent before.
    pub async fn greet(
        &self,
        device: &Device,
        id: &HandoverId,
        point: &str,
        proof: &DeviceProof,
    ) -> Result<Handover, Error> {
        if !is_point(point) {
            return Err(Error::InvalidField("point"));
        }
        if let Some(known) = self.sluss.store.handover(id).await? {
            if known.device != device.id || known.point != point {
                return Err(Error::AlreadyUsed);
            }
            self.sluss.devices().spend_proof(proof).await?;
            return self.in_time(known);
        }
        let key = format!("handovers of {}", device.account);
        self.sluss.attempts().spend_one(key, self.sluss.policy.enrolments_per_account).await?;
        let begun = Handover {
            id: id.clone(),
            account: device.account.clone(),
            device: device.id.clone(),
            point: point.to_owned(),
            challenge: BASE64.encode(&random::<32>(&*self.sluss.entropy)),
            opening: None,
            sealed: None,
            collected: false,
            expires_at: self.sluss.now().after(self.sluss.policy.enrolment_lifetime),
        };
        self.once(proof, vec![Change::Handover(HandoverChange::Add(begun.clone()))]).await?;
        Ok(begun)
    }

    /// The new phone asks for news: whether it was greeted, and then for the box. It is nobody yet; it knows the secret behind the id.
    ///
    /// # Errors
    /// [`Error::InvalidField`] for a secret or an opening that cannot be one, [`Error::Expired`], or [`Error::AlreadyUsed`] once the box was collected.
    pub async fn listen(
        &self,
        secret: &str,
        opening: Option<(String, String)>,
        visitor: &Visitor,
    ) -> Result<Option<Handover>, Error> {
        let secret: [u8; 32] = exactly(secret).ok_or(Error::InvalidField("secret"))?;
        let id = HandoverId::from(id_of(&secret));
        let Some(found) = self.sluss.store.handover(&id).await? else { return Ok(None) };
        let handover = self.in_time(found)?;
        if let (Some((point, nonce)), None) = (opening, &handover.opening) {
            if !is_point(&point) || exactly::<32>(&nonce).is_none() {
                return Err(Error::InvalidField("opening"));
            }
            let (browser, place) = (visitor.browser.clone(), visitor.place().to_owned());
            let said = HandoverChange::Open(id, HandoverOpening { point, nonce, browser, place });
            return match self.sluss.store.commit(vec![Change::Handover(said)]).await.map_err(Error::from) {
                // It has said so at the same instant, by another tab.
                Ok(()) | Err(Error::Conflict) => Ok(Some(handover)),
                Err(other) => Err(other),
            };
        }
        match &handover.sealed {
            None if handover.collected => Err(Error::AlreadyUsed),
            None => Ok(Some(handover)),
            Some(_) => {
                let taken = Change::Handover(HandoverChange::Collect(handover.id.clone()));
                match self.sluss.store.commit(vec![taken]).await.map_err(Error::from) {
                    Err(Error::Conflict) => Err(Error::AlreadyUsed),
                    other => other.map(|()| Some(handover)),
                }
            }
        }
    }

    /// A device vouches for the new phone with its PIN, which the new phone has from then on: it is carried over here, and is on neither phone.
    ///
    /// A wrong PIN is counted and locks as at any sign-in; right or wrong is told only once its commit has held (E05, C06).
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::Expired`] for the handover, [`Error::Conflict`] before the new phone has said something,
    /// [`Error::WrongPin`] or [`Error::FactorLocked`], [`Error::InvalidField`] when the account has its maximum of devices, [`Error::Crowded`],
    /// or [`Error::InvalidProof`] if the proof was spent before.
    pub async fn vouch(
        &self,
        device: &Device,
        id: &HandoverId,
        response: &str,
        proof: &DeviceProof,
        visitor: &Visitor,
    ) -> Result<Enrolment, Error> {
        let handover = self.in_time(self.sluss.store.handover(id).await?.ok_or(Error::NotFound)?)?;
        let opening = handover.opening.as_ref().ok_or(Error::Conflict)?;
        let right = self.is_right(device, &handover, opening, response).await?;
        // A right answer meets the same check as a guard of its commit.
        if !right && self.sluss.devices().is_pin_locked(device).await? {
            return Err(Error::FactorLocked);
        }
        let factors = self.sluss.second_factors().of(&device.account).await?;
        let (factor, limit) = (Factor::Pin(device.id.clone()), self.sluss.policy.factor_tries);
        if !right {
            let left = limit.saturating_sub(factors.wrong(&factor) + 1);
            let changes = self.sluss.second_steps().wrong_pin(device, &factors, visitor).await?;
            self.once(proof, changes).await?;
            return Err(Error::WrongPin { left });
        }
        if factors.devices.len() >= DEVICES_MAX {
            return Err(Error::InvalidField("device_name"));
        }
        let key = format!("enrolments of {}", device.account);
        self.sluss.attempts().spend_one(key, self.sluss.policy.enrolments_per_account).await?;
        let enrolment = self.enrolment(device, opening).await?;
        let account = device.account.clone();
        let changes = vec![
            Change::Own(OwnChange::ByLeaveOf(enrolment.by.clone())),
            Change::ClearFailures { account, factor, limit },
            Change::AddEnrolment(enrolment.clone()),
        ];
        match self.once(proof, changes).await {
            Err(Error::Conflict) if self.sluss.devices().is_pin_locked(device).await? => Err(Error::FactorLocked),
            other => other.map(|()| enrolment),
        }
    }

    /// Leaves the box for the new phone, once.
    ///
    /// # Errors
    /// [`Error::InvalidField`] if it is too large, [`Error::NotFound`] if another device began the handover, [`Error::Expired`],
    /// [`Error::AlreadyUsed`] if there was a box before, or [`Error::InvalidProof`] if the proof was spent before.
    pub async fn seal(
        &self,
        device: &Device,
        id: &HandoverId,
        sealed: String,
        proof: &DeviceProof,
    ) -> Result<(), Error> {
        if sealed.is_empty() || sealed.len() > BOX_MAX {
            return Err(Error::InvalidField("sealed"));
        }
        let own = self.sluss.store.handover(id).await?.filter(|found| found.device == device.id);
        self.in_time(own.ok_or(Error::NotFound)?)?;
        let sealed = HandoverChange::Seal { id: id.clone(), device: device.id.clone(), sealed };
        match self.once(proof, vec![Change::Handover(sealed)]).await {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other,
        }
    }

    /// Removes a device from its account at its own wish, once the device that it vouched for is registered: nobody is locked out by it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if this device did not begin that enrolment, [`Error::Conflict`] while the other one is not registered, or
    /// [`Error::InvalidProof`] if the proof was spent before.
    pub async fn leave(
        &self,
        device: &Device,
        enrolment: &EnrolmentId,
        proof: &DeviceProof,
        visitor: &Visitor,
    ) -> Result<(), Error> {
        let begun = self.sluss.store.enrolment(enrolment).await?;
        let begun = begun.filter(|begun| begun.by == Leave::Device(device.id.clone())).ok_or(Error::NotFound)?;
        let factors = self.sluss.second_factors().of(&device.account).await?;
        let account = self.sluss.store.account(&device.account).await?.ok_or(Error::NotFound)?;
        if !factors.devices.iter().any(|other| other.id == begun.device) {
            return Err(Error::Conflict);
        }
        let opener = Opener::Device(device.id.clone());
        let ended = Change::Own(OwnChange::EndOpenedBy { account: account.id.clone(), opener, keep: None });
        let removed = self.sluss.devices().removed(&account, device, visitor);
        self.once(proof, [ended].into_iter().chain(removed).collect()).await
    }

    /// Whether this device made the response for this handover with its PIN.
    async fn is_right(
        &self,
        device: &Device,
        handover: &Handover,
        opening: &HandoverOpening,
        response: &str,
    ) -> Result<bool, Error> {
        let suite = Suite::sluss_pin();
        let Ok(typed) = Code::typed(response, suite.digits()) else { return Ok(false) };
        let (transcript, challenge) = said(&self.sluss.app_origin, handover, opening).ok_or_else(unreadable)?;
        let question = data_encoding::HEXLOWER.encode(&transcript.question(&challenge));
        let session = transcript.session(device.id.as_str());
        let inputs = Inputs::question(&question).session(&session);
        let key = self.sluss.devices().key(device)?;
        let asked = AnyPin::new(&suite, &key, &inputs).expect("the inputs match the suite");
        self.sluss.devices().is_with_pin(device, asked, typed).await
    }

    /// The enrolment of the new phone, with the PIN of the old one.
    async fn enrolment(&self, device: &Device, opening: &HandoverOpening) -> Result<Enrolment, Error> {
        let new = new_id::<DeviceId>(&*self.sluss.entropy);
        let pin = self.sluss.devices().carry_pin(device, &new)?;
        let account = self.sluss.store.account(&device.account).await?.ok_or(Error::NotFound)?;
        let seen = opening.browser.trim();
        let name = if is_name(seen, DEVICE_NAME_MAX) { seen } else { &device.name };
        let by = Leave::Device(device.id.clone());
        Ok(self.sluss.enrolments().ticket(&account, by, name, (new, pin)))
    }

    fn in_time(&self, handover: Handover) -> Result<Handover, Error> {
        if self.sluss.now() < handover.expires_at { Ok(handover) } else { Err(Error::Expired) }
    }

    /// Commits `changes` with the proof.
    async fn once(&self, proof: &DeviceProof, mut changes: Vec<Change>) -> Result<(), Error> {
        changes.push(proof.spend());
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.sluss.devices().conflict_with(proof, Error::Conflict).await),
            other => other,
        }
    }
}

fn is_point(text: &str) -> bool {
    exactly::<POINT>(text).is_some_and(|point| point[0] == 4)
}

/// Everything that both phones have said, with the challenge.
fn said(origin: &str, handover: &Handover, opening: &HandoverOpening) -> Option<(Transcript, [u8; 32])> {
    let (new, old): ([u8; POINT], [u8; POINT]) = (exactly(&opening.point)?, exactly(&handover.point)?);
    let transcript = Transcript::new(origin, &handover.id.bytes()?, &new, &exactly(&opening.nonce)?, &old);
    Some((transcript, exactly(&handover.challenge)?))
}

fn unreadable() -> Error {
    Error::Store("what two phones have said cannot be read".to_owned())
}
