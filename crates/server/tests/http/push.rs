//! Waking a phone whose app is closed.

use data_encoding::BASE64URL_NOPAD;
use sluss_domain::ports::courier::SendError;
use sluss_protocol::api::NewSubscription;
use sluss_protocol::method::Method;
use sluss_testkit::Person;

use crate::stage::{Stage, stage};

fn subscription() -> NewSubscription {
    NewSubscription {
        endpoint: "https://push.example.eu/device-1".to_owned(),
        p256dh: BASE64URL_NOPAD.encode(&[4; 65]),
        auth: BASE64URL_NOPAD.encode(&[7; 16]),
    }
}

/// A sign-in that asks the phone, by a browser of its own.
async fn ask(stage: &Stage) {
    let mut person = Person::new(&stage.server);
    let page = person.come_from(&stage.site).await;
    person.enter_password(&page, &stage.account, Method::Pin).await;
}

#[tokio::test]
async fn b06_twenty_sign_ins_wake_a_phone_three_times() {
    let mut stage = stage().await;
    assert_eq!(stage.phone.subscribe(&subscription()).await.status, 204);
    for _ in 0..20 {
        ask(&stage).await;
    }
    stage.server.deliver().await;
    assert_eq!(stage.server.pushes().len(), 3);
}

#[tokio::test]
async fn b11_what_travels_names_the_request_and_nothing_else() {
    let mut stage = stage().await;
    stage.phone.subscribe(&subscription()).await;
    ask(&stage).await;
    stage.server.deliver().await;
    let push = stage.server.pushes().remove(0);
    assert_eq!(push.endpoint, subscription().endpoint);
    let id = stage.phone.requests().await.remove(0).id;
    assert_eq!(String::from_utf8(push.payload).unwrap(), format!("{{\"request\":\"{id}\"}}"));
    // The subscription itself can wake the phone, so it lies sealed (M04).
    let database = String::from_utf8_lossy(&stage.server.database()).into_owned();
    assert!(database.contains("anna@example.eu"), "the search finds what is there");
    assert!(!database.contains("push.example.eu"));
}

#[tokio::test]
async fn a_phone_that_wants_no_more_is_not_woken_again() {
    let mut stage = stage().await;
    stage.phone.subscribe(&subscription()).await;
    stage.server.outbox.fail(Some(SendError::Gone));
    ask(&stage).await;
    stage.server.deliver().await;
    stage.server.outbox.fail(None);
    ask(&stage).await;
    stage.server.deliver().await;
    assert!(stage.server.pushes().is_empty());
    assert_eq!(stage.phone.requests().await.len(), 1, "the app itself finds it all the same");
}

#[tokio::test]
async fn what_no_browser_gives_is_refused() {
    let mut stage = stage().await;
    let good = subscription();
    for (bad, field) in [
        (NewSubscription { endpoint: "http://push.example.eu/".to_owned(), ..good.clone() }, "endpoint"),
        (NewSubscription { endpoint: "http://127.0.0.1:4000/".to_owned(), ..good.clone() }, "endpoint"),
        (NewSubscription { p256dh: "AA".to_owned(), ..good.clone() }, "p256dh"),
        (NewSubscription { auth: "?".to_owned(), ..good }, "auth"),
    ] {
        let refused = stage.phone.subscribe(&bad).await;
        assert_eq!((refused.problem().as_str(), refused.json()["reason"].as_str()), ("invalid-field", Some(field)));
    }
}
