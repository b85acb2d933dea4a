//! What is kept of a PIN (S29), and devices from before it was kept like that.

use sha2::{Digest, Sha256};
use sluss_domain::model::device::Device;
use sluss_domain::model::device::PIN_PURPOSE;
use sluss_domain::model::email::Email;
use sluss_domain::model::enrolment::Enrolment;
use sluss_domain::model::id::EnrolmentId;
use sluss_domain::model::key::Purpose;
use sluss_domain::ports::store::Change;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{SignInPage, Step};
use sluss_testkit::{Person, Phone, Server};

use crate::stage::{Stage, stage};

const PIN: &str = "7391";

/// The only device that anna has.
async fn device(server: &Server) -> Device {
    let store = server.instance().sluss.store;
    let anna = store.account_by_email(&Email::parse("anna@example.eu").unwrap()).await.unwrap().unwrap();
    store.devices(&anna.id).await.unwrap().remove(0)
}

/// What is kept of a PIN, opened with the key file.
fn opened(server: &Server, device: &Device) -> Vec<u8> {
    server.instance().sluss.sealer.open(PIN_PURPOSE, device.id.as_str(), &device.pin).unwrap().to_vec()
}

/// Keeps the device's PIN as versions before did.
async fn as_before(server: &Server, device: &Device) {
    let sluss = server.instance().sluss;
    let old = sluss.sealer.seal(PIN_PURPOSE, device.id.as_str(), &Sha256::digest(PIN));
    let renew = Change::RenewPin { device: device.id.clone(), from: device.pin.clone(), to: old };
    sluss.store.commit(vec![renew]).await.unwrap();
}

/// Asks for an approval, and answers it with this PIN.
async fn approve(stage: &mut Stage, pin: &str) -> (String, SignInPage) {
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Pin).await;
    let Step::Approval { number, .. } = page.step.clone() else { panic!("no request: {page:?}") };
    let request = stage.phone.requests().await.remove(0);
    let answer = stage.phone.approve(&request, &number, pin).await;
    let said = if answer.status == 204 { String::new() } else { answer.problem() };
    (said, stage.person.open(&page.action).await.page())
}

#[tokio::test]
async fn s29_what_is_kept_of_a_pin_is_a_slow_hash_under_a_key() {
    let stage = stage().await;
    let kept = opened(&stage.server, &device(&stage.server).await);
    let plain = Sha256::digest(PIN).to_vec();
    assert!(kept.len() > plain.len() && !kept.windows(plain.len()).any(|part| part == plain));
    // The testkit's hash is quick and shows what was hashed: not the PIN, but what the key file makes of it.
    let hasher = stage.server.instance().sluss.hasher;
    let hash_of = |text: &str| hasher.hash(sluss_domain::model::password::Password::typed(text).unwrap());
    let sha = data_encoding::HEXLOWER.encode(&plain);
    for guess in [PIN, sha.as_str()] {
        assert_ne!(hash_of(guess).await.unwrap().as_str().as_bytes(), kept, "{guess}");
    }
}

#[tokio::test]
async fn s29_devices_from_before_go_on_and_nothing_is_kept_of_them_as_it_was() {
    let mut stage = stage().await;
    let server = stage.server.clone();
    as_before(&server, &device(&server).await).await;
    assert_eq!(opened(&server, &device(&server).await), Sha256::digest(PIN).to_vec());
    assert_eq!(approve(&mut stage, "7392").await.0, "wrong-pin");
    let (said, page) = approve(&mut stage, PIN).await;
    assert!(said.is_empty() && matches!(page.step, Step::Passed { .. }), "{said} {:?}", page.step);

    assert_eq!(server.instance().sluss.devices().renew_pins().await.unwrap(), 1);
    assert_ne!(opened(&server, &device(&server).await), Sha256::digest(PIN).to_vec());
    assert_eq!(server.instance().sluss.devices().renew_pins().await.unwrap(), 0, "once");
    stage.person = Person::new(&server);
    assert_eq!(approve(&mut stage, "7392").await.0, "wrong-pin");
    let (said, page) = approve(&mut stage, PIN).await;
    assert!(said.is_empty() && matches!(page.step, Step::Passed { .. }), "{said} {:?}", page.step);
}

#[tokio::test]
async fn s29_a_device_whose_ticket_is_from_before_is_registered_and_approves() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let begun = person.begin_enrolment(&view, "Phone").await;
    let sluss = server.instance().sluss;
    let waiting = async || -> Enrolment {
        sluss.store.enrolment(&EnrolmentId::parse(&begun.id).unwrap()).await.unwrap().unwrap()
    };
    let before = waiting().await;
    let old = sluss.sealer.seal(PIN_PURPOSE, before.device.as_str(), &Sha256::digest(PIN));
    let renew = Change::RenewPin { device: before.device.clone(), from: before.pin, to: old.clone() };
    sluss.store.commit(vec![renew]).await.unwrap();
    let mut phone = Phone::new(&server);
    assert_eq!(phone.enrol(begun.link.as_deref().unwrap()).await.status, 201);
    assert_eq!(device(&server).await.pin, old);
    assert_eq!(sluss.devices().renew_pins().await.unwrap(), 1, "the device's, and the ticket's with it");
    assert_eq!(waiting().await.pin, device(&server).await.pin);
    let site = server.site("rasff", sluss_protocol::method::Level::Medium).await;
    let person = Person::new(&server);
    let mut stage = Stage { server, site, account, phone, person };
    let (said, page) = approve(&mut stage, PIN).await;
    assert!(said.is_empty() && matches!(page.step, Step::Passed { .. }), "{said} {:?}", page.step);
}

#[tokio::test]
async fn s29_a_key_that_comes_second_is_not_put_to_use() {
    let mut stage = stage().await;
    let in_use = async |server: &Server| {
        let keys = server.instance().sluss.upkeep().signing_keys().await.unwrap();
        keys.into_iter().filter(|key| key.purpose == Purpose::Pin).map(|key| key.id).collect::<Vec<_>>()
    };
    let first = in_use(&stage.server).await;
    // Another node saw none at the same moment, and is a little later.
    stage.server.instance().sluss.upkeep().put_first_key(Purpose::Pin, &[7; 32]).await.unwrap();
    assert_eq!((first.len(), in_use(&stage.server).await), (1, first));
    stage.server.crash().await;
    let (said, page) = approve(&mut stage, PIN).await;
    assert!(said.is_empty() && matches!(page.step, Step::Passed { .. }), "{said} {:?}", page.step);
}
