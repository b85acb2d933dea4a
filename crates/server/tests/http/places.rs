//! Where somebody is signed in and what happened, as the account pages are told; and ending sessions.

use std::time::Duration;

use sluss_protocol::api::{ActivityPage, SessionList, SessionView};
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{Account, Person, Server, Site};

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; rv:150.0) Gecko/20100101 Firefox/150.0";

async fn sessions(person: &mut Person) -> Vec<SessionView> {
    let answer = person.open("/api/account/sessions").await;
    serde_json::from_value::<SessionList>(answer.json()).unwrap().sessions
}

async fn activity(person: &mut Person, query: &str) -> ActivityPage {
    serde_json::from_value(person.open(&format!("/api/account/activity{query}")).await.json()).unwrap()
}

/// Signs in at a site that is content with a password.
async fn at_site(server: &Server, site: &Site, account: &Account) -> Person {
    let mut person = Person::new(server).at("198.51.100.9");
    let page = person.come_from(site).await;
    person.enter_password(&page, account, Method::Password).await;
    person
}

#[tokio::test]
async fn i05_a_person_sees_where_they_are_signed_in() {
    let server = Server::start().await;
    let (open, second) = (server.site("open", Level::Basic).await, server.site("second", Level::Basic).await);
    let account = server.account("anna@example.eu").await;
    let mut elsewhere = at_site(&server, &open, &account).await;
    elsewhere.open(&second.authorize_url()).await;
    elsewhere.open(&open.authorize_url()).await;
    server.clock.advance(Duration::from_secs(1));
    let mut person = Person::new(&server).at("192.0.2.7").with_browser(FIREFOX);
    person.sign_in_to_account(&account, None).await;
    let listed = sessions(&mut person).await;
    let [own, other] = listed.as_slice() else { panic!("{listed:?}") };
    assert!(own.current && own.account_pages && own.sites.is_empty(), "{own:?}");
    assert_eq!((own.browser.as_str(), own.place.as_str()), ("Firefox, Windows", "192.0.2.0/24"));
    assert!(!other.current && !other.account_pages, "{other:?}");
    assert_eq!(other.sites, ["Site open", "Site second"], "each site once, by its name");
    assert!(other.id.starts_with("sid_") && other.since < own.since);
    let token = person.cookie("__Host-sluss-account").unwrap();
    assert!(listed.iter().all(|session| !token.contains(&session.id[4..])), "an id opens nothing");
}

#[tokio::test]
async fn i05_a_person_ends_one_session_or_all_others() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut first = at_site(&server, &site, &account).await;
    let mut second = Person::new(&server);
    second.sign_in_to_account(&account, None).await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let at_site = sessions(&mut person).await.into_iter().find(|session| !session.account_pages).unwrap();
    let path = format!("/api/account/sessions/{}", at_site.id);
    assert_eq!(person.api("DELETE", &path, "guessed", None).await.problem(), "cross-site");
    assert_eq!(person.api("DELETE", &path, &view.csrf, None).await.status, 204);
    assert_eq!(person.api("DELETE", &path, &view.csrf, None).await.problem(), "not-found");
    let asked = first.open(&site.authorize_url()).await;
    assert!(asked.header("location").starts_with("/sign-in/"), "the server forgot it: {asked:?}");
    assert_eq!(second.open("/api/account").await.status, 200);
    assert_eq!(person.api("DELETE", "/api/account/sessions", &view.csrf, None).await.status, 204);
    assert_eq!(second.open("/api/account").await.problem(), "not-signed-in");
    assert_eq!(sessions(&mut person).await.len(), 1, "the own one stays");
}

#[tokio::test]
async fn i05_nobody_ends_somebody_elses_session() {
    let server = Server::start().await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    let (mut first, mut second) = (Person::new(&server), Person::new(&server));
    first.sign_in_to_account(&anna, None).await;
    let view = second.sign_in_to_account(&bo, None).await;
    let id = sessions(&mut first).await[0].id.clone();
    let path = format!("/api/account/sessions/{id}");
    assert_eq!(second.api("DELETE", &path, &view.csrf, None).await.problem(), "not-found");
    for nonsense in ["sid_x", "ses_x", "acc_aaaaaaaaaaaaaaaaaaaaaaaaaa"] {
        let path = format!("/api/account/sessions/{nonsense}");
        assert_eq!(second.api("DELETE", &path, &view.csrf, None).await.problem(), "not-found", "{nonsense}");
    }
    assert_eq!(first.open("/api/account").await.status, 200);
}

