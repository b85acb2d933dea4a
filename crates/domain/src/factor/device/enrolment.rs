//! Adding a device: the account pages show a ticket, and a device claims it once by proving that it holds its keys (J1,
//! F01, F02).

use sluss_otp::ocra::{Inputs, Suite};
use sluss_otp::{Code, ocra};
use sluss_protocol::api::DEVICE_NAME_MAX;
use sluss_protocol::link::{EnrolmentTicket, Unsigned};
use sluss_protocol::names::is_name;
use sluss_protocol::pin::Pin;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::device::{Device, KEY_PURPOSE};
use crate::model::device_proof::DeviceProof;
use crate::model::enrolment::{Enrolment, Leave, TicketState};
use crate::model::id::{DeviceId, EnrolmentId};
use crate::model::message::Notice;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::session::Session;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::entropy::random;
use crate::ports::store::{Change, OwnChange};
use crate::session::Fresh;
use crate::sluss::Sluss;

/// How many devices an account can have.
pub(super) const DEVICES_MAX: usize = 20;

/// What a device sends to claim an enrolment. Whoever builds one has already verified the device's signature (RFC
/// 9449).
#[derive(Clone)]
pub struct Claim {
    /// The enrolment token in the ticket, as scanned.
    pub token: [u8; 20],
    /// The OCRA key that the device made; absent when it repeats a claim whose answer was lost.
    pub key: Option<[u8; 32]>,
    /// The OCRA response to the ticket, which proves that the device holds the key.
    pub response: String,
    /// The thumbprint of the public key that signed the claim (RFC 7638).
    pub thumbprint: String,
    /// The proof that the claim was signed with; spent in the commit that registers the device.
    pub proof: DeviceProof,
}

impl std::fmt::Debug for Claim {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Claim(..)")
    }
}

/// A claim that was granted.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The device as it is registered now.
    pub device: Device,
    /// The account that the device was added to.
    pub account: Account,
    /// Whether this device had claimed the same ticket before and repeated it because the answer was lost.
    pub again: bool,
}

/// Enrolments: adding a device to an account, from ticket to claim.
#[derive(Clone, Copy, Debug)]
pub struct Enrolments<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Enrolments: adding a device to an account, from ticket to claim.
    #[must_use]
    pub const fn enrolments(&self) -> Enrolments<'_> {
        Enrolments { sluss: self }
    }
}

impl Fresh<'_> {
    /// Begins to add a device. The session's later end, or its loss of this permission, voids the ticket.
    ///
    /// # Errors
    /// [`Error::WeakPin`], [`Error::InvalidField`] for the name or when the account has its maximum of devices,
    /// [`Error::Crowded`] after too many enrolments.
    pub async fn begin_enrolment(&self, device_name: &str, pin: &str) -> Result<Enrolment, Error> {
        let device_name = device_name.trim();
        if !is_name(device_name, DEVICE_NAME_MAX) || self.factors.devices.len() >= DEVICES_MAX {
            return Err(Error::InvalidField("device_name"));
        }
        let pin = Pin::choose(pin)?;
        let key = format!("enrolments of {}", self.account.id);
        self.sluss.attempts().spend_one(key, self.sluss.policy.enrolments_per_account).await?;
        let device = new_id::<DeviceId>(&*self.sluss.entropy);
        let pin = self.sluss.devices().keep_pin(&device, pin.digits()).await?;
        let by = Leave::Session(self.session.token.clone());
        let enrolment = self.sluss.enrolments().ticket(&self.account, by, device_name, (device, pin));
        self.sluss.store.commit(vec![self.guard(), Change::AddEnrolment(enrolment.clone())]).await?;
        Ok(enrolment)
    }
}

