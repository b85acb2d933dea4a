//! How an operator helps somebody at the command line, while the server runs: what they see, hand over and remove.

use std::time::Duration;

use serde_json::Value;
use sluss_domain::Clock;
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{Notice, Step};
use sluss_server::platform::SystemClock;
use sluss_testkit::{Account, Person};

use crate::drill::Drill;

const HOUR: Duration = Duration::from_secs(60 * 60);
const NEW: &str = "fyra lugna ord i rad";
const RENEWED: &str = "fem andra ord i samma rad";

/// A server with an account, and the program beside it.
async fn drill() -> (Drill, Account) {
    let drill = Drill::on(None).await;
    let account = drill.server.account("anna@example.eu").await;
    (drill, account)
}

fn json(drill: &Drill, arguments: &[&str]) -> Value {
    serde_json::from_str(&drill.done(&[arguments, &["--json"]].concat())).unwrap()
}

/// The subjects of what was mailed, by the program too, whose clock is the machine's.
async fn told_of(drill: &Drill, account: &Account) -> Vec<String> {
    drill.server.clock.set(SystemClock.now());
    drill.server.subjects_to(&account.email).await
}

/// The path of the link that the program prints.
fn link(drill: &Drill, account: &Account) -> String {
    let told = drill.done(&["user", "reset-link", &account.email]);
    let link = told.lines().find_map(|line| line.strip_prefix("https://sluss.test"));
    link.unwrap_or_else(|| panic!("no link: {told}")).to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn f06_an_operator_hands_over_a_link_that_replaces_a_password_once() {
    let (drill, account) = drill().await;
    let phone = Person::new(&drill.server).add_device(&account).await;
    let (mut person, mut elsewhere) = (Person::new(&drill.server), Person::new(&drill.server));
    elsewhere.sign_in_to_account(&account, Some(&phone)).await;
    let link = link(&drill, &account);
    assert!(link.starts_with("/reset/rsh_"), "{link}");
    assert!(person.open(&link).await.body.contains(&account.email));
    assert_eq!(elsewhere.open("/api/account").await.status, 200, "a link that nobody has used changes nothing");
    assert_eq!(person.post(&link, &[("password", NEW)]).await.header("location"), "/reset/done");
    assert_eq!(elsewhere.open("/api/account").await.problem(), "not-signed-in");
    assert_eq!(person.post(&link, &[("password", NEW)]).await.status, 410, "once");
    let renewed = Account { password: NEW.to_owned(), ..account.clone() };
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &renewed, Method::Password).await;
    assert!(matches!(page.step, Step::Choose { .. }), "the phone is still asked for: {page:?}");
    assert!(drill.server.subjects_to(&account.email).await.contains(&"Your password was changed".to_owned()));
    let log = drill.done(&["audit", "list", "--account", &account.email]);
    assert!(log.contains("reset-link-made") && log.contains("password-changed"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn s04_after_a_link_that_was_handed_over_a_factor_reset_waits_and_the_address_is_no_better_known() {
    let (drill, account) = drill().await;
    Person::new(&drill.server).add_device(&account).await;
    let bo =
        drill.server.instance().sluss.accounts().add("bo@example.eu", "Bo", Language::En, NEW, false).await.unwrap();
    let bo = Account { email: bo.email.to_string(), password: NEW.to_owned() };
    for account in [&account, &bo] {
        let link = link(&drill, account);
        assert_eq!(Person::new(&drill.server).post(&link, &[("password", RENEWED)]).await.status, 303);
    }
    assert_eq!(json(&drill, &["user", "show", &bo.email])["email_verified"], false);
    let renewed = Account { password: RENEWED.to_owned(), ..account };
    let mut thief = Person::new(&drill.server);
    let page = thief.begin("/account/sign-in").await;
    let page = thief.enter_password(&page, &renewed, Method::Password).await;
    let Step::Choose { lost_url, .. } = &page.step else { panic!("no choice: {page:?}") };
    let answer = thief.post(lost_url, &[("csrf", &page.csrf), ("password", RENEWED)]).await;
    assert_eq!(answer.header("location"), "/lost/planned");
}

#[tokio::test(flavor = "multi_thread")]
async fn f06_a_link_that_was_handed_over_lasts_a_day_and_opens_nothing_that_an_operator_closed() {
    let (drill, account) = drill().await;
    let late = link(&drill, &account);
    let mut person = Person::new(&drill.server);
    drill.server.clock.advance(23 * HOUR);
    assert_eq!(person.open(&late).await.status, 200);
    drill.server.clock.advance(2 * HOUR);
    assert_eq!(person.open(&late).await.status, 410);
    assert_eq!(person.post(&late, &[("password", NEW)]).await.status, 410);
    drill.server.clock.set(SystemClock.now());
    let shut = link(&drill, &account);
    drill.done(&["user", "disable", &account.email]);
    assert_eq!(person.post(&shut, &[("password", NEW)]).await.status, 410);
    let told = drill.refused(&["user", "reset-link", &account.email]);
    assert!(told.contains("sluss user enable anna@example.eu"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn s02_a_device_that_an_operator_removes_ends_what_it_has_opened_and_the_owner_is_told() {
    let (drill, account) = drill().await;
    let phone = Person::new(&drill.server).add_device(&account).await;
    let mut person = Person::new(&drill.server);
    person.sign_in_to_account(&account, Some(&phone)).await;
    let devices = json(&drill, &["user", "devices", &account.email]);
    let id = devices[0]["id"].as_str().unwrap();
    let told = drill.refused(&["user", "devices", &account.email, "--remove", "dev_aaaaaaaaaaaaaaaaaaaaaaaaaa"]);
    assert!(told.contains("has no device dev_aaaaaaaaaaaaaaaaaaaaaaaaaa"), "{told}");
    drill.done(&["user", "devices", &account.email, "--remove", id]);
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
    assert!(told_of(&drill, &account).await.contains(&"A device was removed".to_owned()));
    assert_eq!(json(&drill, &["user", "devices", &account.email]), Value::Array(Vec::new()));
    assert!(drill.done(&["audit", "list", "--account", &account.email]).contains("device-removed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn n01_an_account_that_an_operator_removes_is_gone_and_its_owner_is_told() {
    let (drill, account) = drill().await;
    let told = drill.refused(&["user", "remove", &account.email]);
    assert!(told.contains("anna@example.eu (Anna Test), with 0 devices") && told.contains("say --yes"), "{told}");
    assert!(drill.done(&["user", "list"]).contains(&account.email), "nothing was deleted");
    let mut person = Person::new(&drill.server);
    person.sign_in_to_account(&account, None).await;
    drill.done(&["user", "remove", &account.email, "--yes"]);
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &account, Method::Password).await;
    assert_eq!(page.notice, Some(Notice::WrongPassword));
    assert!(told_of(&drill, &account).await.contains(&"Your account was deleted".to_owned()));
    assert!(drill.done(&["audit", "list"]).contains("account-deleted"));
    assert!(drill.refused(&["user", "show", &account.email]).contains("no account has the address"));
}

#[tokio::test(flavor = "multi_thread")]
async fn d05_an_operator_sees_an_account_at_a_glance_and_no_whole_number() {
    let (drill, account) = drill().await;
    let mut owner = Person::new(&drill.server);
    owner.add_number(&drill.server, &account, "+46701740605").await;
    let told = drill.done(&["user", "show", &account.email]);
    for expected in ["email", "anna@example.eu", "Anna Test", "active", "•• 05", "0 left", "account pages, by Password"]
    {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert!(!told.contains("+4670"), "{told}");
    let shown = json(&drill, &["user", "show", &account.email]);
    assert_eq!((&shown["state"], &shown["numbers"][0]), (&"active".into(), &"•• 05".into()));
    assert!(shown["last_sign_in_at"].is_string() && shown["sessions"][0]["purpose"] == "account", "{shown}");
    assert!(!shown.to_string().contains("+4670"));
    drill.done(&["user", "disable", &account.email]);
    assert!(drill.done(&["user", "show", &account.email]).contains("disabled by an operator"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_gives_another_name_and_another_address_and_both_mailboxes_are_told() {
    let (drill, account) = drill().await;
    let (to, bo) = ("anna@example.org", drill.server.account("bo@example.eu").await);
    assert!(
        drill.refused(&["user", "update", &account.email, "--address", &bo.email]).contains("already has an account")
    );
    assert!(
        drill.refused(&["user", "update", &account.email, "--name", " "]).contains("a name has up to 100 characters")
    );
    assert!(drill.refused(&["user", "update", &account.email]).contains("--name"), "nothing to change");
    drill.done(&["user", "update", &account.email, "--name", "Anna Ek", "--address", to, "--email-unverified"]);
    let shown = json(&drill, &["user", "show", to]);
    assert_eq!((&shown["name"], &shown["email_verified"]), (&Value::from("Anna Ek"), &Value::from(false)));
    let moved = Account { email: to.to_owned(), ..account.clone() };
    for account in [&account, &moved] {
        let told = told_of(&drill, account).await;
        assert!(told.contains(&"Your email address was changed".to_owned()), "{told:?}");
    }
    Person::new(&drill.server).sign_in_to_account(&moved, None).await;
}