#[tokio::test]
async fn i05_signing_out_ends_the_session_for_sites_in_the_same_browser_too() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = at_site(&server, &site, &account).await;
    let view = person.sign_in_to_account(&account, None).await;
    let kept = person.cookie("__Host-sluss-session").unwrap().to_owned();
    assert_eq!(person.api("POST", "/api/account/sign-out", &view.csrf, None).await.status, 204);
    person.set_cookie("__Host-sluss-session", &kept);
    let asked = person.open(&site.authorize_url()).await;
    assert!(asked.header("location").starts_with("/sign-in/"), "{asked:?}");
}

#[tokio::test]
async fn i05_signing_out_ends_what_sites_got_and_a_new_sign_in_does_not() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let mut tokens = Vec::new();
    for _ in 0..2 {
        let page = person.begin(&site.authorize_url_with(&[("prompt", "login")])).await;
        let page = person.enter_password(&page, &account, Method::Password).await;
        let answer = site.redeem(&site.code(&page)).await.json();
        tokens.push(answer["access_token"].as_str().unwrap().to_owned());
    }
    let silent = person.open(&site.authorize_url()).await;
    let code = silent.header("location").split_once("code=").unwrap().1.split('&').next().unwrap().to_owned();
    for token in &tokens {
        assert_eq!(site.user_info(token).await.status, 200, "signing in once more is no signing out");
    }
    let view = person.sign_in_to_account(&account, None).await;
    assert_eq!(person.api("POST", "/api/account/sign-out", &view.csrf, None).await.status, 200);
    for token in &tokens {
        assert_eq!(site.user_info(token).await.status, 401);
    }
    assert_eq!(site.redeem(&code).await.json()["error"], "invalid_grant");
}

#[tokio::test]
async fn i05_an_operator_signs_somebody_out_everywhere() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut at_site = Person::new(&server);
    let page = at_site.come_from(&site).await;
    let page = at_site.enter_password(&page, &account, Method::Password).await;
    let mut person = Person::new(&server);
    person.sign_in_to_account(&account, None).await;
    server.instance().sluss.sessions().sign_out_everywhere(&account.email).await.unwrap();
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
    assert!(at_site.open(&site.authorize_url()).await.header("location").starts_with("/sign-in/"));
    assert_eq!(site.redeem(&site.code(&page)).await.status, 400, "nor is the code of before worth anything");
    assert!(server.instance().sluss.sessions().sign_out_everywhere("nobody@example.eu").await.is_err());
}

#[tokio::test]
async fn activity_is_told_page_by_page_newest_first_and_only_ones_own() {
    let server = Server::start().await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    // Entries of the same moment stand in no order.
    server.clock.advance(Duration::from_secs(1));
    Person::new(&server).sign_in_to_account(&bo, None).await;
    for _ in 0..24 {
        Person::new(&server).at("203.0.113.9").sign_in_to_account(&anna, None).await;
        server.clock.advance(Duration::from_secs(1));
    }
    Person::new(&server).try_password(&anna.email, "not the one").await;
    let mut person = Person::new(&server);
    person.sign_in_to_account(&anna, None).await;
    let first = activity(&mut person, "").await;
    assert_eq!(first.entries.len(), 20);
    let newest: Vec<_> = first.entries[..2].iter().map(|entry| entry.event.as_str()).collect();
    assert!(newest.contains(&"signed-in") && newest.contains(&"wrong-password"), "{newest:?}");
    assert!(first.entries.is_sorted_by(|newer, older| newer.at >= older.at));
    let second = activity(&mut person, &format!("?before={}", first.next.unwrap())).await;
    assert_eq!((second.entries.len(), second.next), (7, None), "27 in all");
    let (made, signed_in) = second.entries.split_last().unwrap();
    assert_eq!(made.event, "account-added");
    assert!(signed_in.iter().all(|entry| entry.place == "203.0.113.0/24" && entry.method == Some(Method::Password)));
    assert_eq!(person.open("/api/account/activity?before=x").await.problem(), "invalid-field");
}

#[test]
fn every_event_has_a_text_in_every_language() {
    let languages =
        [include_str!("../../../../locales/en/account.ftl"), include_str!("../../../../locales/sv/account.ftl")];
    for event in sluss_domain::model::audit::Event::ALL {
        let line = format!("\nevent-{} = ", event.name());
        assert!(languages.iter().all(|texts| texts.contains(&line)), "{line}");
    }
}
