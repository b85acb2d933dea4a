//! From the password alone to two steps: whoever has just given the password is asked for the second step only.

use std::time::Duration;

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Person, Server};

#[tokio::test]
async fn s03_after_the_first_device_its_owner_is_asked_for_the_second_step_only() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut owner = Person::new(&server);
    let phone = owner.add_device(&account).await;
    assert_eq!(owner.account().await.level, Level::Basic);
    let page = owner.follow_to_sign_in(&AccountPage::Phones.sign_in_url()).await;
    assert!(matches!(page.step, Step::Approval { .. }), "the first method of the list: {page:?}");
    let page = owner.act(&page, FormAction::OtherMethod, &[]).await;
    let page = owner.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    let page = owner.answer_second_factor(&page, &phone).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    let view = owner.account().await;
    assert_eq!(view.level, Level::Medium);
    assert!(view.may_change_factors);
    let sessions = owner.open("/api/account/sessions").await.json();
    assert_eq!(
        sessions["sessions"].as_array().map(Vec::len),
        Some(1),
        "the session of the password has ended: {sessions}"
    );
}

#[tokio::test]
async fn s03_the_password_is_asked_for_again_when_it_was_given_long_ago_or_nothing_is_missing() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut owner = Person::new(&server);
    let nothing = owner.sign_in_to_account(&account, None).await;
    assert!(nothing.may_change_factors);
    let page = owner.follow_to_sign_in("/account/sign-in").await;
    assert!(matches!(page.step, Step::Identify { .. }), "there is no second step yet: {page:?}");
    let begun = owner.follow("/account/sign-in").await;
    assert!(begun.header("location").ends_with("?step=0"), "its first step keeps its address: {begun:?}");
    let phone = owner.add_device(&account).await;
    server.clock.advance(server.instance().sluss.policy.fresh_session + Duration::from_secs(1));
    let page = owner.follow_to_sign_in("/account/sign-in").await;
    assert!(matches!(page.step, Step::Identify { .. }), "that was long ago: {page:?}");
    let page = owner.enter_password(&page, &account, Method::Qr).await;
    owner.answer_second_factor(&page, &phone).await;
    let page = owner.follow_to_sign_in("/account/sign-in").await;
    assert!(matches!(page.step, Step::Identify { .. }), "two steps were shown: {page:?}");
}

#[tokio::test]
async fn s03_nobody_elses_page_leads_into_a_second_step() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut owner = Person::new(&server);
    owner.add_device(&account).await;
    let page = owner.begin("/account/sign-in").await;
    assert!(matches!(page.step, Step::Identify { .. }), "{page:?}");
    let mut stranger = Person::new(&server);
    let page = stranger.follow_to_sign_in("/account/sign-in").await;
    assert!(matches!(page.step, Step::Identify { .. }), "{page:?}");
}
