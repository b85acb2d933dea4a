//! What people whom nobody knows leave in the database, beside begun sign-ins: device proofs, entries in the audit log, counts, mails.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use sluss_domain::Timestamp;
use sluss_domain::model::allowance::Limit;
use sluss_domain::model::audit::{Event, Filter};
use sluss_protocol::api::{NewSubscription, digest};
use sluss_protocol::sign_in::Notice;
use sluss_testkit::{Answer, ISSUER, Person, Phone, Server};

use crate::audit::count;
use crate::stage::stage;

async fn rows(server: &Server, table: &str) -> i64 {
    count(&format!("sqlite:{}", server.folder().join("sluss.db").display()), table).await
}

fn subscription() -> NewSubscription {
    NewSubscription {
        endpoint: "https://push.example.eu/x".to_owned(),
        p256dh: BASE64URL_NOPAD.encode(&[4; 65]),
        auth: BASE64URL_NOPAD.encode(&[7; 16]),
    }
}

async fn subscribe(server: &Server, body: &str, proof: &str) -> Answer {
    let request = Request::post("/api/device/subscription").header("content-type", "application/json");
    server.send(request.header("dpop", proof).body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn s05_proofs_of_a_key_that_nobody_registered_leave_nothing_behind() {
    let stage = stage().await;
    let before = rows(&stage.server, "proofs").await;
    let mut stranger = Phone::new(&stage.server);
    let proof = stranger.watch_proof(&json!({}));
    for _ in 0..2 {
        let answer = stranger.watch_whole(vec![proof.clone()]).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["removed"]), (200, &json!([0])), "{answer:?}");
    }
    assert_eq!(stranger.watch("/api/device/requests").await.problem(), "invalid-proof");
    let body = serde_json::to_string(&subscription()).unwrap();
    let address = format!("{ISSUER}/api/device/subscription");
    let proof = stranger.proof(&json!({ "htu": address, "sluss_body": BASE64URL_NOPAD.encode(&digest(&body)) }));
    for _ in 0..2 {
        assert_eq!(subscribe(&stage.server, &body, &proof).await.problem(), "invalid-proof");
    }
    let body = json!({ "device_id": "dev_x", "decision": "deny" }).to_string();
    let proof = stranger.answer_proof("apr_x", &body);
    assert!(stranger.send_answer("apr_x", body, &proof).await.status.is_client_error());
    let claim = json!({ "token": BASE64URL_NOPAD.encode(&[1; 20]), "hmac_key": BASE64URL_NOPAD.encode(&[2; 32]), "response": "1" });
    let claim = serde_json::from_value(claim).unwrap();
    let proof = stranger.proof(&json!({}));
    for _ in 0..2 {
        assert_eq!(stranger.send_claim(&claim, &proof).await.problem(), "not-found", "no ticket, no trace");
    }
    assert_eq!(rows(&stage.server, "proofs").await, before);
}

#[tokio::test]
async fn s05_a_registered_devices_proof_works_once_with_whatever_it_does() {
    let mut stage = stage().await;
    let proof = stage.phone.watch_proof(&json!({}));
    assert_eq!(stage.phone.watch_whole(vec![proof.clone()]).await.json()["removed"], json!([]));
    assert_eq!(stage.phone.watch_whole(vec![proof]).await.problem(), "invalid-proof");
    let body = serde_json::to_string(&subscription()).unwrap();
    let address = format!("{ISSUER}/api/device/subscription");
    let proof = stage.phone.proof(&json!({ "htu": address, "sluss_body": BASE64URL_NOPAD.encode(&digest(&body)) }));
    assert_eq!(subscribe(&stage.server, &body, &proof).await.status, 204);
    assert_eq!(subscribe(&stage.server, &body, &proof).await.problem(), "invalid-proof");
    // What was not done has spent nothing.
    let bad = serde_json::to_string(&NewSubscription { endpoint: "x".to_owned(), ..subscription() }).unwrap();
    let proof = stage.phone.proof(&json!({ "htu": address, "sluss_body": BASE64URL_NOPAD.encode(&digest(&bad)) }));
    let before = rows(&stage.server, "proofs").await;
    assert_eq!(subscribe(&stage.server, &bad, &proof).await.problem(), "invalid-field");
    assert_eq!(rows(&stage.server, "proofs").await, before);
    stage.server.clock.advance(Duration::from_secs(601));
    stage.server.instance().sluss.sign_ins().forget_strangers().await.unwrap();
    assert_eq!(rows(&stage.server, "proofs").await, 0, "they are gone when nobody could show them again");
}

async fn wrong_passwords(server: &Server) -> (usize, usize) {
    let filter = Filter { account: None, since: Timestamp(0), before: None, limit: 1_000 };
    let entries = server.instance().sluss.store.audit_entries(&filter).await.unwrap();
    let wrong = entries.iter().filter(|entry| entry.event == Event::WrongPassword);
    let (known, nobody): (Vec<_>, Vec<_>) = wrong.partition(|entry| entry.account.is_some());
    (known.len(), nobody.len())
}

async fn fail(server: &Server, email: &str, password: &str, address: &str) {
    let answer = Person::new(server).at(address).try_password(email, password).await;
    assert_eq!(answer.page().notice, Some(Notice::WrongPassword), "{email}");
}