impl Enrolments<'_> {
    /// A new enrolment with its signed ticket, for a device with this id and this sealed PIN.
    pub(super) fn ticket(
        &self,
        account: &Account,
        by: Leave,
        device_name: &str,
        (device, pin): (DeviceId, Vec<u8>),
    ) -> Enrolment {
        let token: [u8; 20] = random(&*self.sluss.entropy);
        let expires_at = self.sluss.now().after(self.sluss.policy.enrolment_lifetime);
        let ticket = EnrolmentTicket {
            token,
            account: account.reference,
            expires_at: expires_at.seconds_u32(),
            key_fingerprint: self.sluss.signer.fingerprint(),
        };
        let unsigned = Unsigned::new(&ticket, &self.sluss.app_origin, self.sluss.signer.key());
        Enrolment {
            id: new_id::<EnrolmentId>(&*self.sluss.entropy),
            account: account.id.clone(),
            by,
            token: token_hash(&token),
            device_name: device_name.to_owned(),
            pin,
            device,
            link: unsigned.sign(&self.sluss.signer.sign(&unsigned.signed_bytes())),
            expires_at,
            state: TicketState::Waiting,
        }
    }

    /// Finds an enrolment that this session began.
    ///
    /// # Errors
    /// [`Error::NotFound`] for any other.
    pub async fn find(&self, session: &Session, id: &EnrolmentId) -> Result<Enrolment, Error> {
        let enrolment = self.sluss.store.enrolment(id).await?;
        enrolment.filter(|enrolment| enrolment.by.session() == Some(&session.token)).ok_or(Error::NotFound)
    }

    /// Cancels an enrolment; one that is over stays as it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] if this session did not begin it.
    pub async fn cancel(&self, session: &Session, id: &EnrolmentId) -> Result<(), Error> {
        let enrolment = self.find(session, id).await?;
        if enrolment.state != TicketState::Waiting {
            return Ok(());
        }
        let cancel =
            Change::AdvanceEnrolment { id: enrolment.id, from: TicketState::Waiting, to: TicketState::Cancelled };
        match self.sluss.store.commit(vec![cancel]).await.map_err(Error::from) {
            Err(Error::Conflict) => Ok(()),
            other => other,
        }
    }

    /// Registers the device in one commit: once, only with proof that it holds its key (F01, F02), and only while the
    /// session or the device that began the enrolment still has permission (S01). The same device may repeat the claim if the answer
    /// was lost.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Expired`], [`Error::AlreadyUsed`] by another device, or [`Error::InvalidProof`].
    pub async fn claim(&self, claim: &Claim, visitor: &Visitor) -> Result<Claimed, Error> {
        let enrolment = self.sluss.store.enrolment_by_token(&token_hash(&claim.token)).await?.ok_or(Error::NotFound)?;
        let account = self.sluss.store.account(&enrolment.account).await?.filter(|account| !account.disabled);
        let account = account.ok_or(Error::NotFound)?;
        match enrolment.state {
            TicketState::Cancelled => return Err(Error::Expired),
            TicketState::Registered => return self.claimed_before(&enrolment, account, claim).await,
            TicketState::Waiting if self.sluss.now() >= enrolment.expires_at => return Err(Error::Expired),
            TicketState::Waiting => {}
        }
        let key = claim.key.ok_or(Error::InvalidField("hmac_key"))?;
        self.check_proof(&enrolment, claim, &key)?;
        let device = Device {
            id: enrolment.device.clone(),
            account: account.id.clone(),
            name: enrolment.device_name,
            browser: visitor.browser.clone(),
            key: self.sluss.sealer.seal(KEY_PURPOSE, enrolment.device.as_str(), &key),
            pin: enrolment.pin,
            thumbprint: claim.thumbprint.clone(),
            push: None,
            added_at: self.sluss.now(),
            last_used_at: None,
        };
        let id = enrolment.id.clone();
        let mut changes = vec![
            Change::Own(OwnChange::ByLeaveOf(enrolment.by.clone())),
            Change::AdvanceEnrolment { id: id.clone(), from: TicketState::Waiting, to: TicketState::Registered },
            Change::AddDevice(device.clone()),
            self.sluss.messages().notify(&account, Notice::DeviceAdded { device: device.name.clone() }, visitor),
            self.sluss.audit_log().record(Event::DeviceAdded, &account.id, visitor),
            claim.proof.spend(),
        ];
        changes.extend(self.sluss.second_factors().new_factor(&account.id, enrolment.by.session()));
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.why_unclaimed(&id, &claim.proof).await),
            other => other.map(|()| Claimed { device, account, again: false }),
        }
    }

    /// Why the commit failed: another device was faster, the proof was spent before, or the session that began the
    /// enrolment has ended or lost its permission.
    async fn why_unclaimed(&self, id: &EnrolmentId, proof: &DeviceProof) -> Error {
        let otherwise = match self.sluss.store.enrolment(id).await {
            Ok(Some(Enrolment { state: TicketState::Registered, .. })) => Error::AlreadyUsed,
            Ok(_) => Error::Expired,
            Err(error) => error,
        };
        self.sluss.devices().conflict_with(proof, otherwise).await
    }

    async fn claimed_before(&self, enrolment: &Enrolment, account: Account, claim: &Claim) -> Result<Claimed, Error> {
        let devices = self.sluss.store.devices(&account.id).await?;
        let device = devices.into_iter().find(|device| device.id == enrolment.device);
        let same = device.filter(|device| device.thumbprint == claim.thumbprint).ok_or(Error::AlreadyUsed)?;
        self.check_proof(enrolment, claim, &self.sluss.devices().key(&same)?)?;
        self.sluss.devices().spend_proof(&claim.proof).await?;
        Ok(Claimed { device: same, account, again: true })
    }

    fn check_proof(&self, enrolment: &Enrolment, claim: &Claim, key: &[u8]) -> Result<(), Error> {
        let (ticket, signed_with) = read_ticket(&enrolment.link, &self.sluss.app_origin)?;
        let suite = Suite::sluss_qr();
        let question = data_encoding::HEXLOWER.encode(&ticket.question());
        let session = ticket.session(&self.sluss.app_origin, signed_with);
        let inputs = Inputs::question(&question).session(&session);
        let expected = ocra::response(&suite, key, &inputs).expect("the inputs match the suite");
        let typed = Code::typed(&claim.response, suite.digits()).map_err(|_| Error::InvalidProof)?;
        if expected.matches(&typed) { Ok(()) } else { Err(Error::InvalidProof) }
    }
}

/// Reads back a ticket that we stored ourselves.
fn read_ticket(link: &str, origin: &str) -> Result<(EnrolmentTicket, sluss_protocol::link::KeyId), Error> {
    match sluss_protocol::link::Link::parse(link, origin) {
        Ok(sluss_protocol::link::Link::Enrolment(unverified)) => {
            let key = unverified.key();
            unverified.accept(true, 0).map(|ticket| (ticket, key)).map_err(|error| Error::Store(error.to_string()))
        }
        _ => Err(Error::Store("the link of an enrolment cannot be read".to_owned())),
    }
}

fn token_hash(token: &[u8; 20]) -> BearerHash {
    Bearer::from_bytes(Kind::Enrolment, token).hash()
}
