//! What stands around every answer.

use axum::body::Body;
use axum::http::{Method, Request};
use sluss_protocol::method::Level;
use sluss_protocol::sign_in::FormAction;
use sluss_testkit::{Answer, Person, Server};

#[tokio::test]
async fn l01_l06_every_answer_has_the_strict_headers() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let authorize = site.authorize_url();
    for path in [
        "/",
        "/health",
        "/no-such-page",
        "/assets/no-such-file.js",
        "/oidc/jwks",
        "/api/account",
        &authorize,
        &page.action,
    ] {
        let answer = person.open(path).await;
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert!(answer.header("strict-transport-security").contains("max-age=31536000"), "{path}");
        let shown = path == authorize || path == page.action;
        let opener = if shown { "unsafe-none" } else { "same-origin" };
        assert_eq!(answer.header("cross-origin-opener-policy"), opener, "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
    }
}

#[tokio::test]
async fn l06_only_what_a_site_may_open_in_a_pop_up_keeps_its_opener() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let opener = |answer: &Answer| answer.header("cross-origin-opener-policy").to_owned();

    // Every answer on the way from the site and back to it, redirects and errors too.
    let begun = person.open(&site.authorize_url()).await;
    let page = person.open(begun.header("location")).await;
    let sent = person.act_raw(&page.page(), FormAction::Identify, &[("email", &account.email)]).await;
    let other = Person::new(&server).open(&page.page().action).await;
    let wrong = person.open(&site.authorize_url_with(&[("redirect_uri", "https://evil.test/")])).await;
    let unknown = person.open(&site.authorize_url_with(&[("client_id", "nobody")])).await;
    let denied = person.open(&site.authorize_url_with(&[("prompt", "none")])).await;
    assert_eq!(denied.status, 303);
    for answer in [&begun, &page, &sent, &other, &wrong, &unknown, &denied] {
        assert_eq!(opener(answer), "unsafe-none", "{answer:?}");
    }
    person.act(&page.page(), FormAction::Password, &[("method", "PASSWORD"), ("password", &account.password)]).await;
    let silent = person.open(&site.authorize_url()).await;
    assert!(silent.header("location").starts_with("https://rasff.test/"), "{silent:?}");
    assert_eq!(opener(&silent), "unsafe-none");
    let switch = person.begin(&site.authorize_url_with(&[("prompt", "login")])).await;
    assert_eq!(opener(&person.open(&format!("{}/lost", switch.action)).await), "same-origin");

    let own = person.open("/account/sign-in").await;
    let own_page = person.open(own.header("location")).await;
    let elsewhere = Person::new(&server).open(own.header("location")).await;
    let told = person.open(&format!("{}?tried=1", own.header("location"))).await;
    for answer in [&own, &own_page, &elsewhere, &told] {
        assert_eq!(opener(answer), "same-origin", "our own account pages open in no site's pop-up");
    }
    for path in ["/account/", "/app/", "/sign-up", "/forgotten", "/oidc/jwks", "/api/account", "/no-such-page"] {
        assert_eq!(opener(&person.open(path).await), "same-origin", "{path}");
    }
}

#[tokio::test]
async fn l02_only_the_clients_origins_may_frame_its_sign_in() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    server.site("other", Level::Medium).await;
    let mut person = Person::new(&server);
    let page = person.begin(&site.authorize_url_with(&[("response_mode", "web_message")])).await;
    let answer = person.open(&page.action).await;
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("frame-ancestors https://rasff.test;"), "{policy}");
    assert_eq!(person.cookie("__Host-sluss-browser"), None, "a frame needs no cookie");
}

#[tokio::test]
async fn l10_nobody_may_frame_the_authenticator() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    for path in ["/app/", "/app/?x", "/service-worker.js", "/account/"] {
        let policy = person.open(path).await.header("content-security-policy").to_owned();
        assert!(policy.contains("frame-ancestors 'none';"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn a_framed_sign_in_is_not_shown_outside_a_frame() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let mut person = Person::new(&server);
    let page = person.begin(&site.authorize_url_with(&[("response_mode", "web_message")])).await;
    let request = Request::get(&page.action).header("sec-fetch-dest", "document").body(Body::empty()).unwrap();
    assert_eq!(server.send(request).await.status, 403);
}

#[tokio::test]
async fn i10_pages_with_anything_personal_are_not_kept() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    for path in [page.action.as_str(), "/api/account", "/oidc/userinfo"] {
        assert_eq!(person.open(path).await.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn a_method_that_a_route_does_not_have_is_405_and_nothing_else_happens() {
    let server = Server::start().await;
    for (method, path) in [(Method::DELETE, "/health"), (Method::PUT, "/oidc/token"), (Method::TRACE, "/api/account")] {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let answer = server.send(request).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (405, "method-not-allowed"), "{path}");
    }
}

#[tokio::test]
async fn l07_the_element_is_open_to_every_site_and_unchanging_under_its_version() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    for (path, caching) in [
        ("/embed/sluss-sign-in.js", "public, max-age=300"),
        ("/embed/frame-message.js", "public, max-age=300"),
        ("/embed/mistakes.js", "public, max-age=300"),
        (concat!("/embed/", env!("CARGO_PKG_VERSION"), "/sluss-sign-in.js"), "public, max-age=31536000, immutable"),
    ] {
        let answer = person.open(path).await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, caching), "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
    }
    assert_eq!(person.open("/embed/9.9.9/sluss-sign-in.js").await.status, 404);
}
