//! PANIC: every second factor is lost, and the password alone is enough to start over (J4).

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{Notice, SignInPage, Step};
use sluss_server::config::Settings;
use sluss_testkit::{Account, Person, Phone, Server};

async fn with_phone(server: &Server) -> (Account, Phone) {
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(server).add_device(&account).await;
    (account, phone)
}

/// From the choice of a second factor to the page that asks once more.
async fn lose_everything(person: &mut Person, account: &Account) -> (SignInPage, String) {
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, account, Method::Password).await;
    let Step::Choose { lost_url, .. } = &page.step else { panic!("no choice: {page:?}") };
    let lost_url = lost_url.clone();
    (page, lost_url)
}

#[tokio::test]
async fn f04_who_has_nothing_but_the_password_starts_over_behind_the_password() {
    let server = Server::start().await;
    let (account, _phone) = with_phone(&server).await;
    let mut person = Person::new(&server);
    let (page, lost) = lose_everything(&mut person, &account).await;
    let shown = person.open(&lost).await;
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("the device Phone"), "{}", shown.body);

    let csrf = page.csrf.as_str();
    let wrong = person.post(&lost, &[("csrf", csrf), ("password", "another one")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("not your password"), "{wrong:?}");
    let forged = person.post(&lost, &[("csrf", "guessed"), ("password", &account.password)]).await;
    assert_eq!(forged.status, 400);
    let gone = person.post(&lost, &[("csrf", csrf), ("password", &account.password)]).await;
    assert_eq!((gone.status.as_u16(), gone.header("location")), (303, "/lost/done"));
    assert!(person.open("/lost/done").await.body.contains("Everything is deleted"));

    // The level is BASIC, and a device can be added without a second factor.
    let view = person.sign_in_to_account(&account, None).await;
    assert!(view.devices.is_empty() && view.level == Level::Basic && view.may_change_factors, "{view:?}");
    person.begin_enrolment(&view, "New phone").await;
}

#[tokio::test]
async fn f04_a_phone_number_is_named_goes_too_and_is_told() {
    const NUMBER: &str = "+46701740605";
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    person.add_number(&server, &account, NUMBER).await;
    let mut person = Person::new(&server);
    let (page, lost) = lose_everything(&mut person, &account).await;
    let shown = person.open(&lost).await.body;
    assert!(shown.contains("the phone number <span translate=\"no\">•• 05</span>"), "{shown}");
    person.post(&lost, &[("csrf", &page.csrf), ("password", &account.password)]).await;
    server.deliver().await;
    let told = server.sms_to(NUMBER).pop().unwrap().text;
    assert!(told.starts_with("All your devices and phone numbers were deleted"), "{told}");
    assert!(!told.contains("http"), "{told}");
    let view = person.sign_in_to_account(&account, None).await;
    assert!(view.numbers.is_empty() && view.level == Level::Basic, "{view:?}");
}

#[tokio::test]
async fn f04_everything_is_gone_sessions_sign_ins_enrolments_codes_and_tokens() {
    let server = Server::start().await;
    let (account, phone) = with_phone(&server).await;
    let site = server.site("rasff", Level::Medium).await;
    let (mut elsewhere, mut thief, mut signing_in) = (Person::new(&server), Person::new(&server), Person::new(&server));
    // A session at a site with a token, one with a code that nobody has redeemed, and a session on the account pages.
    let page = elsewhere.come_from(&site).await;
    let page = elsewhere.enter_password(&page, &account, Method::Qr).await;
    let page = elsewhere.answer_second_factor(&page, &phone).await;
    let token = site.redeem(&site.code(&page)).await.json()["access_token"].as_str().unwrap().to_owned();
    let page = thief.come_from(&site).await;
    let page = thief.enter_password(&page, &account, Method::Qr).await;
    let code = site.code(&thief.answer_second_factor(&page, &phone).await);
    let view = thief.sign_in_to_account(&account, Some(&phone)).await;
    let codes = thief.make_recovery_codes(&view).await;
    let ticket = thief.begin_enrolment(&view, "Thief's phone").await.link.unwrap();
    let page = signing_in.come_from(&site).await;
    let waiting = signing_in.enter_password(&page, &account, Method::Qr).await;

    let mut owner = Person::new(&server);
    let (page, lost) = lose_everything(&mut owner, &account).await;
    owner.post(&lost, &[("csrf", &page.csrf), ("password", &account.password)]).await;

    assert_eq!(thief.open("/api/account").await.problem(), "not-signed-in");
    assert_eq!(Phone::new(&server).enrol(&ticket).await.problem(), "not-found");
    assert_eq!(site.redeem(&code).await.status, 400);
    assert_eq!(site.user_info(&token).await.status, 401);
    assert_eq!(signing_in.open(&waiting.action).await.status, 404);
    let again = elsewhere.open(&site.authorize_url()).await;
    assert!(again.header("location").starts_with("/sign-in/"), "the session at sites is over: {again:?}");
    let page = elsewhere.come_from(&site).await;
    let page = elsewhere.enter_password(&page, &account, Method::Recovery).await;
    assert!(matches!(page.step, Step::Choose { .. }), "{} codes are worth nothing: {page:?}", codes.len());
}

#[tokio::test]
async fn f04_f07_the_owner_is_told_with_a_link_that_locks_the_account() {
    let server = Server::start().await;
    let (account, phone) = with_phone(&server).await;
    let mut person = Person::new(&server);
    server.deliver().await;
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(person.once_more(&view, "factor-reset", "a guess").await.problem(), "wrong-password");
    assert_eq!(person.once_more(&view, "factor-reset", &account.password).await.json()["at"], serde_json::Value::Null);
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
    let subjects = server.subjects_to(&account.email).await;
    assert_eq!(subjects.last().unwrap(), "All your devices and phone numbers were deleted");
    let not_me = server.link_to(&account.email, "not-me").await.unwrap();
    let mut owner = Person::new(&server);
    assert_eq!(owner.post(&not_me, &[]).await.header("location"), "/not-me/done");
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &account, Method::Password).await;
    assert_eq!(page.notice, Some(Notice::WrongPassword));
}

