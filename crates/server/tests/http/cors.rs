//! What pages of other sites may read, and what a page asks before it shows a sign-in in a frame.

use axum::body::Body;
use axum::http::{Method, Request, request};
use sluss_protocol::method::{Level, Method as Way};
use sluss_testkit::{Answer, Person, Server, Site};
use url::form_urlencoded;

async fn send(server: &Server, request: request::Builder, body: impl Into<Body>) -> Answer {
    server.send(request.body(body.into()).unwrap()).await
}

/// A public client, and a confidential one that must open nothing.
async fn two_sites() -> (Server, Site) {
    let server = Server::start().await;
    let public = server.site("public", Level::Basic).await;
    server.site("secret", Level::Basic).await;
    server.change_site("secret", |_, client| client.secret_hash = Some("hash".to_owned())).await;
    (server, public)
}

fn allowed(answer: &Answer) -> &str {
    assert_eq!(answer.header("access-control-allow-credentials"), "", "never with cookies");
    answer.header("access-control-allow-origin")
}

#[tokio::test]
async fn j14_who_we_are_and_our_keys_are_open_to_every_page() {
    let (server, _) = two_sites().await;
    for path in ["/.well-known/openid-configuration", "/oidc/jwks"] {
        let read = send(&server, Request::get(path).header("origin", "https://anybody.test"), Body::empty()).await;
        assert_eq!((read.status.as_u16(), allowed(&read)), (200, "*"), "{path}");
        let asked = Request::builder().method(Method::OPTIONS).uri(path).header("origin", "https://anybody.test");
        let asked = send(&server, asked.header("access-control-request-method", "GET"), Body::empty()).await;
        assert_eq!((asked.status.as_u16(), allowed(&asked)), (204, "*"), "{path}");
    }
}

#[tokio::test]
async fn j14_tokens_and_userinfo_are_open_to_the_origins_of_public_clients_alone() {
    let (server, _) = two_sites().await;
    for path in ["/oidc/token", "/oidc/userinfo"] {
        for (origin, expected) in [
            ("https://public.test", "https://public.test"),
            ("https://secret.test", ""),
            ("https://evil.test", ""),
            ("https://public.test.evil.test", ""),
            ("http://public.test", ""),
            ("null", ""),
        ] {
            let asked = Request::builder().method(Method::OPTIONS).uri(path).header("origin", origin);
            let asked = asked.header("access-control-request-method", "POST");
            let asked = asked.header("access-control-request-headers", "authorization");
            let asked = send(&server, asked, Body::empty()).await;
            assert_eq!((asked.status.as_u16(), allowed(&asked)), (204, expected), "{path} {origin}");
            assert!(asked.header("vary").contains("origin"), "{asked:?}");
            let headers = asked.header("access-control-allow-headers");
            assert_eq!(headers.contains("authorization"), !expected.is_empty(), "{path} {origin}");
            // Errors can be read where answers can.
            let refused = send(&server, Request::post(path).header("origin", origin), Body::empty()).await;
            assert!(refused.status.is_client_error(), "{refused:?}");
            assert_eq!(allowed(&refused), expected, "{path} {origin}");
        }
    }
}

#[tokio::test]
async fn j14_nothing_else_is_open_to_pages_of_other_sites() {
    let (server, site) = two_sites().await;
    let authorize = site.authorize_url();
    for path in
        ["/api/account", authorize.as_str(), "/account/sign-in", "/api/device/keys", "/health", "/sign-up", "/no"]
    {
        let read = send(&server, Request::get(path).header("origin", "https://public.test"), Body::empty()).await;
        assert_eq!(allowed(&read), "", "{path}");
        let asked = Request::builder().method(Method::OPTIONS).uri(path).header("origin", "https://public.test");
        let asked = send(&server, asked.header("access-control-request-method", "POST"), Body::empty()).await;
        assert_eq!(allowed(&asked), "", "{path}");
    }
}

