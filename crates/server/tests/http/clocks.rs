//! Devices whose clock is wrong, and devices that were removed: the server says so, and both can go on.

use std::time::Duration;

use serde_json::json;
use sluss_domain::Clock;
use sluss_protocol::api::Watched;
use sluss_protocol::method::Method;
use sluss_testkit::{Answer, Person, Phone, Server};

use crate::stage::{Stage, stage};

fn watched(answer: &Answer) -> Watched {
    assert_eq!(answer.status, 200, "{answer:?}");
    serde_json::from_value(answer.json()).unwrap()
}

async fn whole(phone: &mut Phone) -> Watched {
    let proof = phone.watch_proof(&json!({}));
    watched(&phone.watch_whole(vec![proof]).await)
}

#[tokio::test]
async fn c07_a_device_whose_clock_is_off_learns_the_time_and_proves_again() {
    let Stage { server, mut phone, .. } = stage().await;
    let now = server.clock.now();
    for off in [-86_400_i64, -301, 301, 86_400] {
        let wrong = now.seconds().checked_add_signed(off).unwrap();
        let proof = phone.watch_proof(&json!({ "iat": wrong }));
        let refused = phone.watch_whole(vec![proof]).await;
        assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (401, "proof-time"), "{off}");
        let told: u64 = refused.json()["reason"].as_str().unwrap().parse().unwrap();
        assert_eq!(told, now.seconds());
        let proof = phone.watch_proof(&json!({ "iat": told }));
        assert_eq!(watched(&phone.watch_whole(vec![proof]).await).now, now.0);
    }
}

#[tokio::test]
async fn c07_a_proof_that_is_wrong_in_more_than_its_time_learns_nothing() {
    let Stage { mut phone, .. } = stage().await;
    for changes in [json!({ "iat": 1, "htm": "GET" }), json!({ "iat": 1, "htu": "https://evil.test/" })] {
        let proof = phone.watch_proof(&changes);
        assert_eq!(phone.watch_whole(vec![proof]).await.problem(), "invalid-proof", "{changes}");
    }
}

#[tokio::test]
async fn a_clock_that_is_a_little_off_is_told_the_time_with_every_answer() {
    let Stage { server, mut phone, .. } = stage().await;
    let wrong = server.clock.now().seconds() + 180;
    let proof = phone.watch_proof(&json!({ "iat": wrong }));
    assert_eq!(watched(&phone.watch_whole(vec![proof]).await).now, server.clock.now().0);
}

#[tokio::test]
async fn a_removed_device_is_told_so_and_one_that_is_not_goes_on() {
    let server = Server::start().await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    let mut annas = Person::new(&server).add_device(&anna).await;
    let mut bos = Person::new(&server).add_device(&bo).await;
    let proofs = |one: &mut Phone, two: &mut Phone| vec![one.watch_proof(&json!({})), two.watch_proof(&json!({}))];
    let both = proofs(&mut annas, &mut bos);
    assert!(watched(&annas.watch_whole(both).await).removed.is_empty());

    let mut person = Person::new(&server);
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &anna, Method::Qr).await;
    person.answer_second_factor(&page, &annas).await;
    let view = person.account().await;
    let device = format!("/api/account/devices/{}", annas.enrolled().device_id);
    assert_eq!(person.api("DELETE", &device, &view.csrf, None).await.status, 204);

    let both = proofs(&mut annas, &mut bos);
    assert_eq!(watched(&annas.watch_whole(both).await).removed, [0]);
    let alone = whole(&mut annas).await;
    assert_eq!((alone.removed, alone.requests), (vec![0], Vec::new()), "and nothing else is said to it");
}

#[tokio::test]
async fn an_app_of_before_still_gets_a_plain_list() {
    let Stage { server, site, account, mut phone, mut person } = stage().await;
    let page = person.come_from(&site).await;
    person.enter_password(&page, &account, Method::Pin).await;
    assert_eq!(phone.requests().await.len(), 1);
    assert_eq!(whole(&mut phone).await.requests.len(), 1);
    server.clock.advance(Duration::from_secs(121));
    assert!(whole(&mut phone).await.requests.is_empty(), "what is over, the server says");
}

#[tokio::test]
async fn e09_a_browser_that_holds_keys_is_marked_by_the_server_for_its_script_to_read() {
    let Stage { server, mut phone, .. } = stage().await;
    let proof = phone.watch_proof(&json!({}));
    let answer = phone.watch_whole(vec![proof]).await;
    let mark = answer.header("set-cookie");
    assert!(mark.starts_with("__Host-sluss-keys=1; "), "{mark}");
    assert!(mark.contains("Secure") && mark.contains("Max-Age=") && !mark.contains("HttpOnly"), "{mark}");
    let mut strange = Phone::new(&server);
    let proof = strange.watch_proof(&json!({}));
    assert_eq!(strange.watch_whole(vec![proof]).await.header("set-cookie"), "", "no device, no mark");
}
