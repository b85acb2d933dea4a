//! What a browser is known by: secrets that we gave out and renew, and marks that end with everything else that was opened.

use std::time::Duration;

use serde_json::json;
use sluss_domain::model::secret::{Bearer, Kind};
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::Step;
use sluss_testkit::{Account, Person, Server};

const SECRET: &str = "__Host-sluss-browser";
const MARK: &str = "__Host-sluss-known";
const HOME: &str = "192.0.2.7";
const NEW: &str = "nya lugna ord i rad";

/// Somebody signed in here before; what happens to the account then is up to the test.
async fn known(server: &Server, account: &Account) -> Person {
    let mut person = Person::new(server).at(HOME);
    person.sign_in_to_account(account, None).await;
    assert!(is_known(server, account, &person).await, "the beginning of the test");
    person
}

/// Whether strangers who guess in the same network leave this browser in peace. It is asked on a copy, so the trial leaves it as it was.
async fn is_known(server: &Server, account: &Account, person: &Person) -> bool {
    for _ in 0..6 {
        Person::new(server).at(HOME).try_password(&account.email, "not the one").await;
    }
    let answer = person.clone().try_password(&account.email, &account.password).await;
    let slowed = answer.status == 429;
    assert_eq!(Person::new(server).at(HOME).try_password(&account.email, &account.password).await.status, 429);
    assert!(slowed || matches!(answer.page().step, Step::Passed { .. } | Step::Choose { .. }), "{answer:?}");
    server.clock.advance(Duration::from_secs(60 * 60));
    !slowed
}

/// Once what failed before is forgotten.
fn later(server: &Server) {
    server.clock.advance(Duration::from_secs(2 * 24 * 60 * 60));
}

#[tokio::test]
async fn s26_marks_fall_with_another_password_even_where_other_sessions_go_on() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let person = known(&server, &account).await;
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, None).await;
    let changed = owner.change_password(&view, &account, &json!({ "new": NEW, "end_others": false })).await;
    assert_eq!(changed.status, 204, "{changed:?}");
    let account = Account { password: NEW.to_owned(), ..account };
    assert!(!is_known(&server, &account, &person).await);
    later(&server);
    known(&server, &account).await;
}

#[tokio::test]
async fn s26_marks_fall_with_a_reset_by_mail() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let person = known(&server, &account).await;
    Person::new(&server).post("/forgotten", &[("email", &account.email)]).await;
    let link = server.link_to(&account.email, "reset").await.unwrap();
    assert_eq!(Person::new(&server).post(&link, &[("password", NEW)]).await.status, 303);
    assert!(!is_known(&server, &Account { password: NEW.to_owned(), ..account }, &person).await);
}

#[tokio::test]
async fn s26_marks_fall_with_a_factor_reset() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let person = known(&server, &account).await;
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, None).await;
    let gone = owner.once_more(&view, "factor-reset", &account.password).await;
    assert!(gone.status.is_success(), "{gone:?}");
    assert!(!is_known(&server, &account, &person).await);
}

#[tokio::test]
async fn s26_marks_fall_with_a_lock_whoever_opens_it_again() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, None).await;
    owner.change_password(&view, &account, &json!({ "new": NEW, "end_others": false })).await;
    let account = Account { password: NEW.to_owned(), ..account };
    let link = server.link_to(&account.email, "not-me").await.unwrap();
    let person = known(&server, &account).await;
    assert_eq!(owner.post(&link, &[]).await.header("location"), "/not-me/done");
    server.instance().sluss.accounts().enable(&account.email).await.unwrap();
    assert!(!is_known(&server, &account, &person).await);
}

#[tokio::test]
async fn s26_marks_fall_with_the_end_of_all_other_sessions_and_with_an_operators_sign_out() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let person = known(&server, &account).await;
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, None).await;
    assert_eq!(owner.api("DELETE", "/api/account/sessions", &view.csrf, None).await.status, 204);
    assert!(!is_known(&server, &account, &person).await);
    later(&server);
    let person = known(&server, &account).await;
    server.instance().sluss.sessions().sign_out_everywhere(&account.email).await.unwrap();
    later(&server);
    assert!(!is_known(&server, &account, &person).await);
}

