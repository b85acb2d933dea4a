//! Who hears a refusal, and how: a person reads a page, a program a problem document. And forms of ours in a browser that keeps to itself
//! where they come from.

use axum::body::Body;
use axum::http::{Method, Request, request};
use sluss_protocol::method::Level;
use sluss_testkit::{Answer, Person, Server};

const HTML: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const FORM: &str = "application/x-www-form-urlencoded";

async fn send(server: &Server, request: request::Builder, body: impl Into<Body>) -> Answer {
    server.send(request.body(body.into()).unwrap()).await
}

fn assert_page(answer: &Answer, status: u16, says: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(answer.header("content-type").starts_with("text/html"), "{answer:?}");
    assert!(answer.body.starts_with("<!DOCTYPE html>") && answer.body.contains(says), "{}", answer.body);
    assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{answer:?}");
    assert_eq!(answer.header("cache-control"), "no-store");
}

fn cookies(person: &Person) -> String {
    format!("__Host-sluss-browser={}", person.cookie("__Host-sluss-browser").unwrap_or_default())
}

#[tokio::test]
async fn an_unknown_address_is_a_page_in_a_browser() {
    let server = Server::start().await;
    for path in ["/no-such-page", "/sign-in", "/api/no-such", "/assets/x.js", "/embed/9.9.9/x.js", "/.well-known/x"] {
        let older = send(&server, Request::get(path).header("accept", HTML), Body::empty()).await;
        assert_page(&older, 404, "Page not found");
        let newer = Request::get(path).header("accept", "*/*").header("sec-fetch-mode", "navigate");
        assert_page(
            &send(&server, newer.header("accept-language", "sv"), Body::empty()).await,
            404,
            "Sidan finns inte",
        );
        let program = send(&server, Request::get(path), Body::empty()).await;
        assert_eq!((program.status.as_u16(), program.problem().as_str()), (404, "not-found"), "{path}");
        let script = Request::get(path).header("accept", HTML).header("sec-fetch-mode", "cors");
        assert_eq!(send(&server, script, Body::empty()).await.problem(), "not-found", "{path}");
    }
}

#[tokio::test]
async fn every_refusal_to_a_person_is_a_page() {
    let server = Server::start().await;
    let person = |method: Method, path: &str| Request::builder().method(method).uri(path).header("accept", HTML);
    let large = "x".repeat(65 * 1024);
    for (status, says, request, body) in [
        (405, "Page not found", person(Method::GET, "/oidc/token"), ""),
        (405, "Page not found", person(Method::DELETE, "/sign-up"), ""),
        (401, "You are not signed in here", person(Method::GET, "/api/account"), ""),
        (401, "You are not signed in here", person(Method::GET, "/oidc/userinfo"), ""),
        (403, "The form was not accepted", person(Method::POST, "/sign-up").header("origin", "https://evil.test"), ""),
        (413, "That was too much", person(Method::POST, "/sign-up").header("content-type", FORM), large.as_str()),
        (413, "That was too much", person(Method::POST, "/sign-up").header("content-length", "70000"), ""),
        (
            415,
            "We could not read that",
            person(Method::POST, "/oidc/authorize").header("content-type", "text/xml"),
            "<x/>",
        ),
        (400, "We could not read that", person(Method::GET, "/sign-in/%ff"), ""),
        (400, "We could not read that", person(Method::GET, "/sign-in/x?seen=y"), ""),
    ] {
        let answer = send(&server, request, body.to_owned()).await;
        assert_page(&answer, status, says);
    }
    let unsigned = send(&server, person(Method::GET, "/oidc/userinfo"), Body::empty()).await;
    assert_eq!(unsigned.header("www-authenticate"), "Bearer realm=\"sluss\"", "what programs read stays");
}

#[tokio::test]
async fn m05_a_fault_of_ours_is_a_page_too() {
    let server = Server::start().await;
    server.instance().database.close().await;
    for path in ["/account/sign-in", "/health", "/oidc/authorize?client_id=rasff", "/reset/rst_x"] {
        let answer = send(&server, Request::get(path).header("accept", HTML), Body::empty()).await;
        assert_page(&answer, 503, "This service is not working right now");
        assert!(answer.headers.contains_key("x-request-id"));
    }
    assert_eq!(send(&server, Request::get("/health"), Body::empty()).await.problem(), "unavailable");
}

#[tokio::test]
async fn a_program_reads_every_refusal_as_a_problem() {
    let server = Server::start().await;
    for (request, code) in [
        (Request::get("/sign-in/%ff"), "bad-request"),
        (Request::post("/sign-up").header("origin", "https://evil.test"), "cross-site"),
        (Request::post("/oidc/authorize").header("content-type", "text/xml"), "unsupported-media-type"),
    ] {
        assert_eq!(send(&server, request, Body::empty()).await.problem(), code);
    }
    let large = Request::post("/oidc/token").header("content-type", FORM);
    assert_eq!(send(&server, large, "x".repeat(65 * 1024)).await.problem(), "too-large");
}

