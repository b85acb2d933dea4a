//! What else a stranger might close to somebody by failing on purpose: none of it closes what it does not concern (S07).

use std::time::Duration;

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Person, Server};

use crate::stage::stage;

const HOME: &str = "192.0.2.7";

/// Strangers fail at this address until all have to wait for long.
async fn besiege(server: &Server, email: &str) {
    server.rule(|policy| (policy.paces.overall.from, policy.paces.overall.first) = (3, Duration::from_secs(300)));
    for network in 0..3 {
        Person::new(server).at(&format!("198.51.{network}.1")).try_password(email, "not the one").await;
    }
}

#[tokio::test]
async fn s07_whoever_is_signed_in_confirms_the_password_while_strangers_fail() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut anna = Person::new(&server).at(HOME);
    let view = anna.sign_in_to_account(&account, None).await;
    besiege(&server, &account.email).await;
    // The mark of a trusted browser is gone, and the session is not.
    anna.set_cookie("__Host-sluss-known", "");
    let answer = anna.change_password(&view, &account, &serde_json::json!({ "new": "fyra lugna ord i rad" })).await;
    assert_eq!(answer.status, 204, "{answer:?}");
}

#[tokio::test]
async fn s07_what_is_failed_inside_has_a_pace_of_its_own_from_all_networks() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut thief = Person::new(&server).at(HOME);
    let view = thief.sign_in_to_account(&account, None).await;
    thief.set_cookie("__Host-sluss-known", "");
    server.rule(|policy| policy.paces.overall.from = 3);
    for network in 0..3 {
        thief = thief.at(&format!("198.51.{network}.1"));
        assert_eq!(thief.once_more(&view, "erase", "a guess").await.problem(), "wrong-password");
    }
    thief = thief.at("198.51.100.1");
    assert_eq!(thief.once_more(&view, "erase", "a guess").await.problem(), "too-many-tries");
    let mut anna = Person::new(&server).at("203.0.113.9");
    let page = anna.try_password(&account.email, &account.password).await.page();
    assert!(matches!(page.step, Step::Passed { .. }), "signing in is another count: {page:?}");
}

#[tokio::test]
async fn s07_f04_a_factor_reset_behind_the_password_is_open_while_strangers_fail() {
    let mut stage = stage().await;
    let (server, account) = (stage.server.clone(), &stage.account);
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, account, Method::Qr).await;
    let page = stage.person.act(&page, FormAction::OtherMethod, &[]).await;
    let Step::Choose { lost_url, .. } = &page.step else { panic!("{page:?}") };
    besiege(&server, &account.email).await;
    let fields = [("csrf", page.csrf.as_str()), ("password", account.password.as_str())];
    let done = stage.person.post(lost_url, &fields).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/lost/done"), "{done:?}");
}

#[tokio::test]
async fn s07_who_asks_for_mails_of_one_kind_keeps_nobody_from_those_of_another() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    for network in 0..5 {
        let mut stranger = Person::new(&server).at(&format!("198.51.{network}.1"));
        stranger.post("/sign-up", &[("email", &account.email)]).await;
    }
    Person::new(&server).at(HOME).post("/forgotten", &[("email", &account.email)]).await;
    assert!(server.link_to(&account.email, "reset").await.is_some());
    // Those who use the links of challenges up leave the reset, which ends the challenge itself.
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    besiege(&server, &account.email).await;
    for network in 0..5 {
        let mut stranger = Person::new(&server).at(&format!("198.51.{network}.1"));
        let page = stranger.try_password(&account.email, "not the one").await.page();
        stranger.act(&page, FormAction::LetOnMail, &[]).await;
    }
    server.deliver().await;
    let mails = server.mails_to(&account.email);
    assert_eq!(mails.iter().filter(|mail| mail.text.contains("/let-on/")).count(), 3, "and no more in an hour");
    Person::new(&server).at(HOME).post("/forgotten", &[("email", &account.email)]).await;
    assert!(server.link_to(&account.email, "reset").await.is_some());
}
