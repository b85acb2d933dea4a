//! Adding and removing devices.

use std::time::Duration;

use serde_json::json;
use sluss_domain::Error;
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Person, Phone, Server};

#[tokio::test]
async fn f02_a_device_is_registered_by_itself_with_proof_that_it_holds_its_key() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    assert!(view.may_change_factors && view.devices.is_empty());
    let enrolment = person.begin_enrolment(&view, "Annas telefon").await;
    let path = format!("/api/account/enrolments/{}", enrolment.id);
    let link = enrolment.link.unwrap();
    assert_eq!(person.open(&path).await.json()["state"]["name"], "waiting");
    assert!(person.open(&path).await.json().get("link").is_none(), "the link is shown once (C08)");

    let mut phone = Phone::new(&server);
    let mut forged = phone.claim(&link);
    forged.response = "00000000".to_owned();
    let proof = phone.proof(&json!({}));
    assert_eq!(phone.send_claim(&forged, &proof).await.problem(), "invalid-proof");
    assert_eq!(person.open(&path).await.json()["state"]["name"], "waiting");

    assert_eq!(phone.enrol(&link).await.status, 201);
    assert_eq!(person.open(&path).await.json()["state"]["device"]["name"], "Annas telefon");
    assert_eq!(person.account().await.devices.len(), 1);
    assert_eq!(phone.enrolled().account_label, account.email);
}

#[tokio::test]
async fn b10_a_proof_that_gives_its_key_away_or_must_be_understood_is_refused() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let link = person.begin_enrolment(&view, "Annas telefon").await.link.unwrap();
    let mut phone = Phone::new(&server);
    for (place, value) in [
        ("/crit", json!(["exp"])),
        ("/crit", json!([])),
        ("/jwk/d", json!("c2VjcmV0")),
        ("/jwk/k", json!("c2VjcmV0")),
        ("/jwk/d", json!(null)),
    ] {
        let proof = phone.proof_with_head(place, &value);
        assert_eq!(phone.send_claim(&phone.claim(&link), &proof).await.problem(), "invalid-proof", "{place} {value}");
    }
    let proof = phone.proof_with_head("/kid", &json!("what nobody has to understand"));
    assert_eq!(phone.send_claim(&phone.claim(&link), &proof).await.status, 201);
}

#[tokio::test]
async fn s17_a_device_or_a_person_has_a_name_that_is_seen() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    for name in ["Annas\u{202e}nofelet", "An\u{200b}nas telefon", "\u{3164}"] {
        let wanted = json!({ "device_name": name, "pin": "7391" });
        let answer = person.api("POST", "/api/account/enrolments", &view.csrf, Some(&wanted)).await;
        assert_eq!(answer.problem(), "invalid-field", "{name:?}");
        let sluss = server.instance().sluss;
        let added = sluss.accounts().add("bo@example.eu", name, Language::En, "åtta ord i en rad", true).await;
        assert!(matches!(added, Err(Error::InvalidField("name"))), "{name:?}: {added:?}");
    }
    person.begin_enrolment(&view, "علی‌رضا ❤️").await;
}

#[tokio::test]
async fn f01_an_enrolment_works_once_and_for_five_minutes() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let link = person.begin_enrolment(&view, "Phone").await.link.unwrap();
    let late = person.begin_enrolment(&view, "Late phone").await.link.unwrap();
    let mut phone = Phone::new(&server);
    assert_eq!(phone.enrol(&link).await.status, 201);
    assert_eq!(phone.enrol(&link).await.status, 200, "the same phone may ask again: its answer was lost");
    assert_eq!(Phone::new(&server).enrol(&link).await.problem(), "already-used");
    server.clock.advance(Duration::from_secs(5 * 60));
    assert_eq!(Phone::new(&server).enrol(&late).await.problem(), "expired");
}

#[tokio::test]
async fn f02_a_crash_in_the_middle_of_an_enrolment_leaves_a_way_on() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let link = person.begin_enrolment(&view, "Phone").await.link.unwrap();
    server.crash().await;
    let mut phone = Phone::new(&server);
    let mut early = phone.claim(&link);
    early.hmac_key = None;
    let proof = phone.proof(&json!({}));
    assert_eq!(phone.send_claim(&early, &proof).await.problem(), "invalid-field", "the server has no key to go by yet");
    assert_eq!(phone.enrol(&link).await.status, 201);
    server.crash().await;
    // The phone was stopped before it heard the answer. Its key is in the browser's keeping now, where it cannot be read.
    let proof = phone.proof(&json!({}));
    assert_eq!(phone.send_claim(&early, &proof).await.status, 200);
    assert_eq!(person.account().await.devices.len(), 1);
}

