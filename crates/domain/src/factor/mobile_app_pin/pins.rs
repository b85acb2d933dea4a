//! PINs of devices: what is stored, and how a response is checked (docs/decisions/0048). A phone puts the PIN into its
//! response, and only a slow hash of the PIN is stored, so every PIN is tried to find the one that the response was
//! made with. Nothing that is stored reveals it.

use sluss_otp::Code;
use sluss_otp::ocra::AnyPin;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::factor::device::Devices;
use crate::model::device::{Device, KeptPin, PIN_PURPOSE};
use crate::model::id::{BASE64, DeviceId};
use crate::model::password::{Password, PasswordHash};
use crate::ports::password::Verdict;
use crate::ports::sealer::Opened;
use crate::ports::store::Change;

/// The length of a SHA-256; a slow hash with its parameters is always longer.
const PLAIN_BYTES: usize = 32;

/// How many rows are read at a time.
const PAGE: u32 = 100;

/// What is stored of a PIN.
enum StoredPin {
    /// argon2id over a value that needs a key of ours to compute.
    Slow(PasswordHash),
    /// SHA-256, as older versions stored it: whoever opens it practically has the PIN.
    Plain(Opened),
}

impl Devices<'_> {
    /// The slow hash of a PIN.
    ///
    /// # Errors
    /// [`Error::Busy`] if too many hashes are being computed.
    pub async fn hash_pin(&self, digits: &str) -> Result<PasswordHash, Error> {
        Ok(self.sluss.hasher.hash(self.under_key(digits)).await?)
    }

    /// The slow hash of a PIN, sealed for the device.
    pub(crate) async fn keep_pin(&self, device: &DeviceId, digits: &str) -> Result<Vec<u8>, Error> {
        let hash = self.hash_pin(digits).await?;
        Ok(self.sluss.sealer.seal(PIN_PURPOSE, device.as_str(), hash.as_str().as_bytes()))
    }

    /// A device's PIN as it is stored for another device of its account: what is known of it stays as slow to guess.
    pub(crate) fn carry_pin(&self, from: &Device, to: &DeviceId) -> Result<Vec<u8>, Error> {
        let kept = self.sluss.sealer.open(PIN_PURPOSE, from.id.as_str(), &from.pin)?;
        Ok(self.sluss.sealer.seal(PIN_PURPOSE, to.as_str(), &kept))
    }

    /// Whether a response was made with the device's PIN. All possible PINs are tried, so that the time does not depend
    /// on which it is; the slow hash is computed only for the one (or, by chance, two) that fit.
    pub(crate) async fn is_with_pin(&self, device: &Device, asked: AnyPin, typed: Code) -> Result<bool, Error> {
        let kept = match self.kept_pin(&device.id, &device.pin)? {
            StoredPin::Plain(hash) => return Ok(asked.response(&hash).matches(&typed)),
            StoredPin::Slow(kept) => kept,
        };
        let fits = move |hash: &[u8]| asked.response(hash).matches(&typed);
        for digits in self.sluss.pin_search.those_that(Box::new(fits)).await? {
            if let Verdict::Right { .. } = self.sluss.hasher.verify(self.under_key(&digits), Some(kept.clone())).await?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Replaces every PIN that is stored as SHA-256 by its slow hash, and returns how many there were. People notice
    /// nothing.
    ///
    /// # Errors
    /// Store errors, or [`Error::Busy`]; the next run does the rest.
    pub async fn renew_pins(&self) -> Result<usize, Error> {
        let long = self.sluss.sealer.seal(PIN_PURPOSE, "", &[0; PLAIN_BYTES]).len();
        let (mut renewed, mut after) = (0, String::new());
        loop {
            let page = self.sluss.store.pins_of_length(long, &after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(renewed) };
            after = last.device.as_str().to_owned();
            for pin in page {
                renewed += usize::from(self.renew_pin(pin).await?);
            }
        }
    }

    async fn renew_pin(&self, KeptPin { device, sealed: from }: KeptPin) -> Result<bool, Error> {
        let kept = self.kept_pin(&device, &from);
        let Ok(StoredPin::Plain(plain)) = kept else {
            tracing::warn!(%device, "a stored PIN cannot be opened");
            return Ok(false);
        };
        let fits = move |hash: &[u8]| hash == &*plain;
        let Some(digits) = self.sluss.pin_search.those_that(Box::new(fits)).await?.pop() else { return Ok(false) };
        let to = self.keep_pin(&device, &digits).await?;
        self.sluss.store.commit(vec![Change::RenewPin { device, from, to }]).await?;
        Ok(true)
    }

    fn kept_pin(&self, device: &DeviceId, sealed: &[u8]) -> Result<StoredPin, Error> {
        let bytes = self.sluss.sealer.open(PIN_PURPOSE, device.as_str(), sealed)?;
        Ok(match bytes.text().filter(|text| text.len() != PLAIN_BYTES) {
            Some(text) => StoredPin::Slow(PasswordHash::stored(text.to_owned())),
            None => StoredPin::Plain(bytes),
        })
    }

    /// The value that is hashed slowly: without our key nobody can even begin to guess.
    fn under_key(&self, digits: &str) -> Password {
        let value = Zeroizing::new(BASE64.encode(&self.sluss.pins.blind(digits)));
        Password::typed(&value).expect("43 characters are within the limit of a password")
    }
}
