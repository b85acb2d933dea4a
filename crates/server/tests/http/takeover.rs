//! Somebody who reads the owner's mailbox, and no more than that: how far they come, and what sites can tell (Harden 4).

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{SignInPage, Step, UnavailableReason};
use sluss_server::config::Settings;
use sluss_testkit::{Account, Person, Phone, Server, Site};

const NUMBER: &str = "+46701740605";
const NEW: &str = "fyra lugna ord i rad";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Replaces the password by a link in a mail.
async fn reset(server: &Server, account: &Account) -> Account {
    let mut reader = Person::new(server);
    reader.post("/forgotten", &[("email", &account.email)]).await;
    let link = server.link_to(&account.email, "reset").await.unwrap();
    assert_eq!(reader.post(&link, &[("password", NEW)]).await.status, 303);
    Account { password: NEW.to_owned(), ..account.clone() }
}

/// From the choice of a second factor to where a PANIC leads.
async fn reset_factors(person: &mut Person, account: &Account) -> String {
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, account, Method::Password).await;
    let Step::Choose { lost_url, .. } = &page.step else { panic!("no choice: {page:?}") };
    let answer = person.post(lost_url, &[("csrf", &page.csrf), ("password", &account.password)]).await;
    answer.header("location").to_owned()
}

#[tokio::test]
async fn s04_f04_after_a_reset_by_mail_a_factor_reset_waits_a_day_and_every_address_and_number_can_undo_it() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut owner = Person::new(&server);
    owner.add_number(&server, &account, NUMBER).await;
    let account = reset(&server, &account).await;
    let mut thief = Person::new(&server);
    assert_eq!(reset_factors(&mut thief, &account).await, "/lost/planned");
    server.clock.advance(DAY - Duration::from_secs(1));
    server.instance().sluss.factor_resets().carry_out_due().await.unwrap();
    server.deliver().await;
    let sms = server.sms_to(NUMBER).pop().unwrap().text;
    let by_mail = server.link_to(&account.email, "undo").await.unwrap();
    assert!(sms.contains(&by_mail), "{sms}");
    assert_eq!(owner.post(&by_mail, &[]).await.header("location"), "/undo/done");
    server.clock.advance(DAY);
    server.instance().sluss.factor_resets().carry_out_due().await.unwrap();
    let page = thief.begin("/account/sign-in").await;
    let page = thief.enter_password(&page, &account, Method::Password).await;
    assert!(matches!(page.step, Step::Choose { .. }), "the number is still there: {page:?}");
}

#[tokio::test]
async fn s04_f04_a_second_factor_that_is_shown_makes_a_factor_reset_immediate_again() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let account = reset(&server, &account).await;
    let mut owner = Person::new(&server);
    owner.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(reset_factors(&mut Person::new(&server), &account).await, "/lost/done");
}

#[tokio::test]
async fn s04_f04_without_a_reset_by_mail_a_factor_reset_stays_immediate_as_the_guide_has_it() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    Person::new(&server).add_device(&account).await;
    assert_eq!(reset_factors(&mut Person::new(&server), &account).await, "/lost/done");
}

#[tokio::test]
async fn s04_f04_an_operators_longer_wait_is_the_wait_after_a_reset_too() {
    let server = Server::start_as(Settings { panic_hours: Some(72), ..Settings::default() }).await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let account = reset(&server, &account).await;
    assert_eq!(reset_factors(&mut Person::new(&server), &account).await, "/lost/planned");
    server.clock.advance(2 * DAY);
    server.instance().sluss.factor_resets().carry_out_due().await.unwrap();
    assert_eq!(Person::new(&server).sign_in_to_account(&account, Some(&phone)).await.devices.len(), 1);
}

fn claims(tokens: &Value) -> Value {
    let part = tokens["id_token"].as_str().unwrap().split('.').nth(1).unwrap();
    serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap()
}

async fn signed_in(site: &Site, person: &mut Person, account: &Account, phone: &Phone) -> SignInPage {
    let page = person.come_from(site).await;
    let page = person.enter_password(&page, account, Method::Qr).await;
    if matches!(page.step, Step::QrCode { .. }) { person.answer_second_factor(&page, phone).await } else { page }
}

#[tokio::test]
async fn s04_j08_sites_can_tell_since_when_the_newest_factor_is_there() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Medium).await;
    let phone = Person::new(&server).add_device(&account).await;
    let added = server.instance().sluss.now().seconds();
    server.clock.advance(DAY);
    let page = signed_in(&site, &mut Person::new(&server), &account, &phone).await;
    let tokens = site.redeem(&site.code(&page)).await.json();
    assert_eq!(claims(&tokens)["factor_added_at"], added);
    let told = site.user_info(tokens["access_token"].as_str().unwrap()).await.json();
    assert_eq!(told["factor_added_at"], added);

    let alone = server.account("bo@example.eu").await;
    let basic = server.site("irasff", Level::Basic).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&basic).await;
    let page = person.enter_password(&page, &alone, Method::Password).await;
    let tokens = basic.redeem(&basic.code(&page)).await.json();
    assert!(claims(&tokens).get("factor_added_at").is_none(), "there is none");
}

#[tokio::test]
async fn s04_a_site_that_asks_for_older_factors_waits_with_new_ones_and_says_so() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Medium).await;
    let other = server.site("irasff", Level::Medium).await;
    server.change_site("rasff", |site, _| site.factor_age_hours = 48).await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    assert!(matches!(signed_in(&other, &mut person, &account, &phone).await.step, Step::Passed { .. }));
    // Neither the session of the other site nor a new sign-in is enough.
    let page = signed_in(&site, &mut person, &account, &phone).await;
    let Step::Choose { methods, .. } = &page.step else { panic!("no choice: {page:?}") };
    let qr = methods.iter().find(|option| option.method == Method::Qr).unwrap();
    assert_eq!(qr.unavailable, Some(UnavailableReason::FactorTooNew));
    server.clock.advance(2 * DAY);
    assert!(matches!(signed_in(&site, &mut person, &account, &phone).await.step, Step::Passed { .. }));
}