#[tokio::test]
async fn f01_an_enrolment_that_was_given_up_registers_nothing() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let enrolment = person.begin_enrolment(&view, "Phone").await;
    let path = format!("/api/account/enrolments/{}", enrolment.id);
    assert_eq!(person.api("DELETE", &path, &view.csrf, None).await.status, 204);
    assert_eq!(Phone::new(&server).enrol(&enrolment.link.unwrap()).await.problem(), "expired");
}

#[tokio::test]
async fn f03_a_second_device_needs_the_first() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut elsewhere = Person::new(&server);
    let phone = elsewhere.add_device(&account).await;
    // A session that was opened with the password alone, before there was a device, and added it.
    let before = elsewhere.account().await;
    let body = json!({ "device_name": "Mine too", "pin": "7391" });
    let refused = elsewhere.api("POST", "/api/account/enrolments", &before.csrf, Some(&body)).await;
    assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (403, "step-up-required"));
    let device = format!("/api/account/devices/{}", phone.enrolled().device_id);
    assert_eq!(elsewhere.api("DELETE", &device, &before.csrf, None).await.problem(), "step-up-required");
    // The password alone no longer opens the account pages.
    let mut person = Person::new(&server);
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &account, Method::Password).await;
    assert!(matches!(page.step, Step::Choose { tried: Method::Password, .. }), "{page:?}");
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    let page = person.answer_second_factor(&page, &phone).await;
    assert!(matches!(page.step, Step::Passed { .. }));
    let view = person.account().await;
    assert_eq!(person.api("POST", "/api/account/enrolments", &view.csrf, Some(&body)).await.status, 201);
    assert_eq!(person.api("DELETE", &device, &view.csrf, None).await.status, 204);
    assert!(person.account().await.devices.is_empty());
}

#[tokio::test]
async fn a_weak_pin_is_refused_with_the_reason_and_a_name_must_be_one() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    for pin in ["1234", "1111", "1987", "12a4", "123", ""] {
        let body = json!({ "device_name": "Phone", "pin": pin });
        let answer = person.api("POST", "/api/account/enrolments", &view.csrf, Some(&body)).await;
        assert_eq!(answer.problem(), "weak-pin", "{pin}");
        assert!(!answer.json()["reason"].as_str().unwrap_or_default().is_empty(), "{pin}: {answer:?}");
    }
    for name in ["", "   ", &"x".repeat(65), "a\u{7}b"] {
        let body = json!({ "device_name": name, "pin": "7391" });
        let answer = person.api("POST", "/api/account/enrolments", &view.csrf, Some(&body)).await;
        assert_eq!(answer.problem(), "invalid-field", "{name:?}");
    }
}

#[tokio::test]
async fn somebody_elses_enrolment_and_device_are_not_there() {
    let server = Server::start().await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    let phone = Person::new(&server).add_device(&anna).await;
    let mut stranger = Person::new(&server);
    let view = stranger.sign_in_to_account(&bo, None).await;
    let device = format!("/api/account/devices/{}", phone.enrolled().device_id);
    assert_eq!(stranger.api("DELETE", &device, &view.csrf, None).await.problem(), "not-found");
}

#[tokio::test]
async fn a_devices_proof_is_for_this_call_now_and_once() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let link = person.begin_enrolment(&view, "Phone").await.link.unwrap();
    let mut phone = Phone::new(&server);
    let claim = phone.claim(&link);
    let now = 1_800_000_000_u64;
    for changes in [
        json!({ "htm": "GET" }),
        json!({ "htu": "https://evil.test/api/device/enrolments" }),
        json!({ "jti": "short" }),
        json!({ "jti": "short", "iat": now - 3_600 }),
    ] {
        let proof = phone.proof(&changes);
        assert_eq!(phone.send_claim(&claim, &proof).await.problem(), "invalid-proof", "{changes}");
    }
    for iat in [now - 3_600, now - 301, now + 301, now + 3_600] {
        let proof = phone.proof(&json!({ "iat": iat }));
        assert_eq!(phone.send_claim(&claim, &proof).await.problem(), "proof-time", "{iat}");
    }
    let proof = phone.proof(&json!({}));
    let (head, _) = proof.rsplit_once('.').unwrap();
    assert_eq!(phone.send_claim(&claim, &format!("{head}.AAAA")).await.problem(), "invalid-proof");
    assert_eq!(phone.send_claim(&claim, &proof).await.status, 201);
    assert_eq!(phone.send_claim(&claim, &proof).await.problem(), "invalid-proof", "a proof works once");
}