#[tokio::test]
async fn s05_wrong_passwords_for_nobody_are_noted_up_to_a_number_and_those_for_somebody_always() {
    let server = Server::start().await;
    server.account("anna@example.eu").await;
    server.rule(|policy| {
        policy.strangers.noted_per_network = 2;
        policy.strangers.noted_in_all = 5;
    });
    for number in 0..4 {
        fail(&server, &format!("nobody{number}@example.eu"), "wrong words", "203.0.113.9").await;
    }
    assert_eq!(wrong_passwords(&server).await, (0, 2), "of one network");
    for number in 0..6 {
        fail(&server, &format!("no{number}@example.eu"), "wrong words", &format!("203.0.{number}.1")).await;
    }
    assert_eq!(wrong_passwords(&server).await, (0, 5), "in all");
    fail(&server, "anna@example.eu", "wrong words", "203.0.113.9").await;
    assert_eq!(wrong_passwords(&server).await, (1, 5));
    server.clock.advance(Duration::from_secs(60 * 60));
    fail(&server, "nobody@example.eu", "wrong words", "203.0.113.9").await;
    assert_eq!(wrong_passwords(&server).await, (1, 6), "each hour anew");
}

#[tokio::test]
async fn s05_a_password_that_nobody_could_have_is_no_try_and_leaves_nothing_behind() {
    let server = Server::start().await;
    server.account("anna@example.eu").await;
    let long = "x".repeat(2_000);
    for email in ["anna@example.eu", "nobody@example.eu"] {
        for _ in 0..7 {
            fail(&server, email, &long, "203.0.113.9").await;
        }
    }
    assert_eq!((rows(&server, "tries").await, wrong_passwords(&server).await), (0, (0, 0)));
}

#[tokio::test]
async fn s05_counts_of_few_wrong_passwords_are_forgotten_within_the_hour_and_those_that_slow_down_are_not() {
    let server = Server::start().await;
    for number in 0..3 {
        fail(&server, &format!("nobody{number}@example.eu"), "wrong words", "203.0.113.9").await;
    }
    for _ in 0..5 {
        fail(&server, "guessed@example.eu", "wrong words", "203.0.113.9").await;
    }
    assert_eq!(rows(&server, "tries").await, 8);
    server.clock.advance(Duration::from_secs(60 * 60 + 1));
    server.instance().sluss.sign_ins().forget_strangers().await.unwrap();
    assert_eq!(rows(&server, "tries").await, 2);
}

#[tokio::test]
async fn s05_mails_that_strangers_ask_for_have_a_bound_in_all_that_is_told_alike() {
    let server = Server::start().await;
    server.account("anna@example.eu").await;
    server.rule(|policy| policy.strangers.mails_in_all = Limit::hourly(3));
    for (path, email) in
        [("/sign-up", "a@example.eu"), ("/forgotten", "anna@example.eu"), ("/forgotten", "b@example.eu")]
    {
        assert_eq!(Person::new(&server).post(path, &[("email", email)]).await.status, 200, "{email}");
    }
    let before =
        (rows(&server, "mail_links").await, rows(&server, "messages").await, rows(&server, "mail_counts").await);
    for (path, email) in
        [("/sign-up", "c@example.eu"), ("/forgotten", "anna@example.eu"), ("/forgotten", "d@example.eu")]
    {
        let refused = Person::new(&server).at("203.0.113.9").post(path, &[("email", email)]).await;
        assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (503, "3600"), "{path} {email}");
        assert!(refused.body.contains("We are busy right now"), "{}", refused.body);
        let told: Value = Person::new(&server).post_by_script(path, &[("email", email)]).await.json();
        assert_eq!(told["field"], Value::Null);
    }
    let after =
        (rows(&server, "mail_links").await, rows(&server, "messages").await, rows(&server, "mail_counts").await);
    assert_eq!(before, after);
    server.clock.advance(Duration::from_secs(60 * 60));
    assert_eq!(Person::new(&server).post("/sign-up", &[("email", "c@example.eu")]).await.status, 200);
}

#[tokio::test]
async fn s05_mails_of_all_networks_of_one_customer_have_a_bound() {
    let server = Server::start().await;
    server.rule(|policy| policy.strangers.mails_from_network = 1);
    for network in 0..8 {
        let mut person = Person::new(&server).at(&format!("2001:db8:1:{network:x}::1"));
        let answer = person.post("/sign-up", &[("email", &format!("somebody{network}@example.eu"))]).await;
        assert_eq!(answer.status, 200, "whoever asks too often sees the same page");
    }
    assert_eq!(rows(&server, "mail_links").await, 5);
}

/// Every address of the server is looked at in the decision that says what strangers can write, and by whom else it is asked for.
#[test]
fn s05_every_route_is_in_the_list_of_what_strangers_write() {
    let list = include_str!("../../../../docs/decisions/0042-what-strangers-can-make-us-keep.md");
    let routes = concat!(
        include_str!("../../src/router.rs"),
        include_str!("../../src/routes/api/account/mod.rs"),
        include_str!("../../src/routes/cas/mod.rs")
    );
    let paths: Vec<_> = routes.split(".route(\"").skip(1).collect();
    for validation in sluss_cas::validate::Endpoint::ALL {
        assert!(list.contains(&format!("`/cas{}`", validation.path())), "{validation:?} is not in the list");
    }
    assert!(paths.len() > 50, "{}", paths.len());
    for path in paths.into_iter().filter_map(|rest| rest.split('"').next()) {
        let known = path.starts_with("/api/account") || list.contains(&format!("`{path}`"));
        assert!(known, "{path} is not in the list");
    }
}