#[tokio::test]
async fn j14_a_page_without_a_back_end_gets_tokens_and_who_it_is() {
    let (server, site) = two_sites().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Way::Password).await;
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([
            ("grant_type", "authorization_code"),
            ("client_id", "public"),
            ("code", &site.code(&page)),
            ("redirect_uri", &site.redirect_uri),
            ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
        ])
        .finish();
    let request = Request::post("/oidc/token").header("origin", "https://public.test");
    let request = request.header("sec-fetch-site", "cross-site");
    let tokens = send(&server, request.header("content-type", "application/x-www-form-urlencoded"), body).await;
    assert_eq!((tokens.status.as_u16(), allowed(&tokens)), (200, "https://public.test"), "{tokens:?}");
    let bearer = format!("Bearer {}", tokens.json()["access_token"].as_str().unwrap());
    let request =
        Request::get("/oidc/userinfo").header("origin", "https://public.test").header("authorization", bearer);
    let info = send(&server, request, Body::empty()).await;
    assert_eq!((info.status.as_u16(), allowed(&info)), (200, "https://public.test"));
    assert_eq!(info.json()["email"], "anna@example.eu");
}

async fn check(server: &Server, query: &str, origin: Option<&str>) -> Answer {
    let request = Request::get(format!("/embed/check?{query}"));
    let request = if let Some(origin) = origin { request.header("origin", origin) } else { request };
    let answer = send(server, request.header("sec-fetch-site", "cross-site"), Body::empty()).await;
    assert_eq!((allowed(&answer), answer.header("cache-control")), ("*", "no-store"), "{answer:?}");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    answer
}

#[tokio::test]
async fn a_page_hears_why_a_sign_in_cannot_be_framed_there() {
    let server = Server::start().await;
    server.site("rasff", Level::Basic).await;
    let good = "client_id=rasff&redirect_uri=https%3A%2F%2Frasff.test%2Fcallback";
    for origin in [Some("https://rasff.test"), None] {
        let answer = check(&server, good, origin).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (204, ""), "{origin:?}");
    }
    for (query, origin, status, code, reason) in [
        (good.replace("rasff&", "nobody&"), "https://rasff.test", 404, "not-found", "unknown-client"),
        (good.replace("rasff&", "&"), "https://rasff.test", 404, "not-found", "unknown-client"),
        (format!("{good}&client_id=rasff"), "https://rasff.test", 404, "not-found", "unknown-client"),
        (format!("{good}x"), "https://rasff.test", 400, "bad-request", "redirect-uri"),
        ("client_id=rasff".to_owned(), "https://rasff.test", 400, "bad-request", "redirect-uri"),
        (good.to_owned(), "https://evil.test", 403, "cross-site", "origin"),
        (good.to_owned(), "null", 403, "cross-site", "origin"),
    ] {
        let answer = check(&server, &query, Some(origin)).await;
        let said = answer.json();
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (status, code), "{query} {origin}");
        assert_eq!(said["reason"], reason, "{query} {origin}");
        assert!(said["detail"].as_str().is_some_and(|detail| detail.contains("sluss client")), "{said}");
    }
}

#[tokio::test]
async fn l02_whoever_is_told_that_a_frame_fits_may_frame_it() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    server.change_site("rasff", |_, client| client.origins = vec!["https://portal.test".to_owned()]).await;
    let mut person = Person::new(&server);
    let page = person.begin(&site.authorize_url_with(&[("response_mode", "web_message")])).await;
    let policy = person.open(&page.action).await.header("content-security-policy").to_owned();
    let query = "client_id=rasff&redirect_uri=https%3A%2F%2Frasff.test%2Fcallback";
    for origin in ["https://rasff.test", "https://portal.test", "https://evil.test"] {
        let fits = check(&server, query, Some(origin)).await.status == 204;
        assert_eq!(policy.contains(origin), fits, "{origin}: {policy}");
    }
}
