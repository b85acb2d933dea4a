//! Accounts of several servers in one authenticator: what this server permits others' authenticators, and its own.

use axum::body::Body;
use axum::http::{Method, Request, request};
use serde_json::json;
use sluss_server::config::Settings;
use sluss_testkit::{Answer, Person, Server};

const FRIEND: &str = "https://app.friend.example";
const OTHER: &str = "https://app.other.example";
/// Every address of the device API.
const DEVICE_API: [(&str, &str); 8] = [
    ("POST", "/api/device/enrolments"),
    ("POST", "/api/device/requests"),
    ("POST", "/api/device/requests/apr_1"),
    ("POST", "/api/device/subscription"),
    ("GET", "/api/device/push-key"),
    ("GET", "/api/device/keys"),
    ("GET", "/api/device/service"),
    ("GET", "/api/device/other-servers"),
];

/// A server whose operator has named others, in a file as an operator would.
async fn server(section: &str) -> Server {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sluss.toml");
    std::fs::write(&file, format!("[authenticator]\n{section}\n")).unwrap();
    Server::start_as(Settings { config: Some(file), ..Settings::default() }).await
}

async fn with_friend() -> Server {
    server(&format!("other_apps = [\"{FRIEND}\"]")).await
}

async fn send(server: &Server, request: request::Builder) -> Answer {
    server.send(request.body(Body::empty()).unwrap()).await
}

fn asked(method: &str, path: &str, origin: &str) -> request::Builder {
    let request = Request::builder().method(Method::OPTIONS).uri(path).header("origin", origin);
    request
        .header("access-control-request-method", method)
        .header("access-control-request-headers", "content-type,dpop")
}

fn allowed(answer: &Answer) -> &str {
    assert_eq!(answer.header("access-control-allow-credentials"), "", "never with cookies");
    answer.header("access-control-allow-origin")
}

#[tokio::test]
async fn j14_a_listed_authenticator_may_call_the_device_api_and_nobody_else() {
    let server = with_friend().await;
    for (method, path) in DEVICE_API {
        for (origin, expected) in [
            (FRIEND, FRIEND),
            (OTHER, ""),
            ("http://app.friend.example", ""),
            ("https://app.friend.example.evil.test", ""),
            ("https://app.friend.example:8443", ""),
            ("null", ""),
        ] {
            let preflight = send(&server, asked(method, path, origin)).await;
            assert_eq!((preflight.status.as_u16(), allowed(&preflight)), (204, expected), "{path} {origin}");
            assert!(preflight.header("vary").contains("origin"), "{preflight:?}");
            let headers = preflight.header("access-control-allow-headers");
            assert_eq!(headers, if expected.is_empty() { "" } else { "content-type, dpop" });
            // What is refused can be read where what is granted can.
            let request = Request::builder().method(method).uri(path).header("origin", origin);
            let answer = send(&server, request.header("sec-fetch-site", "cross-site")).await;
            assert_eq!(allowed(&answer), expected, "{path} {origin}");
        }
    }
}

#[tokio::test]
async fn j14_nothing_but_the_device_api_is_open_to_it() {
    let server = with_friend().await;
    for path in ["/api/account", "/app/", "/account/sign-in", "/oidc/authorize", "/health", "/api/devices", "/no"] {
        let read = send(&server, Request::get(path).header("origin", FRIEND)).await;
        assert_eq!(allowed(&read), "", "{path}");
        let preflight = send(&server, asked("POST", path, FRIEND)).await;
        assert_eq!(allowed(&preflight), "", "{path}");
    }
}

#[tokio::test]
async fn j14_without_the_setting_the_device_api_is_for_our_own_pages() {
    let server = Server::start().await;
    for (method, path) in DEVICE_API {
        let preflight = send(&server, asked(method, path, FRIEND)).await;
        assert_eq!((preflight.status.as_u16(), allowed(&preflight)), (405, ""), "{path}");
    }
}

#[tokio::test]
async fn j14_another_authenticator_gets_no_cookie_and_needs_none() {
    let server = with_friend().await;
    let account = server.account("anna@example.eu").await;
    let mut phone = Person::new(&server).add_device(&account).await;
    for (origin, cookies) in [(None, true), (Some(FRIEND), false)] {
        let proof = phone.watch_proof(&json!({}));
        let request = Request::post("/api/device/requests").header("content-type", "application/json");
        let request = if let Some(origin) = origin { request.header("origin", origin) } else { request };
        let body = json!({ "proofs": [proof], "whole": true }).to_string();
        let answer = server.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(!answer.header("set-cookie").is_empty(), cookies, "{origin:?}");
    }
}

#[tokio::test]
async fn l01_the_authenticator_may_call_the_servers_that_are_listed_and_no_other_page_may() {
    let server = server(&format!("other_servers = [\"{FRIEND}\", \"{OTHER}\"]")).await;
    let policy = |answer: &Answer| answer.header("content-security-policy").to_owned();
    let app = policy(&send(&server, Request::get("/app/")).await);
    assert!(app.contains(&format!("connect-src 'self' {FRIEND} {OTHER};")), "{app}");
    for path in ["/account/", "/sign-up", "/no"] {
        let other = policy(&send(&server, Request::get(path)).await);
        assert!(other.contains("connect-src 'self';"), "{path}: {other}");
    }
    let told = send(&server, Request::get("/api/device/other-servers")).await;
    assert_eq!(told.json(), json!({ "servers": [FRIEND, OTHER] }));
    // To call is not to be called.
    let preflight = send(&server, asked("POST", "/api/device/requests", FRIEND)).await;
    assert_eq!(allowed(&preflight), "");
}

#[tokio::test]
async fn l01_by_default_the_authenticator_calls_its_own_server_alone() {
    let server = Server::start().await;
    let app = send(&server, Request::get("/app/")).await;
    assert!(app.header("content-security-policy").contains("connect-src 'self';"), "{app:?}");
    assert_eq!(send(&server, Request::get("/api/device/other-servers")).await.json(), json!({ "servers": [] }));
}
