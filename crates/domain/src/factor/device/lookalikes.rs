//! A phone whose app was installed again is a new device to us, and its entry from before opens nothing any more. It is recognised by what people see of
//! it, and by its silence; whether it is the same phone, only its owner can say.

use std::time::Duration;

use crate::error::Error;
use crate::factor::device::Devices;
use crate::model::device::Device;
use crate::model::device_proof::DeviceProof;
use crate::model::id::{AccountId, DeviceId};
use crate::model::opener::Opener;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};

/// How long after its registration a device may remove its own earlier entry. Later its owner does, on the account pages.
const NEW: Duration = Duration::from_secs(60 * 60);

/// A device that is probably an earlier life of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookalike {
    /// The earlier one.
    pub earlier: Device,
    /// The one that looks the same and came later.
    pub later: Device,
}

impl Devices<'_> {
    /// The devices of an account that look like one that was added later, and were not heard from since.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn lookalikes(&self, account: &AccountId) -> Result<Vec<Lookalike>, Error> {
        let devices = self.sluss.store.devices(account).await?;
        Ok(pairs(&devices, &self.sluss.store.heard(account).await?))
    }

    /// Removes the earlier entry of a device that was just registered, at the owner's press on that device.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anything that is not such an entry, [`Error::Expired`] an hour after the device was registered, or
    /// [`Error::InvalidProof`] if the proof was spent before.
    pub async fn remove_lookalike(
        &self,
        device: &Device,
        earlier: &DeviceId,
        proof: &DeviceProof,
        visitor: &Visitor,
    ) -> Result<(), Error> {
        let known = self.lookalikes(&device.account).await?;
        let found = known.into_iter().find(|known| known.later.id == device.id && known.earlier.id == *earlier);
        let Lookalike { earlier, .. } = found.ok_or(Error::NotFound)?;
        if self.sluss.now() >= device.added_at.after(NEW) {
            return Err(Error::Expired);
        }
        let account = self.sluss.store.account(&device.account).await?.ok_or(Error::NotFound)?;
        let opener = Opener::Device(earlier.id.clone());
        let ended = Change::Own(OwnChange::EndOpenedBy { account: account.id.clone(), opener, keep: None });
        let removed = self.removed(&account, &earlier, visitor);
        let changes = [ended, proof.spend()].into_iter().chain(removed).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.conflict_with(proof, Error::NotFound).await),
            other => other,
        }
    }
}

/// Each silent device with the first later one that looks like it.
fn pairs(devices: &[Device], heard: &[(DeviceId, Timestamp)]) -> Vec<Lookalike> {
    let last_sign = |device: &Device| {
        let heard = heard.iter().find(|(id, _)| *id == device.id).map(|(_, at)| *at);
        heard.max(device.last_used_at).max(Some(device.added_at))
    };
    let pair = |earlier: &Device| {
        let is_later = |later: &&Device| {
            let since = Some(later.added_at);
            later.id != earlier.id && look_the_same(earlier, later) && last_sign(earlier) < since
        };
        let later = devices.iter().filter(is_later).min_by_key(|later| later.added_at)?;
        Some(Lookalike { earlier: earlier.clone(), later: later.clone() })
    };
    devices.iter().filter_map(pair).collect()
}

fn look_the_same(one: &Device, other: &Device) -> bool {
    let name = |device: &Device| device.name.trim().to_lowercase();
    name(one) == name(other) || (!one.browser.is_empty() && one.browser == other.browser)
}

#[cfg(test)]
mod tests {
    use super::{Device, DeviceId, Timestamp, pairs};
    use crate::model::id::AccountId;

    fn device(number: u8, name: &str, browser: &str, added_at: i64) -> Device {
        Device {
            id: DeviceId::from([number; 16]),
            account: AccountId::from([1; 16]),
            name: name.to_owned(),
            browser: browser.to_owned(),
            key: Vec::new(),
            pin: Vec::new(),
            thumbprint: String::new(),
            push: None,
            added_at: Timestamp(added_at),
            last_used_at: None,
        }
    }

    fn earlier_ones(devices: &[Device], heard: &[(DeviceId, Timestamp)]) -> Vec<String> {
        pairs(devices, heard).into_iter().map(|pair| pair.earlier.name).collect()
    }

    #[test]
    fn s34_a_silent_device_with_the_same_name_or_browser_is_asked_about() {
        for (name, browser) in [("annas Telefon ", "Firefox, Android"), ("New phone", "Chrome, Android")] {
            let devices = [device(1, "Annas telefon", "Chrome, Android", 10), device(2, name, browser, 20)];
            assert_eq!(earlier_ones(&devices, &[]), ["Annas telefon"]);
        }
    }

    #[test]
    fn s34_a_device_that_is_another_or_was_heard_from_since_is_not() {
        let known = device(1, "Annas telefon", "Chrome, Android", 10);
        let later = device(2, "Annas telefon", "Chrome, Android", 20);
        let other = device(3, "Tablet", "Safari, iPad", 20);
        assert_eq!(earlier_ones(&[known.clone(), other], &[]), [""; 0]);
        assert_eq!(earlier_ones(&[known.clone(), later.clone()], &[(known.id.clone(), Timestamp(20))]), [""; 0]);
        let used = Device { last_used_at: Some(Timestamp(21)), ..known.clone() };
        assert_eq!(earlier_ones(&[used, later.clone()], &[]), [""; 0]);
        assert_eq!(earlier_ones(&[known.clone(), later], &[(known.id, Timestamp(19))]), ["Annas telefon"]);
    }

    #[test]
    fn s34_devices_that_nothing_is_known_of_are_not_alike() {
        let devices = [device(1, "Phone", "", 10), device(2, "Tablet", "", 20)];
        assert_eq!(earlier_ones(&devices, &[]), [""; 0]);
    }

    #[test]
    fn of_several_lives_each_points_to_the_next() {
        let devices = [device(1, "A", "Chrome", 10), device(2, "B", "Chrome", 20), device(3, "C", "Chrome", 30)];
        let later: Vec<_> = pairs(&devices, &[]).into_iter().map(|pair| pair.later.name).collect();
        assert_eq!(later, ["B", "C"]);
    }
}
