//! Registered devices. The secrets that we share with them are sealed and opened here and in `enrolment`.

mod copies;
pub mod enrolment;
pub mod handover;
pub mod lookalikes;
mod proof;
mod subscription;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::device::{Device, KEY_PURPOSE};
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::id::DeviceId;
use crate::model::message::Notice;
use crate::model::opener::Opener;
use crate::model::visitor::Visitor;
use crate::ports::sealer::Opened;
use crate::ports::store::{Change, OwnChange};
use crate::session::Fresh;
use crate::sluss::Sluss;

/// Registered devices: their keys, PINs, proofs and push subscriptions.
#[derive(Clone, Copy, Debug)]
pub struct Devices<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Registered devices: their keys, PINs, proofs and push subscriptions.
    #[must_use]
    pub const fn devices(&self) -> Devices<'_> {
        Devices { sluss: self }
    }
}

impl Devices<'_> {
    /// The device's OCRA key in the clear; keep it no longer than one comparison.
    pub(crate) fn key(&self, device: &Device) -> Result<Opened, Error> {
        Ok(self.sluss.sealer.open(KEY_PURPOSE, device.id.as_str(), &device.key)?)
    }

    /// Finds the device whose key signed a request.
    ///
    /// # Errors
    /// [`Error::InvalidProof`] if no registered device has that key.
    pub async fn by_key(&self, thumbprint: &str) -> Result<Device, Error> {
        self.sluss.store.device_by_thumbprint(thumbprint).await?.ok_or(Error::InvalidProof)
    }

    /// Whether wrong answers have locked the device's PIN (E05).
    pub(crate) async fn is_pin_locked(&self, device: &Device) -> Result<bool, Error> {
        let wrong = self.sluss.store.failures(&device.account, &Factor::Pin(device.id.clone())).await?;
        Ok(wrong >= self.sluss.policy.factor_tries)
    }

    /// Removes a person's device, with everything that follows when its owner removes it, and ends every session that it
    /// has opened. Only operators call this, once they know that it is the owner who asks.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the account has no such device, or the address no account.
    pub async fn remove(&self, email: &str, device: &DeviceId) -> Result<Device, Error> {
        let account = self.sluss.accounts().by_address(email).await?;
        let factors = self.sluss.second_factors().of(&account.id).await?;
        let device = registered(&factors, device)?;
        let opener = Opener::Device(device.id.clone());
        let ended = Change::Own(OwnChange::EndOpenedBy { account: account.id.clone(), opener, keep: None });
        let removed = self.removed(&account, device, &Visitor::default());
        self.sluss.store.commit([ended].into_iter().chain(removed).collect()).await?;
        Ok(device.clone())
    }

    /// The changes that every removal of a device consists of, whoever removes it.
    fn removed(&self, account: &Account, device: &Device, visitor: &Visitor) -> [Change; 3] {
        let told = Notice::DeviceRemoved { device: device.name.clone() };
        [
            Change::RemoveDevice(account.id.clone(), device.id.clone()),
            self.sluss.messages().notify(account, told, visitor),
            self.sluss.audit_log().record(Event::DeviceRemoved, &account.id, visitor),
        ]
    }
}

/// The device with this id among those of an account.
fn registered<'f>(factors: &'f Factors, device: &DeviceId) -> Result<&'f Device, Error> {
    factors.devices.iter().find(|known| known.id == *device).ok_or(Error::NotFound)
}

impl Fresh<'_> {
    /// Removes a device and ends what it has opened. The owner is notified.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the account has no such device.
    pub async fn remove_device(&self, device: &DeviceId, visitor: &Visitor) -> Result<(), Error> {
        let device = registered(&self.factors, device)?;
        let ended = self.end_opened_by(Opener::Device(device.id.clone()));
        let removed = self.sluss.devices().removed(&self.account, device, visitor);
        Ok(self.sluss.store.commit([self.guard(), ended].into_iter().chain(removed).collect()).await?)
    }
}
