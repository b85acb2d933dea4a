//! How strong a password would be, told while it is typed.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use sluss_domain::Error;
use sluss_domain::model::password::PasswordError;
use sluss_protocol::api::AccountView;
use sluss_protocol::language::Language;
use sluss_protocol::password::Strength;
use sluss_testkit::{Answer, Person, Server};

use crate::log_capture::LogCapture;

const STRENGTH: &str = "/api/account/password/strength";

async fn signed_in(server: &Server, email: &str) -> (Person, AccountView) {
    let account = server.account(email).await;
    let mut person = Person::new(server);
    let view = person.sign_in_to_account(&account, None).await;
    (person, view)
}

async fn ask(person: &mut Person, view: &AccountView, password: &str) -> Answer {
    person.api("POST", STRENGTH, &view.csrf, Some(&json!({ "password": password }))).await
}

async fn judged(person: &mut Person, view: &AccountView, password: &str) -> (u32, Option<String>) {
    let answer = ask(person, view, password).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"), "{answer:?}");
    let Strength { score, reason } = serde_json::from_str(&answer.body).unwrap();
    (score, reason)
}

#[tokio::test]
async fn a03_what_is_refused_scores_below_two_and_the_reason_is_the_one_that_a_refusal_has() {
    let server = Server::start().await;
    let (mut person, view) = signed_in(&server, "anna.lindgren@example.eu").await;
    for (password, score, reason) in [
        ("fjorton tecken", 0, Some("too-short:15")),
        ("lindgren 12345678", 0, Some("context:lindgren")),
        ("abcdefghijklmnopq", 0, Some("easy-run")),
        ("aaaaaaaaaaaaaaaz", 1, Some("easy-repeat")),
        ("fyra lugna ord i rad", 4, None),
    ] {
        let told = judged(&mut person, &view, password).await;
        assert_eq!(told, (score, reason.map(str::to_owned)), "{password}");
    }
    assert_eq!(judged(&mut person, &view, &"x".repeat(1_025)).await, (0, Some("too-long".to_owned())));
    let (head, tail) = ("ab".repeat(40), "nordanvind och gurkmeja".repeat(8));
    assert!(judged(&mut person, &view, &format!("{head}{tail}")).await.0 >= 2, "its end is hard to guess");
}

#[tokio::test]
async fn i06_i08_only_the_account_pages_own_script_may_ask() {
    let server = Server::start().await;
    let (mut person, view) = signed_in(&server, "anna@example.eu").await;
    let body = json!({ "password": "fyra lugna ord i rad" });
    for csrf in ["", "x", &view.csrf[1..]] {
        assert_eq!(person.api("POST", STRENGTH, csrf, Some(&body)).await.problem(), "cross-site");
    }
    let stranger = Person::new(&server).api("POST", STRENGTH, &view.csrf, Some(&body)).await;
    assert_eq!(stranger.problem(), "not-signed-in");
    assert_eq!(person.open(STRENGTH).await.problem(), "method-not-allowed");
    let elsewhere = Request::post(STRENGTH).header("sec-fetch-site", "cross-site").body(Body::from(body.to_string()));
    assert_eq!(server.send(elsewhere.unwrap()).await.problem(), "cross-site");
}

#[tokio::test]
async fn g06_who_asks_more_often_than_people_type_waits_for_the_next_minute() {
    let server = Server::start().await;
    let (mut person, view) = signed_in(&server, "anna@example.eu").await;
    let (mut other, others) = signed_in(&server, "bo@example.eu").await;
    for _ in 0..30 {
        judged(&mut person, &view, "abc").await;
    }
    server.clock.advance(Duration::from_secs(20));
    let refused = ask(&mut person, &view, "abc").await;
    assert_eq!((refused.problem().as_str(), refused.header("retry-after")), ("too-many-tries", "40"));
    assert_eq!(refused.json()["reason"], "40");
    judged(&mut other, &others, "abc").await;
    server.clock.advance(Duration::from_secs(40));
    judged(&mut person, &view, "abc").await;
}

#[tokio::test]
async fn a08_a_body_that_is_too_large_is_not_judged() {
    let server = Server::start().await;
    let (mut person, view) = signed_in(&server, "anna@example.eu").await;
    assert_eq!(ask(&mut person, &view, &"x".repeat(65 * 1024)).await.problem(), "too-large");
    let broken = person.api("POST", STRENGTH, &view.csrf, Some(&json!({ "password": 1 }))).await;
    assert!(broken.status.is_client_error(), "{broken:?}");
}

#[tokio::test]
async fn m02_what_is_judged_stands_neither_in_the_log_nor_in_the_database() {
    let server = Server::start().await;
    let (mut person, view) = signed_in(&server, "anna@example.eu").await;
    let log = LogCapture::listen();
    judged(&mut person, &view, "nordanvind och gurkmeja").await;
    ask(&mut person, &view, "gurkmeja").await;
    assert!(log.all().contains(STRENGTH), "the request is logged: {}", log.all());
    assert!(!log.all().contains("gurkmeja"), "{}", log.all());
    assert!(!String::from_utf8_lossy(&server.database()).contains("gurkmeja"));
}

#[tokio::test]
async fn a01_wherever_a_password_is_chosen_one_minimum_is_told_and_kept() {
    let server = Server::start().await;
    // Whatever it is, no place has a number of its own.
    server.rule(|policy| policy.password_min_alone = 17);
    let (sixteen, seventeen) = ("sex glada getter", "sju glada getter!");
    assert_eq!([sixteen, seventeen].map(|password| password.chars().count()), [16, 17]);
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    person.post("/sign-up", &[("email", "bo@example.eu")]).await;
    person.post("/forgotten", &[("email", &account.email)]).await;
    let sign_up = server.link_to("bo@example.eu", "sign-up").await.unwrap();
    for link in [sign_up, server.link_to(&account.email, "reset").await.unwrap()] {
        let page = person.open(&link).await.body;
        assert!(page.contains("Use at least 17 characters") && page.contains("minlength=\"17\""), "{page}");
        let refused = person.post(&link, &[("name", "Bo"), ("password", sixteen)]).await;
        assert!(refused.status == 422 && refused.body.contains("too short. Use at least 17 characters"), "{refused:?}");
    }
    let view = person.sign_in_to_account(&account, None).await;
    assert_eq!(view.safety.password_min, 17);
    let refused = person.change_password(&view, &account, &json!({ "new": sixteen })).await;
    assert!(refused.body.contains("too-short:17"), "{refused:?}");
    let accounts = server.instance().sluss;
    let add = async |password| accounts.accounts().add("cy@example.eu", "Cy", Language::En, password, true).await;
    assert!(matches!(add(sixteen).await, Err(Error::Password(PasswordError::TooShort { min: 17 }))));
    assert!(add(seventeen).await.is_ok());
}