#[tokio::test]
async fn i08_a_form_of_ours_is_taken_from_a_browser_that_says_null() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    for (path, says) in [("/sign-up", "Check your email"), ("/forgotten", "Check your email")] {
        let mut person = Person::new(&server);
        let page = person.open(path).await;
        let body = format!("email=bo%40example.eu&csrf={}", page.form_secret());
        let form = |cookie: &str| {
            Request::post(path).header("origin", "null").header("accept", HTML).header("cookie", cookie.to_owned())
        };
        let taken = send(&server, form(&cookies(&person)), body.clone()).await;
        assert!(taken.status == 200 && taken.body.contains(says), "{path}: {taken:?}");
        for (refused, body) in [
            (form(&cookies(&person)), "email=bo%40example.eu".to_owned()),
            (form(&cookies(&person)), "email=bo%40example.eu&csrf=".to_owned()),
            (form(&cookies(&person)), "email=bo%40example.eu&csrf=guessed".to_owned()),
            (form("__Host-sluss-browser=bro_anothers"), body.clone()),
            (form("x=y"), body.clone()),
            (form(&cookies(&person)).header("sec-fetch-site", "cross-site"), body.clone()),
        ] {
            assert_page(&send(&server, refused, body).await, 403, "The form was not accepted");
        }
    }
    // The links in mails, which are opened in browsers that have never been here.
    person_asks_for_a_link(&server, &account.email).await;
    let link = server.link_to(&account.email, "reset").await.unwrap();
    let page = Person::new(&server).open(&link).await;
    let null = || Request::post(&link).header("origin", "null").header("accept", HTML);
    let forged = send(&server, null(), "password=nya+lugna+ord+h%C3%A4r".to_owned()).await;
    assert_page(&forged, 403, "The form was not accepted");
    let body = format!("password=nya+lugna+ord+h%C3%A4r&csrf={}", page.form_secret());
    let taken = send(&server, null(), body).await;
    assert_eq!((taken.status.as_u16(), taken.header("location")), (303, "/reset/done"), "{}", taken.body);
    let link = server.link_to(&account.email, "not-me").await.unwrap();
    let page = Person::new(&server).open(&link).await;
    let press = |secret: String| {
        let request = Request::post(&link).header("origin", "null").header("accept", HTML);
        send(&server, request, format!("csrf={secret}"))
    };
    assert_page(&press("guessed".to_owned()).await, 403, "The form was not accepted");
    assert_eq!(press(page.form_secret()).await.header("location"), "/not-me/done");
}

async fn person_asks_for_a_link(server: &Server, email: &str) {
    let asked = Person::new(server).post("/forgotten", &[("email", email)]).await;
    assert_eq!(asked.status, 200, "{asked:?}");
}

#[tokio::test]
async fn i08_a_step_of_a_sign_in_is_taken_from_a_browser_that_says_null() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let step = |csrf: &str| {
        let request = Request::post(&page.action).header("origin", "null").header("cookie", cookies(&person));
        send(&server, request.header("accept", HTML), format!("action=identify&email=a%40example.eu&csrf={csrf}"))
    };
    assert_page(&step("guessed").await, 403, "The form was not accepted");
    assert_eq!(step(&page.csrf).await.status, 303);
}

#[tokio::test]
async fn i08_no_route_that_changes_anything_takes_null_without_a_secret() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let page = Person::new(&server).come_from(&site).await;
    let lost = format!("{}/lost", page.action);
    let switch = format!("{}/mismatch", page.action);
    for (method, path) in [
        (Method::POST, "/sign-up"),
        (Method::POST, "/sign-up/cnf_x"),
        (Method::POST, "/forgotten"),
        (Method::POST, "/reset/rst_x"),
        (Method::POST, "/not-me/acc_x/x"),
        (Method::POST, "/undo/acc_x/x"),
        (Method::POST, page.action.as_str()),
        (Method::POST, lost.as_str()),
        (Method::POST, switch.as_str()),
        (Method::PUT, "/account/x"),
        (Method::DELETE, "/no-such-page"),
        (Method::POST, "/api/no-such"),
    ] {
        let request = Request::builder().method(method).uri(path).header("origin", "null");
        let answer = send(&server, request, Body::empty()).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (403, "cross-site"), "{path}");
    }
    // Whoever is signed in shows the secret in a header; without it nothing happens either.
    let mut person = Person::new(&server);
    let account = server.account("anna@example.eu").await;
    let view = person.sign_in_to_account(&account, None).await;
    let cookie = format!("__Host-sluss-account={}", person.cookie("__Host-sluss-account").unwrap());
    for (csrf, status) in [("guessed", 403), ("", 403), (view.csrf.as_str(), 204)] {
        let request = Request::post("/api/account/sign-out").header("origin", "null").header("cookie", &cookie);
        let answer = send(&server, request.header("sluss-csrf", csrf), Body::empty()).await;
        assert_eq!(answer.status, status, "{csrf}");
    }
}
