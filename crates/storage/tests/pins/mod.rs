//! Stored PINs: found by the length of their sealed form, and renewed in all rows that have them.

use sluss_domain::model::device::Device;
use sluss_domain::model::device::KeptPin;
use sluss_domain::model::enrolment::{Enrolment, Leave, TicketState};
use sluss_domain::model::id::{DeviceId, EnrolmentId};
use sluss_domain::model::secret::Kind;
use sluss_domain::ports::entropy::{new_id, new_secret};
use sluss_domain::ports::store::Change;
use sluss_domain::ports::store::prelude::*;
use sluss_storage::Database;

use crate::suite::{ENTROPY, NOW, session, with_account};

pub(crate) async fn s29_pins_of_one_length_are_found_page_by_page_and_renewed_in_all_rows(store: &Database, _: &str) {
    let account = with_account(store).await;
    let device = |pin: Vec<u8>| Device {
        id: new_id::<DeviceId>(&ENTROPY),
        account: account.id.clone(),
        name: "Telefon".to_owned(),
        browser: String::new(),
        key: vec![],
        pin,
        thumbprint: new_id::<DeviceId>(&ENTROPY).to_string(),
        push: None,
        added_at: NOW,
        last_used_at: None,
    };
    let enrolment = |device: &DeviceId, pin: Vec<u8>| Enrolment {
        id: new_id::<EnrolmentId>(&ENTROPY),
        account: account.id.clone(),
        by: Leave::Session(session(&account).token),
        token: new_secret(Kind::Enrolment, &ENTROPY).hash(),
        device_name: "Telefon".to_owned(),
        device: device.clone(),
        pin,
        link: String::new(),
        expires_at: NOW,
        state: TicketState::Waiting,
    };
    let (old, new) = (device(vec![1; 60]), device(vec![1; 130]));
    let (claimed, waiting) =
        (enrolment(&old.id, old.pin.clone()), enrolment(&new_id::<DeviceId>(&ENTROPY), vec![2; 60]));
    let changes = [old.clone(), new.clone()].map(Change::AddDevice).into_iter();
    let changes = changes.chain([claimed.clone(), waiting.clone()].map(Change::AddEnrolment));
    store.commit(changes.collect()).await.unwrap();

    let kept = |device: &DeviceId, sealed: &[u8]| KeptPin { device: device.clone(), sealed: sealed.to_vec() };
    let mut both = vec![kept(&old.id, &old.pin), kept(&waiting.device, &waiting.pin)];
    both.sort_by(|a, b| a.device.as_str().cmp(b.device.as_str()));
    assert_eq!(store.pins_of_length(60, "", 100).await.unwrap(), both);
    assert_eq!(store.pins_of_length(60, "", 1).await.unwrap(), both[..1]);
    assert_eq!(store.pins_of_length(60, both[0].device.as_str(), 100).await.unwrap(), both[1..]);

    let renew = |pin: &KeptPin, to: &[u8]| {
        vec![Change::RenewPin { device: pin.device.clone(), from: pin.sealed.clone(), to: to.to_vec() }]
    };
    store.commit(renew(&kept(&old.id, &[9]), &[7])).await.unwrap();
    assert_eq!(store.devices(&account.id).await.unwrap().len(), 2);
    assert_eq!(store.pins_of_length(60, "", 100).await.unwrap(), both, "it was another one by then");
    for pin in &both {
        store.commit(renew(pin, &[3; 130])).await.unwrap();
    }
    assert_eq!(store.pins_of_length(60, "", 100).await.unwrap(), []);
    let devices = store.devices(&account.id).await.unwrap();
    let pin_of = |id: &DeviceId| devices.iter().find(|device| device.id == *id).unwrap().pin.clone();
    assert_eq!((pin_of(&old.id), pin_of(&new.id)), (vec![3; 130], new.pin));
    for id in [claimed.id, waiting.id] {
        assert_eq!(store.enrolment(&id).await.unwrap().unwrap().pin, vec![3; 130]);
    }
}
