//! The own password and the wish for two steps.

use serde_json::json;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{Notice, Step, UnavailableReason};
use sluss_testkit::{Account, Person, Server};

#[tokio::test]
async fn a04_a_change_needs_the_current_password_and_ends_other_sessions() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let (mut here, mut there) = (Person::new(&server), Person::new(&server));
    let view = here.sign_in_to_account(&account, None).await;
    there.sign_in_to_account(&account, None).await;
    let new = "fyra lugna ord i rad";
    let wrong = here.change_password(&view, &account, &json!({ "current": "a guess", "new": new })).await;
    assert_eq!(wrong.problem(), "wrong-password");
    assert_eq!(there.open("/api/account").await.status, 200);
    assert_eq!(here.change_password(&view, &account, &json!({ "new": new })).await.status, 204);
    assert_eq!(here.open("/api/account").await.status, 200);
    assert_eq!(there.open("/api/account").await.problem(), "not-signed-in");
    let old = here.begin("/account/sign-in").await;
    let old = here.enter_password(&old, &account, Method::Password).await;
    assert_eq!(old.notice, Some(Notice::WrongPassword));
    here.sign_in_to_account(&Account { password: new.to_owned(), ..account.clone() }, None).await;
    assert_eq!(server.subjects_to(&account.email).await, ["Your password was changed"]);
}

#[tokio::test]
async fn a04_other_sessions_stay_where_the_person_wants_it() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let (mut here, mut there) = (Person::new(&server), Person::new(&server));
    let view = here.sign_in_to_account(&account, None).await;
    there.sign_in_to_account(&account, None).await;
    let changes = json!({ "new": "fyra lugna ord i rad", "end_others": false });
    assert_eq!(here.change_password(&view, &account, &changes).await.status, 204);
    assert_eq!(there.open("/api/account").await.status, 200);
}

#[tokio::test]
async fn f07_the_link_in_the_notice_of_a_new_password_locks_the_account() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut thief = Person::new(&server);
    let view = thief.sign_in_to_account(&account, None).await;
    thief.change_password(&view, &account, &json!({ "new": "fyra lugna ord i rad" })).await;
    let link = server.link_to(&account.email, "not-me").await.unwrap();
    assert_eq!(Person::new(&server).post(&link, &[]).await.header("location"), "/not-me/done");
    assert_eq!(thief.open("/api/account").await.problem(), "not-signed-in");
}

#[tokio::test]
async fn a01_a02_a03_a_new_password_is_refused_with_the_reason_and_by_no_rule_of_composition() {
    let server = Server::start().await;
    let account = server.account("anna.lindgren@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    assert_eq!(view.safety.password_min, 15, "the rule is told before it is broken");
    for (new, reason) in [
        ("kort", "too-short:15"),
        ("fjorton tecken", "too-short:15"),
        ("lindgren 12345678", "context:lindgren"),
        ("sluss 1234567890", "context:sluss"),
        ("aaaaaaaaaaaaaaaz", "easy-repeat"),
        ("abcdefghijklmnopq", "easy-run"),
        ("qwerty1234567890", "easy-similar"),
    ] {
        let refused = person.change_password(&view, &account, &json!({ "new": new })).await;
        assert_eq!((refused.problem().as_str(), refused.json()["reason"].as_str().unwrap()), ("weak-password", reason));
    }
    let long = "x".repeat(1_025);
    let refused = person.change_password(&view, &account, &json!({ "new": long })).await;
    assert_eq!(refused.json()["reason"], "too-long");
    let taken = person.change_password(&view, &account, &json!({ "new": "gurkmejavindarna" })).await;
    assert_eq!(taken.status, 204, "one kind of sign is enough: {taken:?}");
}

#[tokio::test]
async fn a01_with_a_second_factor_beside_it_a_password_may_be_shorter() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(person.change_password(&view, &account, &json!({ "new": "åtta ord" })).await.status, 204);
}

#[tokio::test]
async fn f03_a_session_by_password_alone_changes_nothing_once_there_is_a_device() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    person.add_device(&account).await;
    let view = person.account().await;
    let refused = person.change_password(&view, &account, &json!({})).await;
    assert_eq!(refused.problem(), "step-up-required");
    let body = json!({ "on": true });
    let refused = person.api("PUT", "/api/account/two-steps", &view.csrf, Some(&body)).await;
    assert_eq!(refused.problem(), "step-up-required");
}

#[tokio::test]
async fn two_steps_hold_at_every_site_once_the_owner_wants_them() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let body = json!({ "on": true });
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let refused = person.api("PUT", "/api/account/two-steps", &view.csrf, Some(&body)).await;
    assert_eq!(refused.problem(), "no-factor");

    let phone = Person::new(&server).add_device(&account).await;
    let mut known = Person::new(&server);
    let page = known.come_from(&site).await;
    known.enter_password(&page, &account, Method::Password).await;
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(person.api("PUT", "/api/account/two-steps", &view.csrf, Some(&body)).await.status, 204);
    assert!(person.account().await.safety.two_steps);
    let again = known.open(&site.authorize_url()).await;
    assert!(again.header("location").starts_with("/sign-in/"), "one step is no longer enough: {again:?}");
    let page = known.come_from(&site).await;
    let page = known.enter_password(&page, &account, Method::Password).await;
    let Step::Choose { methods, .. } = &page.step else { panic!("{page:?}") };
    let password = methods.iter().find(|option| option.method == Method::Password).unwrap();
    assert_eq!(password.unavailable, Some(UnavailableReason::NeedsTwoSteps));
}

#[tokio::test]
async fn whoever_has_registered_nothing_comes_to_the_account_pages_by_any_method() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    for method in Method::ALL {
        let mut person = Person::new(&server);
        let page = person.begin("/account/sign-in").await;
        let page = person.enter_password(&page, &account, method).await;
        assert!(matches!(page.step, Step::Passed { .. }), "{method:?}: {page:?}");
        assert_eq!(person.account().await.level, Level::Basic);
    }
}

#[tokio::test]
async fn f03_whoever_has_registered_something_is_asked_for_it_whatever_the_method() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    Person::new(&server).add_device(&account).await;
    for method in [Method::Password, Method::Sms, Method::Recovery] {
        let mut person = Person::new(&server);
        let page = person.begin("/account/sign-in").await;
        let page = person.enter_password(&page, &account, method).await;
        assert!(!matches!(page.step, Step::Passed { .. }), "{method:?}: {page:?}");
    }
}