#[tokio::test]
async fn f04_with_a_cooling_off_time_nothing_happens_until_it_is_over_and_then_all_of_it() {
    let server = Server::start_as(Settings { panic_hours: Some(24), ..Settings::default() }).await;
    let (account, phone) = with_phone(&server).await;
    let mut person = Person::new(&server);
    let (page, lost) = lose_everything(&mut person, &account).await;
    assert!(person.open(&lost).await.body.contains("in 24 hours"));
    server.deliver().await;
    let planned = person.post(&lost, &[("csrf", &page.csrf), ("password", &account.password)]).await;
    assert_eq!(planned.header("location"), "/lost/planned");
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(view.safety.factor_reset_at, Some(server.instance().sluss.now().0 + 24 * 60 * 60 * 1_000));
    assert_eq!(server.subjects_to(&account.email).await[1..], ["All your devices and phone numbers will be deleted"]);
    // Asking again does not put it off.
    server.clock.advance(Duration::from_secs(60 * 60));
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    let again = person.once_more(&view, "factor-reset", &account.password).await.json();
    assert_eq!(again["at"].as_i64(), view.safety.factor_reset_at);

    server.clock.advance(Duration::from_secs(23 * 60 * 60 - 1));
    server.instance().sluss.factor_resets().carry_out_due().await.unwrap();
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(view.devices.len(), 1);
    server.clock.advance(Duration::from_secs(1));
    server.instance().sluss.factor_resets().carry_out_due().await.unwrap();
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
    let view = person.sign_in_to_account(&account, None).await;
    assert!(view.devices.is_empty() && view.safety.factor_reset_at.is_none());
    let told = server.subjects_to(&account.email).await;
    assert_eq!(told[2..], ["All your devices and phone numbers were deleted"]);
}

#[tokio::test]
async fn f04_a_planned_factor_reset_is_undone_by_the_link_in_the_mail_or_on_the_account_pages() {
    let server = Server::start_as(Settings { panic_hours: Some(1), ..Settings::default() }).await;
    let (account, phone) = with_phone(&server).await;
    let mut person = Person::new(&server);
    for by_mail in [true, false] {
        let view = person.sign_in_to_account(&account, Some(&phone)).await;
        person.once_more(&view, "factor-reset", &account.password).await;
        if by_mail {
            let undo = server.link_to(&account.email, "undo").await.unwrap();
            let mut owner = Person::new(&server);
            assert!(owner.open(&undo).await.body.contains(&account.email));
            assert!(person.account().await.safety.factor_reset_at.is_some(), "a look changes nothing");
            assert_eq!(owner.post(&undo, &[]).await.header("location"), "/undo/done");
            assert_eq!(owner.post(&undo, &[]).await.status, 410, "it works once");
        } else {
            assert_eq!(person.api("DELETE", "/api/account/factor-reset", &view.csrf, None).await.status, 204);
            assert_eq!(
                person.api("DELETE", "/api/account/factor-reset", &view.csrf, None).await.problem(),
                "not-found"
            );
        }
        server.clock.advance(Duration::from_secs(2 * 60 * 60));
        server.instance().sluss.factor_resets().carry_out_due().await.unwrap();
    }
    assert_eq!(person.sign_in_to_account(&account, Some(&phone)).await.devices.len(), 1);
}

#[tokio::test]
async fn f04_no_other_browser_and_nobody_before_the_password_comes_to_the_page() {
    let server = Server::start().await;
    let (account, _phone) = with_phone(&server).await;
    let mut person = Person::new(&server);
    let page = person.begin("/account/sign-in").await;
    let early = person.open(&format!("{}/lost", page.action)).await;
    assert_eq!(early.status, 410);
    let (_, lost) = lose_everything(&mut person, &account).await;
    let mut other = Person::new(&server);
    assert_eq!(other.open(&lost).await.status, 403);
    let sent = Request::post(&lost).header("sec-fetch-site", "cross-site").body(Body::from("password=x"));
    assert_eq!(server.send(sent.unwrap()).await.problem(), "cross-site");
}

#[tokio::test]
async fn g06_who_must_wait_on_the_page_without_script_is_told_how_long() {
    let server = Server::start().await;
    let (account, _phone) = with_phone(&server).await;
    let mut person = Person::new(&server);
    let (page, lost) = lose_everything(&mut person, &account).await;
    let guess = [("csrf", page.csrf.as_str()), ("password", "a guess")];
    for _ in 0..5 {
        assert_eq!(person.post(&lost, &guess).await.status, 422);
    }
    let wait = person.post(&lost, &guess).await;
    assert_eq!((wait.status.as_u16(), wait.header("retry-after")), (429, "5"));
    assert!(wait.body.contains("Try again in 5 seconds."), "{}", wait.body);
}

#[tokio::test]
async fn f04_in_a_crash_a_factor_reset_happened_wholly_or_not_at_all() {
    let server = Server::start().await;
    let (account, phone) = with_phone(&server).await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    person.once_more(&view, "factor-reset", &account.password).await;
    server.crash().await;
    let view = person.sign_in_to_account(&account, None).await;
    assert!(view.devices.is_empty());
    assert_eq!(server.subjects_to(&account.email).await.len(), 2);
}
