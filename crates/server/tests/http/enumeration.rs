//! What strangers learn (nothing), and what other browsers and other sites can do with a sign-in that is not theirs.

use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::http::Request;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Notice, Step};
use sluss_testkit::{Person, Server};

#[tokio::test]
async fn h01_an_unknown_address_sees_the_same_page() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let known = server.account("known@example.eu").await;
    let mut pages = Vec::new();
    for email in [known.email.as_str(), "nobody@example.eu"] {
        let mut person = Person::new(&server);
        let page = person.come_from(&site).await;
        person.act_raw(&page, FormAction::Identify, &[("email", email)]).await;
        let answer = person.open(&page.action).await;
        // The packed page is compared as what it says: an address of another length is packed into other characters.
        let said = serde_json::to_string(&answer.page()).unwrap();
        let html = answer.body.replace(&answer.page().packed(), &said);
        pages.push(html.replace(email, "EMAIL").replace(&page.csrf, "CSRF").replace(&page.action, "ACTION"));
    }
    assert_eq!(pages[0].matches("EMAIL").count(), 3, "{}", pages[0]);
    assert!(pages[0] == pages[1], "the pages differ");
}

#[tokio::test]
async fn h01_h02_an_unknown_address_takes_the_same_work_and_hears_the_same() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    server.account("anna@example.eu").await;
    server.account("shut@example.eu").await;
    server.instance().sluss.accounts().disable("shut@example.eu").await.unwrap();
    for email in ["anna@example.eu", "nobody@example.eu", "shut@example.eu"] {
        let before = server.hasher.compared.load(Ordering::SeqCst);
        let mut person = Person::new(&server);
        let page = person.come_from(&site).await;
        let page = person.act(&page, FormAction::Identify, &[("email", email)]).await;
        let page = person
            .act(&page, FormAction::Password, &[("method", Method::Qr.name()), ("password", "wrong words")])
            .await;
        assert_eq!(page.notice, Some(Notice::WrongPassword), "{email}");
        assert_eq!(server.hasher.compared.load(Ordering::SeqCst), before + 1, "{email}");
    }
}

#[tokio::test]
async fn a_disabled_account_stays_shut_with_the_right_password() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    server.instance().sluss.accounts().disable(&account.email).await.unwrap();
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Password).await;
    assert_eq!(page.notice, Some(Notice::WrongPassword));
}

#[tokio::test]
async fn i09_a_sign_in_of_another_browser_shows_nothing() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    let mut anna = Person::new(&server);
    let page = anna.come_from(&site).await;
    anna.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let mut other = Person::new(&server);
    other.come_from(&site).await;
    let seen = other.open(&page.action).await;
    assert_eq!(seen.status, 403);
    assert!(!seen.body.contains(&account.email) && seen.body.contains("another browser"), "{}", seen.body);
    let sent = other.act_raw(&page, FormAction::Identify, &[("email", "mallory@example.eu")]).await;
    assert_eq!(sent.status, 403);
    assert!(
        matches!(anna.open(&page.action).await.page().step, Step::Password { email, .. } if email == account.email)
    );
}

#[tokio::test]
async fn i08_a_form_of_another_site_changes_nothing() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let cookie = format!("__Host-sluss-browser={}", person.cookie("__Host-sluss-browser").unwrap());
    let body = format!("csrf={}&action=cancel", page.csrf);
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.test")]
    {
        let request = Request::post(&page.action).header("cookie", &cookie).header(name, value);
        let answer = server.send(request.body(Body::from(body.clone())).unwrap()).await;
        assert_eq!(answer.problem(), "cross-site", "{name}: {value}");
    }
    let answer =
        person.post(&page.action, &[(FormAction::FIELD, FormAction::Cancel.name()), ("csrf", "guessed")]).await;
    assert_eq!(answer.status, 400);
    assert!(matches!(person.open(&page.action).await.page().step, Step::Identify { .. }));
}

#[tokio::test]
async fn a_sign_in_that_never_was_is_a_page_that_says_so() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    for path in ["/sign-in/sin_x", "/sign-in/ses_2GcaCLslD7UBFf9Nv_Ipk2OjhnJD9AZc_sWWEAKIyzc", "/sign-in/%00%ff"] {
        let answer = person.open(path).await;
        assert!(answer.status.is_client_error(), "{path}: {answer:?}");
    }
}
