//! Too much, too large, broken: a clear answer, and never a 500.

use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::http::Request;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Notice, Step};
use sluss_testkit::{Person, Server};

#[tokio::test]
async fn a07_a_server_with_too_much_to_do_says_so_and_keeps_the_page() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    server.hasher.busy.store(true, Ordering::SeqCst);
    let fields = [("method", Method::Qr.name()), ("password", account.password.as_str())];
    let answer = person.act_raw(&page, FormAction::Password, &fields).await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "2"));
    let page = answer.page();
    assert_eq!(page.notice, Some(Notice::Busy));
    assert!(matches!(page.step, Step::Password { .. }));
}

#[tokio::test]
async fn a08_a_body_that_is_too_large_is_refused_unread() {
    let server = Server::start().await;
    let large = "x".repeat(65 * 1024);
    for path in ["/oidc/token", "/api/device/enrolments", "/sign-in/sin_x"] {
        let announced = Request::post(path).header("content-length", large.len()).body(Body::from(large.clone()));
        assert_eq!(server.send(announced.unwrap()).await.problem(), "too-large", "{path}");
        let unannounced = Request::post(path).body(Body::from(large.clone())).unwrap();
        assert_eq!(server.send(unannounced).await.problem(), "too-large", "{path}");
    }
}

#[tokio::test]
async fn a08_a_very_long_password_is_a_wrong_password() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let long = "lång".repeat(1_500);
    let page = person.act(&page, FormAction::Password, &[("method", Method::Qr.name()), ("password", &long)]).await;
    assert_eq!(page.notice, Some(Notice::WrongPassword));
}

#[tokio::test]
async fn m05_broken_input_is_told_and_breaks_nothing() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let bodies: [&[u8]; 6] =
        [b"", b"action=identify", b"%%%%", b"\xff\xfe\x00", b"csrf=%00&action=%ff", b"action=launch&csrf=x"];
    for body in bodies {
        let cookie = format!("__Host-sluss-browser={}", person.cookie("__Host-sluss-browser").unwrap());
        let request = Request::post(&page.action).header("cookie", cookie).header("sec-fetch-site", "same-origin");
        let answer = server.send(request.body(Body::from(body.to_vec())).unwrap()).await;
        assert!(answer.status.is_client_error(), "{body:?}: {answer:?}");
    }
    for (path, body) in
        [("/api/device/enrolments", "{"), ("/api/device/enrolments", "[]"), ("/oidc/token", "\u{0}=&&&=%")]
    {
        let request = Request::post(path).header("content-type", "application/json").header("dpop", "x.y.z");
        let answer = server.send(request.body(Body::from(body)).unwrap()).await;
        assert!(answer.status.is_client_error(), "{path}: {answer:?}");
        assert!(answer.header("x-request-id").len() >= 8, "{path}: {answer:?}");
    }
    assert!(matches!(person.open(&page.action).await.page().step, Step::Identify { .. }));
}

#[tokio::test]
async fn l05_hostile_names_stay_text() {
    const HOSTILE: &str = "<script>alert(1)</script>";
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    server.change_site("rasff", |site, _| HOSTILE.clone_into(&mut site.name)).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    person.act_raw(&page, FormAction::Identify, &[("email", HOSTILE)]).await;
    let answer = person.open(&page.action).await;
    assert!(!answer.body.contains(HOSTILE), "{}", answer.body);
    // They are there all the same: who asks in the title and above the form, and what the person typed in the field.
    assert_eq!(answer.body.matches("&lt;script&gt;alert(1)&lt;/script&gt;").count(), 3, "{}", answer.body);
    assert_eq!(answer.page().step, Step::Identify { email: HOSTILE.to_owned() });
}
