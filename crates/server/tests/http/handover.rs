//! From phone to phone (S33): the old one vouches with its PIN, and leaves a box that is read once.

use std::time::Duration;

use sluss_protocol::handover::BOX_MAX;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Step;
use sluss_testkit::{Account, NewPhone, Person, Phone, Server};

const PIN: &str = "7391";

async fn with_phone(server: &Server, email: &str) -> (Account, Phone) {
    let account = server.account(email).await;
    let phone = Person::new(server).add_device(&account).await;
    (account, phone)
}

/// The new phone of somebody whose old one has vouched for it and left a box; with the enrolment by which it came.
async fn handed_over(server: &Server, old: &mut Phone) -> (Phone, String) {
    let new = NewPhone::of(1);
    let greeted = old.meet(&new).await;
    let vouched = old.vouches(&new, &greeted, PIN).await;
    assert_eq!(old.leave_box(&new, "a box").await.status, 204);
    assert_eq!(new.hears(old).await.sealed.as_deref(), Some("a box"));
    let mut phone = Phone::new(server);
    assert_eq!(phone.enrol(&vouched.link).await.status, 201);
    (phone, vouched.enrolment)
}

#[tokio::test]
async fn s33_the_old_phone_vouches_and_the_new_one_has_its_pin() {
    let server = Server::start().await;
    let site = server.site("rasff", sluss_protocol::method::Level::Medium).await;
    let (account, mut old) = with_phone(&server, "anna@example.eu").await;
    let (mut new, _) = handed_over(&server, &mut old).await;

    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Pin).await;
    let Step::Approval { number, .. } = page.step.clone() else { panic!("no request: {page:?}") };
    let request = new.requests().await.remove(0);
    assert_eq!(new.approve(&request, &number, "2468").await.problem(), "wrong-pin");
    assert_eq!(new.approve(&request, &number, PIN).await.status, 204, "no phone has ever sent it");
}

#[tokio::test]
async fn s33_f07_the_owner_is_told_as_of_any_new_device() {
    let server = Server::start().await;
    let (account, mut old) = with_phone(&server, "anna@example.eu").await;
    let before = server.subjects_to(&account.email).await.len();
    handed_over(&server, &mut old).await;
    let subjects = server.subjects_to(&account.email).await;
    assert_eq!(subjects[before..], ["A device was registered"]);
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, Some(&old)).await;
    assert_eq!(view.devices.len(), 2);
    let told = owner.open("/api/account/activity").await.body;
    assert_eq!(told.matches("\"device-added\"").count(), 2, "{told}");
}

#[tokio::test]
async fn s33_e05_wrong_pins_are_counted_and_lock_the_phone() {
    let server = Server::start().await;
    let (account, mut old) = with_phone(&server, "anna@example.eu").await;
    let new = NewPhone::of(1);
    let greeted = old.meet(&new).await;
    for left in (0..10).rev() {
        let answer = old.vouch(&new, &greeted, "2468").await;
        assert_eq!(
            (answer.problem(), answer.json()["reason"].as_str().unwrap().to_owned()),
            ("wrong-pin".to_owned(), left.to_string())
        );
    }
    assert_eq!(old.vouch(&new, &greeted, "2468").await.problem(), "factor-locked");
    assert_eq!(old.vouch(&new, &greeted, PIN).await.problem(), "factor-locked", "the right one comes too late");
    let subjects = server.subjects_to(&account.email).await;
    assert!(subjects.iter().any(|subject| subject.contains("locked")), "{subjects:?}");
    let view = Person::new(&server).sign_in_to_account(&account, Some(&old)).await;
    assert_eq!(view.devices.len(), 1);
}

#[tokio::test]
async fn s33_c06_a_right_pin_lets_counting_begin_anew() {
    let server = Server::start().await;
    let (_, mut old) = with_phone(&server, "anna@example.eu").await;
    let new = NewPhone::of(1);
    let greeted = old.meet(&new).await;
    for _ in 0..9 {
        assert_eq!(old.vouch(&new, &greeted, "2468").await.problem(), "wrong-pin");
    }
    old.vouches(&new, &greeted, PIN).await;
    assert_eq!(old.vouch(&new, &greeted, "2468").await.json()["reason"], "9");
}

#[tokio::test]
async fn s33_what_was_answered_for_one_new_phone_is_worth_nothing_for_another() {
    let server = Server::start().await;
    let (_, mut old) = with_phone(&server, "anna@example.eu").await;
    let (own, strangers) = (NewPhone::of(1), NewPhone::of(2));
    let greeted = old.meet(&own).await;
    old.meet(&strangers).await;
    let response = old.vouching(&own, &greeted, PIN);
    let path = format!("/api/device/handovers/{}/enrolments", strangers.id());
    let answer = old.post_signed(&path, &serde_json::json!({ "response": response })).await;
    assert_eq!(answer.problem(), "wrong-pin");
}

#[tokio::test]
async fn s33_the_box_is_read_once_and_only_by_whoever_knows_the_secret() {
    let server = Server::start().await;
    let (_, mut old) = with_phone(&server, "anna@example.eu").await;
    let (new, other) = (NewPhone::of(1), NewPhone::of(2));
    let greeted = old.meet(&new).await;
    old.vouches(&new, &greeted, PIN).await;
    assert_eq!(new.hears(&old).await.sealed, None);
    assert_eq!(old.leave_box(&new, "a box").await.status, 204);
    assert_eq!(old.leave_box(&new, "another").await.problem(), "already-used");
    assert_eq!(other.hears(&old).await, Default::default(), "another secret finds nothing");
    assert_eq!(new.hears(&old).await.sealed.as_deref(), Some("a box"));
    assert_eq!(new.listen(&old, false).await.problem(), "already-used");
    assert_eq!(old.leave_box(&new, "another").await.problem(), "already-used");
}

