//! Cookies where there is no https, browsers that keep none, several tabs at once, and the way on in another browser.

use axum::body::Body;
use axum::http::Request;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Answer, Person, Server};

/// Every cookie line of an answer.
fn lines(answer: &Answer) -> Vec<String> {
    answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap().to_owned()).collect()
}

/// The page that an error is shown by.
async fn asked(server: &Server, path: &str, cookie: Option<&str>) -> Answer {
    let request = Request::get(path);
    let request = if let Some(cookie) = cookie { request.header("cookie", cookie) } else { request };
    server.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn i01_a_demonstration_without_https_sets_cookies_that_safari_keeps() {
    let server = Server::start_demonstration().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let begun = person.open("/account/sign-in").await;
    for line in lines(&begun) {
        assert!(line.starts_with("sluss-browser") && !line.contains("Secure"), "{line}");
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"), "{line}");
    }
    let page = person.open(begun.header("location")).await.page();
    person.act(&page, FormAction::Language, &[("language", "sv")]).await;
    let page = person.enter_password(&page, &account, Method::Password).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    assert_eq!(person.cookie("sluss-language"), Some("sv"));
    assert!(person.cookie("sluss-account").is_some() && person.cookie("sluss-known").is_some());
    assert_eq!(person.open("/api/account").await.status, 200, "signed in on the account pages");
}

#[tokio::test]
async fn i01_with_https_every_cookie_stays_bound_to_the_host() {
    let server = Server::start().await;
    for line in lines(&asked(&server, "/account/sign-in", None).await) {
        assert!(line.starts_with("__Host-sluss-browser") && line.contains("Secure"), "{line}");
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"), "{line}");
        assert!(!line.contains("Domain"), "{line}");
    }
}

#[tokio::test]
async fn a_browser_that_keeps_no_cookies_is_told_so_and_what_to_do() {
    for server in [Server::start().await, Server::start_demonstration().await] {
        let begun = asked(&server, "/account/sign-in", None).await;
        let here = begun.header("location").to_owned();
        let again = asked(&server, &here, None).await;
        assert_eq!(again.status, 303, "{again:?}");
        assert!(!lines(&again).is_empty(), "a cookie is tried");
        let told = asked(&server, again.header("location"), None).await;
        assert_eq!(told.status, 403);
        assert!(told.body.contains("does not keep cookies") && told.body.contains("Allow cookies"), "{}", told.body);
        let (sign_in, _) = here.split_once('?').unwrap();
        assert!(told.body.contains(&format!("{sign_in}/anew")), "{}", told.body);
        assert!(!told.body.contains("another browser or a private window"), "{}", told.body);
    }
}

#[tokio::test]
async fn an_address_that_was_copied_from_a_trial_long_ago_is_tried_again() {
    let server = Server::start().await;
    let here = asked(&server, "/account/sign-in", None).await.header("location").to_owned();
    let again = asked(&server, &here, None).await.header("location").to_owned();
    server.clock.advance(std::time::Duration::from_secs(60));
    assert_eq!(asked(&server, &again, None).await.status, 303, "this browser was not tried yet");
}

#[tokio::test]
async fn two_tabs_that_begin_before_there_is_a_cookie_both_go_on() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    // Both requests leave before either answer is there.
    let first = asked(&server, &site.authorize_url(), None).await;
    let second = asked(&server, "/account/sign-in", None).await;
    for line in lines(&first).iter().chain(&lines(&second)) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        person.set_cookie(name, value);
    }
    for begun in [&first, &second] {
        let page = person.open(begun.header("location")).await;
        assert_eq!(page.status, 200, "{}", page.body);
        let page = person.enter_password(&page.page(), &account, Method::Password).await;
        assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    }
}

#[tokio::test]
async fn a_sign_ins_own_cookie_goes_with_the_sign_in_and_opens_no_other() {
    let server = Server::start().await;
    let begun = asked(&server, "/account/sign-in", None).await;
    let own = lines(&begun).into_iter().find(|line| line.contains("Max-Age=900")).unwrap();
    let pair = own.split(';').next().unwrap();
    assert_eq!(asked(&server, begun.header("location"), Some(pair)).await.status, 200);
    let other = asked(&server, "/account/sign-in", None).await;
    assert_ne!(asked(&server, other.header("location"), Some(pair)).await.status, 200);
}

#[tokio::test]
async fn i09_in_another_browser_the_same_can_be_begun_anew_with_one_press() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    let mut first = Person::new(&server);
    let page = first.begin(&site.authorize_url_with(&[("login_hint", &anna.email), ("state", "site-state")])).await;
    let mut second = Person::new(&server);
    second.begin("/account/sign-in").await;
    let told = second.open(&page.action).await;
    assert_eq!(told.status, 403);
    let anew = format!("{}/anew", page.action);
    assert!(told.body.contains("another browser") && told.body.contains(&anew), "{}", told.body);
    let fresh = second.begin(&anew).await;
    assert_ne!(fresh.action, page.action);
    assert!(matches!(&fresh.step, Step::Identify { email } if email.is_empty()), "{fresh:?}");
    let passed = second.enter_password(&fresh, &bo, Method::Password).await;
    assert!(site.callback(&passed).contains("state=site-state"), "{passed:?}");
    assert_eq!(site.redeem(&site.code(&passed)).await.status, 200);
    // The first one is where it was.
    assert!(matches!(first.open(&page.action).await.page().step, Step::Identify { email } if email == anna.email));
}

#[tokio::test]
async fn j01_beginning_anew_looks_at_the_sites_address_again() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let page = Person::new(&server).come_from(&site).await;
    let elsewhere = "https://rasff.test/elsewhere".to_owned();
    server.change_site("rasff", |_, client| client.redirect_uris = vec![elsewhere]).await;
    let refused = Person::new(&server).open(&format!("{}/anew", page.action)).await;
    assert_eq!(refused.status, 400);
    assert!(refused.body.contains("We do not know the way back"), "{}", refused.body);
}
