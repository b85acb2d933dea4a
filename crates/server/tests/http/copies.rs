//! A copy of a phone's keys, which somebody made of a profile on a disk: it counts its proofs for itself, and so it shows.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use serde_json::json;
use sluss_protocol::api::{AnswerRequest, Decision, digest};
use sluss_testkit::{Account, ISSUER, Person, Phone, Server};

const TOLD: &str = "A device may have been copied";

async fn with_phone(server: &Server) -> (Account, Phone) {
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(server).add_device(&account).await;
    (account, phone)
}

/// The phone, or a copy of it, looks for requests and says that this is so many a proof of its own.
async fn count(phone: &mut Phone, count: Option<u64>) {
    let claims = count.map_or(json!({}), |count| json!({ "sluss_count": count }));
    let proof = phone.watch_proof(&claims);
    assert_eq!(phone.watch_whole(vec![proof]).await.status, 200);
}

async fn how_often_told(server: &Server, account: &Account) -> usize {
    server.subjects_to(&account.email).await.iter().filter(|subject| *subject == TOLD).count()
}

#[tokio::test]
async fn s16_the_owner_is_told_of_a_copy_once_and_sees_which_device_it_is() {
    let server = Server::start().await;
    let (account, mut phone) = with_phone(&server).await;
    for number in [1, 2, 3] {
        count(&mut phone, Some(number)).await;
    }
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(view.devices[0].doubled_at, None);
    assert_eq!(how_often_told(&server, &account).await, 0);

    // The copy was made after the first of them.
    for number in [2, 3, 4] {
        count(&mut phone, Some(number)).await;
    }
    assert_eq!(how_often_told(&server, &account).await, 1);
    assert!(owner.account().await.devices[0].doubled_at.is_some());
    let told = owner.open("/api/account/activity").await;
    assert!(told.body.contains("device-doubled"), "{}", told.body);
}

#[tokio::test]
async fn s16_a_copy_that_runs_ahead_is_found_by_the_phone_that_lags_behind() {
    let server = Server::start().await;
    let (account, mut phone) = with_phone(&server).await;
    for number in [1, 1_000_000, 2] {
        count(&mut phone, Some(number)).await;
    }
    assert_eq!(how_often_told(&server, &account).await, 1);
}

#[tokio::test]
async fn s16_requests_that_overtake_one_another_and_what_is_sent_twice_are_no_copy() {
    let server = Server::start().await;
    let (account, mut phone) = with_phone(&server).await;
    for number in [1, 3, 2, 6, 5, 4] {
        count(&mut phone, Some(number)).await;
    }
    let proof = phone.watch_proof(&json!({ "sluss_count": 7 }));
    for _ in 0..2 {
        phone.watch_whole(vec![proof.clone()]).await;
    }
    assert_eq!(how_often_told(&server, &account).await, 0);
}

#[tokio::test]
async fn s16_an_app_that_counts_nothing_is_served_until_it_has_counted() {
    let server = Server::start().await;
    let (account, mut phone) = with_phone(&server).await;
    count(&mut phone, None).await;
    count(&mut phone, Some(1)).await;
    // An older app goes on for a while in another window.
    count(&mut phone, None).await;
    assert_eq!(how_often_told(&server, &account).await, 0);
    server.clock.advance(Duration::from_secs(15 * 24 * 60 * 60));
    count(&mut phone, None).await;
    assert_eq!(how_often_told(&server, &account).await, 1);
}

#[tokio::test]
async fn s16_an_answer_that_comes_twice_before_it_is_done_is_no_copy() {
    let server = Server::start().await;
    let (account, mut phone) = with_phone(&server).await;
    // Nothing waits for an answer, so the proof is counted and never spent.
    let path = format!("{ISSUER}/api/device/requests/apr_aaaaaaaaaaaaaaaaaaaaaaaaaa");
    let answer = AnswerRequest { device_id: phone.enrolled().device_id.clone(), decision: Decision::Deny };
    let body = serde_json::to_string(&answer).unwrap();
    let signed = BASE64URL_NOPAD.encode(&digest(&body));
    let proof = phone.proof(&json!({ "htu": path, "sluss_body": signed, "sluss_count": 1 }));
    for _ in 0..2 {
        let answer = phone.send_answer("apr_aaaaaaaaaaaaaaaaaaaaaaaaaa", body.clone(), &proof).await;
        assert_eq!(answer.problem(), "not-found");
    }
    assert_eq!(how_often_told(&server, &account).await, 0);
}

#[tokio::test]
async fn s16_a_phone_that_was_restored_is_told_of_once() {
    let server = Server::start().await;
    let (account, mut phone) = with_phone(&server).await;
    for number in [1, 500, 100, 101, 102] {
        count(&mut phone, Some(number)).await;
    }
    server.clock.advance(Duration::from_secs(2 * 24 * 60 * 60));
    count(&mut phone, Some(103)).await;
    assert_eq!(how_often_told(&server, &account).await, 1);
    // The one that it was restored from is in use all the same.
    count(&mut phone, Some(501)).await;
    count(&mut phone, Some(104)).await;
    assert_eq!(how_often_told(&server, &account).await, 2);
}

#[tokio::test]
async fn s16_a_phone_that_asks_at_once_as_often_as_it_can_is_counted_each_time() {
    let server = Server::start().await;
    let (account, mut phone) = with_phone(&server).await;
    let proofs: Vec<_> = (1..=8).map(|number| phone.watch_proof(&json!({ "sluss_count": number }))).collect();
    let asked = proofs.into_iter().map(|proof| phone.watch_whole(vec![proof]));
    for answer in futures_util::future::join_all(asked).await {
        assert_eq!(answer.status, 200);
    }
    assert_eq!(how_often_told(&server, &account).await, 0);
}
