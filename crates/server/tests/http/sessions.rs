//! Sessions: how they begin, what they open, and how they end.

use std::time::Duration;

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Person, Server};

#[tokio::test]
async fn i01_cookies_are_bound_to_our_host_and_hidden_from_scripts() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let begun = person.open(&site.authorize_url()).await;
    let mut lines = vec![begun.header("set-cookie").to_owned()];
    let page = person.open(begun.header("location")).await.page();
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let fields = [("method", Method::Password.name()), ("password", account.password.as_str())];
    person.act_raw(&page, FormAction::Password, &fields).await;
    lines.push(person.open(&page.action).await.header("set-cookie").to_owned());
    for line in &lines {
        assert!(line.starts_with("__Host-sluss-"), "{line}");
        for part in ["Secure", "HttpOnly", "Path=/"] {
            assert!(line.contains(part), "{line}");
        }
        assert!(line.contains("SameSite=Lax"), "{line}");
    }
    let page = person.begin("/account/sign-in").await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    person.act_raw(&page, FormAction::Password, &fields).await;
    let line = person.open(&page.action).await.header("set-cookie").to_owned();
    assert!(line.starts_with("__Host-sluss-account=") && line.contains("SameSite=Strict"), "{line}");
}

#[tokio::test]
async fn i02_what_opens_a_session_is_not_in_the_database() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    person.sign_in_to_account(&account, None).await;
    let token = person.cookie("__Host-sluss-account").unwrap().to_owned();
    assert!(token.len() >= 43, "{} characters carry 256 bits", token.len());
    let secret = token.split_once('_').map_or(token.as_str(), |(_, secret)| secret);
    let database = server.database();
    assert!(!database.windows(secret.len()).any(|window| window == secret.as_bytes()));
}

#[tokio::test]
async fn i03_each_sign_in_makes_a_new_session() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    person.set_cookie("__Host-sluss-account", "ses_chosen-by-somebody-else");
    person.sign_in_to_account(&account, None).await;
    let first = person.cookie("__Host-sluss-account").unwrap().to_owned();
    assert_ne!(first, "ses_chosen-by-somebody-else");
    person.sign_in_to_account(&account, None).await;
    assert_ne!(person.cookie("__Host-sluss-account").unwrap(), first);
}

#[tokio::test]
async fn i06_without_a_session_nothing_opens() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    for cookie in ["", "nonsense", "ses_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        person.set_cookie("__Host-sluss-account", cookie);
        assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
        assert_eq!(person.open("/api/account/sessions").await.problem(), "not-signed-in");
        assert_eq!(person.open("/api/account/activity").await.problem(), "not-signed-in");
        for (method, path) in [
            ("DELETE", "/api/account/sessions"),
            ("DELETE", "/api/account/sessions/sid_x"),
            ("POST", "/api/account/enrolments"),
            ("DELETE", "/api/account/devices/dev_x"),
            ("PUT", "/api/account/language"),
            ("POST", "/api/account/sign-out"),
        ] {
            assert_eq!(person.api(method, path, "", None).await.problem(), "not-signed-in", "{path}");
        }
    }
}

#[tokio::test]
async fn i06_a_session_for_sites_does_not_open_the_account_pages() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    person.enter_password(&page, &account, Method::Password).await;
    let token = person.cookie("__Host-sluss-session").unwrap().to_owned();
    person.set_cookie("__Host-sluss-account", &token);
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
}

#[tokio::test]
async fn i08_a_change_needs_the_pages_own_word() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    for csrf in ["", "guessed"] {
        assert_eq!(person.api("POST", "/api/account/sign-out", csrf, None).await.problem(), "cross-site");
    }
    assert_eq!(person.api("POST", "/api/account/sign-out", &view.csrf, None).await.status, 204);
}

#[tokio::test]
async fn i04_i05_a_session_ends_by_signing_out_by_idling_and_by_age() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let kept = person.cookie("__Host-sluss-account").unwrap().to_owned();
    person.api("POST", "/api/account/sign-out", &view.csrf, None).await;
    person.set_cookie("__Host-sluss-account", &kept);
    assert_eq!(
        person.open("/api/account").await.problem(),
        "not-signed-in",
        "the server forgot it, not only the browser"
    );

    person.sign_in_to_account(&account, None).await;
    server.clock.advance(Duration::from_secs(61 * 60));
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");

    person.sign_in_to_account(&account, None).await;
    for _ in 0..25 {
        server.clock.advance(Duration::from_secs(59 * 60));
        person.open("/api/account").await;
    }
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
}

