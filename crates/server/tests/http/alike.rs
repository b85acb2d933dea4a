//! A phone whose app was installed again (S34): its entry from before is asked about, and removed at its owner's word.

use std::time::Duration;

use serde_json::{Value, json};
use sluss_testkit::{Account, Person, Phone, Server};

const PATH: &str = "/api/device/alike";

/// Somebody who has registered a phone, and registers one again under this name a day later.
async fn twice(server: &Server, name: &str) -> (Account, Person, Phone, Phone) {
    let account = server.account("anna@example.eu").await;
    let mut owner = Person::new(server);
    let view = owner.sign_in_to_account(&account, None).await;
    let mut first = Phone::new(server);
    let link = owner.begin_enrolment(&view, "Annas telefon").await.link.unwrap();
    assert_eq!(first.enrol(&link).await.status, 201);
    server.clock.advance(Duration::from_secs(24 * 60 * 60));
    let mut owner = Person::new(server);
    let view = owner.sign_in_to_account(&account, Some(&first)).await;
    server.clock.advance(Duration::from_secs(60));
    let mut second = Phone::new(server);
    let link = owner.begin_enrolment(&view, name).await.link.unwrap();
    assert_eq!(second.enrol(&link).await.status, 201);
    (account, owner, first, second)
}

async fn asked(phone: &mut Phone) -> Vec<Value> {
    phone.post_signed(PATH, &json!({})).await.json()["devices"].as_array().unwrap().clone()
}

#[tokio::test]
async fn s34_the_new_phone_and_the_account_pages_ask_about_the_old_entry() {
    let server = Server::start().await;
    let (_, mut owner, first, mut second) = twice(&server, "Annas telefon").await;
    let found = asked(&mut second).await;
    assert_eq!((found.len(), found[0]["id"].as_str()), (1, Some(first.enrolled().device_id.as_str())));
    let devices = owner.account().await.devices;
    assert_eq!(devices[0].looks_like.as_deref(), Some("Annas telefon"));
    assert_eq!(devices[1].looks_like, None);
    assert_eq!(devices.len(), 2, "nothing is removed by itself");
}

#[tokio::test]
async fn s34_another_phone_is_not_asked_about_nor_one_that_is_heard_from() {
    let server = Server::start().await;
    let (_, mut owner, _, mut second) = twice(&server, "Tablet").await;
    assert_eq!(asked(&mut second).await.len(), 0);
    assert_eq!(owner.account().await.devices[0].looks_like, None);

    let server = Server::start().await;
    let (_, mut owner, mut first, mut second) = twice(&server, "Annas telefon").await;
    let proof = first.watch_proof(&json!({ "sluss_count": 1 }));
    assert_eq!(first.watch_whole(vec![proof]).await.status, 200);
    assert_eq!(asked(&mut second).await.len(), 0);
    assert_eq!(owner.account().await.devices[0].looks_like, None);
}

#[tokio::test]
async fn s34_f07_one_press_removes_the_old_entry_and_the_owner_is_told() {
    let server = Server::start().await;
    let (account, mut owner, first, mut second) = twice(&server, "Annas telefon").await;
    let removed = second.post_signed(PATH, &json!({ "remove": first.enrolled().device_id })).await;
    assert_eq!((removed.status.as_u16(), removed.json()["devices"].clone()), (200, json!([])));
    let mut later = Person::new(&server);
    let view = later.sign_in_to_account(&account, Some(&second)).await;
    assert_eq!(view.devices.len(), 1);
    assert_eq!(server.subjects_to(&account.email).await.last().map(String::as_str), Some("A device was removed"));
    assert_eq!(owner.open("/api/account").await.status, 401, "what the old entry has opened ends with it");
}

#[tokio::test]
async fn s34_a_device_removes_its_own_earlier_entry_and_nothing_else() {
    let server = Server::start().await;
    let (_, _, mut first, mut second) = twice(&server, "Tablet").await;
    let (one, other) = (first.enrolled().device_id.clone(), second.enrolled().device_id.clone());
    for (phone, id) in [(&mut second, &one), (&mut first, &other)] {
        assert_eq!(phone.post_signed(PATH, &json!({ "remove": id })).await.problem(), "not-found");
    }
    assert_eq!(second.post_signed(PATH, &json!({ "remove": other })).await.problem(), "not-found");
    assert_eq!(second.post_signed(PATH, &json!({ "remove": "dev_1" })).await.problem(), "not-found");
    assert_eq!(Phone::new(&server).post_signed(PATH, &json!({})).await.problem(), "invalid-proof");
}

#[tokio::test]
async fn s34_after_an_hour_the_account_pages_do_it() {
    let server = Server::start().await;
    let (_, _, first, mut second) = twice(&server, "Annas telefon").await;
    server.clock.advance(Duration::from_secs(60 * 60));
    let late = second.post_signed(PATH, &json!({ "remove": first.enrolled().device_id })).await;
    assert_eq!(late.problem(), "expired");
}
