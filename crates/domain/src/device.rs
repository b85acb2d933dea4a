//! Registered devices: the second factor. The secrets that they share with us are sealed and opened here and in `enrolment`.

use crate::audit::Event;
use crate::id::{AccountId, DeviceId};
use crate::message::Notice;
use crate::opener::Opener;
use crate::ports::Opened;
use crate::session::Session;
use crate::store::Change;
use crate::visitor::Visitor;
use crate::{Error, Sluss, Timestamp};

/// What a device's OCRA key is sealed for.
pub const KEY_PURPOSE: &str = "device-key";

/// An authenticator that is registered for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its name to us.
    pub id: DeviceId,
    /// Whose it is.
    pub account: AccountId,
    /// As the person named it.
    pub name: String,
    /// The OCRA key, sealed.
    pub key: Vec<u8>,
    /// The PIN, hashed slowly, sealed (see `device_pin`).
    pub pin: Vec<u8>,
    /// The device's public P-256 key: RFC 7638 thumbprint, base64url. It is all that is kept of it (B10).
    pub thumbprint: String,
    /// Where its browser wants to be woken, sealed; `None`: nowhere.
    pub push: Option<Vec<u8>>,
    /// When it was registered.
    pub added_at: Timestamp,
    /// When it last opened a gate.
    pub last_used_at: Option<Timestamp>,
}

/// A factor whose wrong answers are counted over all sign-ins (C06).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factor {
    /// One-time codes that answer a QR code, of any device of the account.
    Qr,
    /// Recovery codes.
    Recovery,
    /// The PIN of one device (E05).
    Pin(DeviceId),
    /// Codes that came by SMS, to any number of the account.
    Sms,
}

impl Factor {
    /// Every factor that an account has once.
    pub const ALL: [Self; 2] = [Self::Qr, Self::Sms];

    /// The name in the store.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Qr => "qr".to_owned(),
            Self::Recovery => "recovery".to_owned(),
            Self::Pin(device) => format!("pin:{device}"),
            Self::Sms => "sms".to_owned(),
        }
    }
}

impl Sluss {
    /// The device's OCRA key in the clear, for one comparison.
    pub(crate) fn device_key(&self, device: &Device) -> Result<Opened, Error> {
        Ok(self.sealer.open(KEY_PURPOSE, device.id.as_str(), &device.key)?)
    }

    /// The device whose key signed a request.
    ///
    /// # Errors
    /// [`Error::InvalidProof`] where no registered device has that key.
    pub async fn device_of_key(&self, thumbprint: &str) -> Result<Device, Error> {
        self.store.device_by_thumbprint(thumbprint).await?.ok_or(Error::InvalidProof)
    }

    /// Whether the device's PIN is locked (E05).
    pub(crate) async fn is_pin_locked(&self, device: &Device) -> Result<bool, Error> {
        let wrong = self.store.failures(&device.account, &Factor::Pin(device.id.clone())).await?;
        Ok(wrong >= self.policy.factor_tries)
    }

    /// Removes a device (F03: with a second step, since there is one), and ends what it has opened.
    ///
    /// # Errors
    /// [`Error::StepUpRequired`], [`Error::NotFresh`], or [`Error::NotFound`] where it is not this account's.
    pub async fn remove_device(&self, session: &Session, device: &DeviceId, visitor: &Visitor) -> Result<(), Error> {
        let leave = self.leave(session).await?;
        let (account, devices) = (&leave.account, &leave.factors.devices);
        let name = devices.iter().find(|known| known.id == *device).ok_or(Error::NotFound)?.name.clone();
        let changes = vec![
            leave.guard(),
            Change::RemoveDevice(account.id.clone(), device.clone()),
            leave.end_opened_by(Opener::Device(device.clone())),
            self.notify(account, Notice::DeviceRemoved { device: name }, visitor),
            self.record(Event::DeviceRemoved, &account.id, visitor),
        ];
        Ok(self.store.commit(changes).await?)
    }
}