#[tokio::test]
async fn s26_a_mark_ends_half_a_year_after_the_last_sign_in_though_the_browser_kept_it() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = known(&server, &account).await;
    let first = person.cookie(MARK).unwrap().to_owned();
    server.clock.advance(Duration::from_secs(100 * 24 * 60 * 60));
    person.sign_in_to_account(&account, None).await;
    assert_ne!(person.cookie(MARK).unwrap(), first, "renewed");
    server.clock.advance(Duration::from_secs(100 * 24 * 60 * 60));
    assert!(is_known(&server, &account, &person).await);
    let mut copied = Person::new(&server).at(HOME);
    copied.set_cookie(MARK, &first);
    assert!(!is_known(&server, &account, &copied).await);
}

#[tokio::test]
async fn s27_a_secret_that_we_did_not_give_out_is_none() {
    let server = Server::start().await;
    let mut other = Person::new(&server);
    other.begin("/account/sign-in").await;
    let genuine = other.cookie(SECRET).unwrap().to_owned();
    let own = Bearer::from_bytes(Kind::Browser, &[1; 32]).expose().to_owned();
    let altered = genuine.replacen("bro_", "bro_A", 1)[..genuine.len()].to_owned();
    for planted in [own, altered, format!("{genuine}A"), "bro_".to_owned(), String::new()] {
        for path in ["/account/sign-in", "/sign-up", "/forgotten"] {
            let mut person = Person::new(&server);
            person.set_cookie(SECRET, &planted);
            person.open(path).await;
            let given = person.cookie(SECRET).unwrap();
            assert!(given != planted && given.len() == genuine.len(), "{path}: {planted} is still there");
        }
    }
}

#[tokio::test]
async fn s27_whoever_signs_in_is_known_by_another_secret_from_then_on() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut attacker = Person::new(&server);
    attacker.begin("/account/sign-in").await;
    let planted = attacker.cookie(SECRET).unwrap().to_owned();
    // One that was given out, to somebody else.
    let mut person = Person::new(&server);
    person.set_cookie(SECRET, &planted);
    let page = person.begin("/account/sign-in").await;
    let passed = person.enter_password(&page, &account, Method::Password).await;
    assert!(matches!(passed.step, Step::Passed { .. }), "{passed:?}");
    let renewed = person.cookie(SECRET).unwrap().to_owned();
    assert_ne!(renewed, planted);
    assert!(matches!(person.open(&page.action).await.page().step, Step::Passed { .. }), "its last page is still there");
    assert_eq!(person.cookie(SECRET), Some(renewed.as_str()), "and gives the same one");
    let next = person.begin("/account/sign-in").await;
    assert_eq!(attacker.open(&next.action).await.status, 403, "what the person begins now is not the other's to see");
}

#[tokio::test]
async fn s27_what_another_tab_had_begun_goes_on_after_a_sign_in() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Basic).await;
    let mut person = Person::new(&server);
    let first = person.begin("/account/sign-in").await;
    let second = person.come_from(&site).await;
    person.enter_password(&first, &account, Method::Password).await;
    let passed = person.enter_password(&second, &account, Method::Password).await;
    assert_eq!(site.redeem(&site.code(&passed)).await.status, 200);
}

#[tokio::test]
async fn s27_a_browser_keeps_few_secrets_of_single_sign_ins_and_those_of_the_newest() {
    let server = Server::start().await;
    let begin = |cookies: Vec<(String, String)>| {
        let server = server.clone();
        async move {
            let shown = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
            let request = axum::http::Request::get("/account/sign-in").header("cookie", shown);
            server.send(request.body(axum::body::Body::empty()).unwrap()).await
        }
    };
    // In the order in which they came, as browsers show them.
    let mut kept: Vec<(String, String)> = Vec::new();
    for _ in 0..20 {
        let answer = begin(kept.clone()).await;
        for line in answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()) {
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            kept.retain(|(known, _)| known != name);
            if !line.contains("Max-Age=0") {
                kept.push((name.to_owned(), value.to_owned()));
            }
        }
        let newest = kept.last().unwrap().clone();
        let request = axum::http::Request::get(answer.header("location"));
        let request = request.header("cookie", format!("{}={}", newest.0, newest.1));
        assert_eq!(server.send(request.body(axum::body::Body::empty()).unwrap()).await.status, 200);
    }
    let single = kept.iter().filter(|(name, _)| name.starts_with(&format!("{SECRET}-"))).count();
    assert_eq!(single, 8);
}