#[tokio::test]
async fn i04_a_session_for_sites_idles_for_an_hour_and_lasts_a_day() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let known =
        |answer: sluss_testkit::Answer| answer.header("location").starts_with("https://open.test/callback?code=");
    let page = person.come_from(&site).await;
    person.enter_password(&page, &account, Method::Password).await;
    for _ in 0..24 {
        server.clock.advance(Duration::from_secs(60 * 60 - 61));
        assert!(known(person.open(&site.authorize_url()).await), "used within the hour");
    }
    server.clock.advance(Duration::from_secs(24 * 61));
    assert!(!known(person.open(&site.authorize_url()).await), "a day is over");
    let page = person.come_from(&site).await;
    person.enter_password(&page, &account, Method::Password).await;
    server.clock.advance(Duration::from_secs(60 * 60));
    assert!(!known(person.open(&site.authorize_url()).await), "an hour without use");
}

#[tokio::test]
async fn f09_whatever_a_disabled_account_had_ends_at_once() {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let (mut first, mut second, mut pages) = (Person::new(&server), Person::new(&server), Person::new(&server));
    let view = pages.sign_in_to_account(&account, None).await;
    let enrolment = pages.begin_enrolment(&view, "Phone").await;
    let page = first.come_from(&site).await;
    let page = first.enter_password(&page, &account, Method::Password).await;
    let token = site.redeem(&site.code(&page)).await.json()["access_token"].as_str().unwrap().to_owned();
    assert_eq!(site.user_info(&token).await.status, 200);
    let page = second.come_from(&site).await;
    let unredeemed = site.code(&second.enter_password(&page, &account, Method::Password).await);

    server.instance().sluss.accounts().disable(&account.email).await.unwrap();
    assert_eq!(pages.open("/api/account").await.problem(), "not-signed-in");
    assert!(first.open(&site.authorize_url()).await.header("location").starts_with("/sign-in/"), "nor at sites");
    assert_eq!(site.user_info(&token).await.status, 401);
    assert_eq!(site.redeem(&unredeemed).await.status, 400);
    let mut phone = sluss_testkit::Phone::new(&server);
    assert!(phone.enrol(&enrolment.link.unwrap()).await.status.is_client_error());
}

#[tokio::test]
async fn f09_a_sign_in_on_its_way_does_not_pass_once_the_account_is_disabled() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let Step::QrCode { link, .. } = &page.step else { panic!("no QR code: {page:?}") };
    let code = phone.code(link).unwrap();
    server.instance().sluss.accounts().disable(&account.email).await.unwrap();
    assert_eq!(person.act_raw(&page, FormAction::Answer, &[("code", &code)]).await.status, 404);
    assert!(person.cookie("__Host-sluss-session").is_none());
}

#[tokio::test]
async fn whoever_signed_in_at_one_site_is_known_at_the_next_if_the_level_is_enough() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let (open, second, strict) = (
        server.site("open", Level::Basic).await,
        server.site("second", Level::Basic).await,
        server.site("strict", Level::Medium).await,
    );
    let mut person = Person::new(&server);
    let page = person.come_from(&open).await;
    person.enter_password(&page, &account, Method::Password).await;
    let known = person.open(&second.authorize_url()).await;
    assert!(known.header("location").starts_with("https://second.test/callback?code="), "{known:?}");
    let page = person.come_from(&strict).await;
    assert!(matches!(page.step, Step::Identify { .. }), "a password is not enough there: {page:?}");
    let page = person.enter_password(&page, &account, Method::Qr).await;
    person.answer_second_factor(&page, &phone).await;
    let known = person.open(&strict.authorize_url()).await;
    assert!(known.header("location").starts_with("https://strict.test/callback?code="), "{known:?}");
    let asked = person.open(&strict.authorize_url_with(&[("prompt", "login")])).await;
    assert!(asked.header("location").starts_with("/sign-in/"), "{asked:?}");
}