#[tokio::test]
async fn s33_c04_of_many_that_read_the_box_at_the_same_instant_one_gets_it() {
    let server = Server::start().await;
    let (_, mut old) = with_phone(&server, "anna@example.eu").await;
    let new = NewPhone::of(1);
    old.meet(&new).await;
    assert_eq!(old.leave_box(&new, "a box").await.status, 204);
    let answers = futures_util::future::join_all((0..20).map(|_| new.listen(&old, false))).await;
    assert_eq!(answers.iter().filter(|answer| answer.body.contains("a box")).count(), 1);
}

#[tokio::test]
async fn s33_another_persons_device_neither_sees_nor_fills_a_handover() {
    let server = Server::start().await;
    let (_, mut old) = with_phone(&server, "anna@example.eu").await;
    let (_, mut foreign) = with_phone(&server, "bo@example.eu").await;
    let new = NewPhone::of(1);
    let greeted = old.meet(&new).await;
    let vouched = old.vouches(&new, &greeted, PIN).await;
    assert_eq!(foreign.greet(&new).await.problem(), "already-used");
    assert_eq!(foreign.leave_box(&new, "a box").await.problem(), "not-found");
    assert_eq!(foreign.leave(&vouched.enrolment).await.problem(), "not-found");
    assert_eq!(new.hears(&old).await.sealed, None);
}

#[tokio::test]
async fn s33_somebody_without_a_device_begins_nothing() {
    let server = Server::start().await;
    let (_, old) = with_phone(&server, "anna@example.eu").await;
    let new = NewPhone::of(1);
    assert_eq!(Phone::new(&server).greet(&new).await.problem(), "invalid-proof");
    assert_eq!(new.listen(&old, true).await.status, 200);
    assert_eq!(new.hears(&old).await, Default::default(), "what it says is kept nowhere");
}

#[tokio::test]
async fn s33_f01_after_five_minutes_it_is_over() {
    let server = Server::start().await;
    let (_, mut old) = with_phone(&server, "anna@example.eu").await;
    let new = NewPhone::of(1);
    let greeted = old.meet(&new).await;
    let vouched = old.vouches(&new, &greeted, PIN).await;
    server.clock.advance(Duration::from_secs(300));
    assert_eq!(old.greet(&new).await.problem(), "expired");
    assert_eq!(old.vouch(&new, &greeted, PIN).await.problem(), "expired");
    assert_eq!(old.leave_box(&new, "a box").await.problem(), "expired");
    assert_eq!(new.listen(&old, false).await.problem(), "expired");
    assert_eq!(Phone::new(&server).enrol(&vouched.link).await.problem(), "expired");
}

#[tokio::test]
async fn s33_a_box_has_a_size_and_what_is_no_point_is_refused() {
    let server = Server::start().await;
    let (_, mut old) = with_phone(&server, "anna@example.eu").await;
    let new = NewPhone::of(1);
    let path = format!("/api/device/handovers/{}", new.id());
    for point in ["", "AAAA", &"A".repeat(87), &"A".repeat(500)] {
        assert_eq!(old.post_signed(&path, &serde_json::json!({ "point": point })).await.problem(), "invalid-field");
    }
    assert_eq!(old.greet(&new).await.status, 200);
    assert_eq!(old.leave_box(&new, "a box").await.problem(), "already-used", "nobody has said whom it is for");
    old.meet(&new).await;
    assert_eq!(old.leave_box(&new, &"A".repeat(BOX_MAX + 1)).await.problem(), "invalid-field");
    assert_eq!(old.leave_box(&new, "").await.problem(), "invalid-field");
    assert_eq!(old.leave_box(&new, &"A".repeat(BOX_MAX)).await.status, 204);
}

#[tokio::test]
async fn s33_what_a_removed_phone_has_vouched_for_is_void() {
    let server = Server::start().await;
    let (account, mut old) = with_phone(&server, "anna@example.eu").await;
    let new = NewPhone::of(1);
    let greeted = old.meet(&new).await;
    let vouched = old.vouches(&new, &greeted, PIN).await;
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, Some(&old)).await;
    let path = format!("/api/account/devices/{}", view.devices[0].id);
    assert_eq!(owner.api("DELETE", &path, &view.csrf, None).await.status, 204);
    assert_eq!(Phone::new(&server).enrol(&vouched.link).await.problem(), "expired");
}

#[tokio::test]
async fn s33_the_old_phone_leaves_only_once_the_new_one_is_registered() {
    let server = Server::start().await;
    let (account, mut old) = with_phone(&server, "anna@example.eu").await;
    let new = NewPhone::of(1);
    let greeted = old.meet(&new).await;
    let vouched = old.vouches(&new, &greeted, PIN).await;
    assert_eq!(old.leave(&vouched.enrolment).await.problem(), "conflict", "nobody is locked out");
    let mut phone = Phone::new(&server);
    assert_eq!(phone.enrol(&vouched.link).await.status, 201);
    assert_eq!(old.leave(&vouched.enrolment).await.status, 204);
    assert_eq!(old.leave(&vouched.enrolment).await.problem(), "invalid-proof", "it is nobody by now");
    let view = Person::new(&server).sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(view.devices.len(), 1);
    let subjects = server.subjects_to(&account.email).await;
    assert!(subjects.iter().any(|subject| subject == "A device was removed"), "{subjects:?}");
}
