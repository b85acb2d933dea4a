//! What a device hears of the other ways into its own account, so that its app can say what losing it would mean.

use serde_json::json;
use sluss_protocol::api::{OtherWays, Watched};
use sluss_testkit::{Account, Person, Phone, Server};

use crate::stage::{Stage, stage};

async fn heard(asking: &Phone, proofs: Vec<String>) -> Vec<OtherWays> {
    let answer = asking.watch_whole(proofs).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    serde_json::from_value::<Watched>(answer.json()).unwrap().other_ways
}

async fn of(phone: &mut Phone) -> OtherWays {
    let proof = phone.watch_proof(&json!({}));
    let [ways] = heard(phone, vec![proof]).await.try_into().expect("one device asked");
    ways
}

fn ways(phone: &Phone, [devices, numbers, recovery_codes]: [u32; 3]) -> OtherWays {
    OtherWays { device_id: phone.enrolled().device_id.clone(), devices, numbers, recovery_codes }
}

/// Adds a phone number and recovery codes to the account that has this device.
async fn add_number_and_codes(server: &Server, account: &Account, phone: &Phone) -> Vec<String> {
    const NUMBER: &str = "+46701740605";
    let mut person = Person::new(server);
    let view = person.sign_in_to_account(account, Some(phone)).await;
    let id = person.claim_number(&view.csrf, NUMBER).await;
    let code = server.code_sent_to(NUMBER).await;
    assert!(person.finish_number(&view.csrf, &id, &code).await.status.is_success());
    person.make_recovery_codes(&view).await
}

#[tokio::test]
async fn e08_a_device_hears_how_many_other_ways_in_its_owner_has() {
    let server = Server::start().await;
    let anna = server.account("anna@example.eu").await;
    let mut phone = Person::new(&server).add_device(&anna).await;
    assert_eq!(of(&mut phone).await, ways(&phone, [0, 0, 0]));
    add_number_and_codes(&server, &anna, &phone).await;
    assert_eq!(of(&mut phone).await, ways(&phone, [0, 1, 10]));
}

#[tokio::test]
async fn e08_each_device_counts_the_others_and_not_itself() {
    let Stage { server, account, mut phone, .. } = stage().await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    let mut second = Phone::new(&server);
    let link = person.begin_enrolment(&view, "Second").await.link.unwrap();
    assert_eq!(second.enrol(&link).await.status, 201);
    assert_eq!(of(&mut phone).await, ways(&phone, [1, 0, 0]));
    assert_eq!(of(&mut second).await, ways(&second, [1, 0, 0]));
}

#[tokio::test]
async fn b09_a_device_hears_of_no_account_but_those_whose_keys_have_signed() {
    let server = Server::start().await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    let mut annas = Person::new(&server).add_device(&anna).await;
    let mut bos = Person::new(&server).add_device(&bo).await;
    let (one, two) = (annas.watch_proof(&json!({})), bos.watch_proof(&json!({})));
    assert_eq!(heard(&annas, vec![one]).await, [ways(&annas, [0, 0, 0])], "not Bo's");
    let one = annas.watch_proof(&json!({}));
    assert_eq!(heard(&annas, vec![one, two]).await.len(), 2, "both have signed");
    // A key that is registered nowhere hears of nobody.
    let mut stranger = Phone::new(&server);
    let proof = stranger.watch_proof(&json!({}));
    assert_eq!(heard(&stranger, vec![proof]).await, []);
}

#[tokio::test]
async fn no_value_of_another_way_in_is_told() {
    let server = Server::start().await;
    let anna = server.account("anna@example.eu").await;
    let mut phone = Person::new(&server).add_device(&anna).await;
    let codes = add_number_and_codes(&server, &anna, &phone).await;
    let proof = phone.watch_proof(&json!({}));
    let said = phone.watch_whole(vec![proof]).await.body;
    for secret in codes.iter().map(String::as_str).chain(["0605", "1740"]) {
        assert!(!said.contains(secret), "{said}");
    }
    let known: serde_json::Value = serde_json::from_str(&said).unwrap();
    let names: Vec<&String> = known["other_ways"][0].as_object().unwrap().keys().collect();
    assert_eq!(names, ["device_id", "devices", "numbers", "recovery_codes"]);
}

#[tokio::test]
async fn an_app_of_before_hears_what_it_heard() {
    let Stage { mut phone, .. } = stage().await;
    assert_eq!(phone.watch("/api/device/requests").await.json(), json!([]));
}
