//! Signing out at a service: what ends, where the person is sent, and which services are told.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::post;
use sluss_domain::Error;
use sluss_protocol::form::Form;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::Step;
use sluss_server::farewells::tell_due;
use sluss_testkit::{Account, CasSite, Person, Server};
use tokio::net::TcpListener;

const SERVICE: &str = "https://irasff.test/cb";

async fn signed_in(server: &Server, site: &CasSite) -> Person {
    let account = server.account("anna@example.eu").await;
    sign_in(server, site, &account).await
}

async fn sign_in(server: &Server, site: &CasSite, account: &Account) -> Person {
    let mut person = Person::new(server);
    let page = person.begin(&site.login_url(&[])).await;
    let ticket = site.ticket(&person.enter_password(&page, account, Method::Password).await);
    assert!(site.validate("/serviceValidate", &ticket, &[]).await.body.contains("authenticationSuccess"));
    person
}

#[tokio::test]
async fn k07_a_person_who_signs_out_is_sent_on_to_a_registered_service_alone() {
    let server = Server::start().await;
    let _site = server.cas_site("irasff", Level::Basic, &["https://irasff.test/*"], SERVICE).await;
    for (query, leads_to) in [
        ("", "/signed-out"),
        ("?service=https://irasff.test/out?a=%2520b", "https://irasff.test/out?a=%20b"),
        ("?url=https://irasff.test/out", "https://irasff.test/out"),
        ("?service=https://evil.test/", "/signed-out"),
        ("?url=https://evil.test/", "/signed-out"),
        ("?service=//evil.test/", "/signed-out"),
        ("?service=javascript:alert(1)", "/signed-out"),
        ("?service=https://irasff.test/&service=https://irasff.test/x", "/signed-out"),
    ] {
        let answer = Person::new(&server).open(&format!("/cas/logout{query}")).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, leads_to), "{query}");
    }
}

#[tokio::test]
async fn k07_signing_out_ends_the_session_in_this_browser_and_what_was_issued_in_it() {
    let server = Server::start().await;
    let site = server.cas_site("irasff", Level::Basic, &[SERVICE], SERVICE).await;
    let mut person = signed_in(&server, &site).await;
    let before = person.open(&site.login_url(&[])).await;
    let unused = site.ticket_in(before.header("location"));
    person.open("/cas/logout").await;
    let refused = site.validate("/serviceValidate", &unused, &[]).await;
    assert!(refused.body.contains("code=\"INVALID_TICKET\""), "{}", refused.body);
    let page = person.begin(&site.login_url(&[])).await;
    assert!(matches!(page.step, Step::Identify { .. }), "{page:?}");
}

#[tokio::test]
async fn k07_whoever_is_sent_by_another_site_is_asked_first_and_led_on_afterwards() {
    let server = Server::start().await;
    let site = server.cas_site("irasff", Level::Basic, &["https://irasff.test/*"], SERVICE).await;
    let mut person = signed_in(&server, &site).await;
    let asked = person.open_from_elsewhere("/cas/logout?service=https://irasff.test/out").await;
    assert!(asked.status == 303 && asked.header("location").starts_with("/sign-out/to/"), "{asked:?}");
    assert!(
        !site.ticket_in(person.open(&site.login_url(&[])).await.header("location")).is_empty(),
        "nothing has ended"
    );
    let question = person.open(asked.header("location")).await;
    assert!(question.body.contains("anna@example.eu") && question.body.contains("irasff.test"), "{}", question.body);
    let done = person.post(asked.header("location"), &[("csrf", &question.form_secret())]).await;
    assert!(done.header("location").starts_with("/signed-out/"), "{done:?}");
    let told = person.open(done.header("location")).await;
    assert!(told.body.contains("https://irasff.test/out"), "the way on is there: {}", told.body);
    let page = person.begin(&site.login_url(&[])).await;
    assert!(matches!(page.step, Step::Identify { .. }), "{page:?}");

    let nobody = Person::new(&server).open_from_elsewhere("/cas/logout?service=https://evil.test/").await;
    assert_eq!(nobody.header("location"), "/sign-out");
}

#[tokio::test]
async fn k07_a_site_that_was_the_only_one_has_its_person_back_at_once_and_others_are_named_first() {
    let server = Server::start().await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let (first, second) = (listening(heard.clone()).await, listening(heard.clone()).await);
    let site = server.cas_site("irasff", Level::Basic, &[&first], &first).await;
    let other = server.cas_site("archive", Level::Basic, &[&second], &second).await;
    let account = server.account("anna@example.eu").await;
    let mut person = sign_in(&server, &site, &account).await;
    let done = person.open(&format!("/cas/logout?service={first}")).await;
    assert_eq!(done.header("location"), first);
    assert_eq!(heard.lock().unwrap().len(), 1, "it was told before the person is back");

    let mut person = sign_in(&server, &site, &account).await;
    let ticket = other.ticket_in(person.open(&other.login_url(&[])).await.header("location"));
    assert!(other.validate("/serviceValidate", &ticket, &[]).await.body.contains("authenticationSuccess"));
    let done = person.open(&format!("/cas/logout?service={first}")).await;
    let page = person.open(done.header("location")).await;
    for part in ["Service irasff", "Service archive", &first] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert_eq!(heard.lock().unwrap().len(), 3);
}

/// A service that listens on this machine and keeps what is posted to it.
async fn listening(heard: Arc<Mutex<Vec<String>>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/cb", listener.local_addr().unwrap());
    let hear = post(async move |body: String| heard.lock().unwrap().push(body));
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/cb", hear)).await });
    address
}

#[tokio::test]
async fn golden_17_every_service_is_told_of_the_ticket_that_it_validated() -> Result<(), Error> {
    let server = Server::start().await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let address = listening(heard.clone()).await;
    let dead = "http://127.0.0.1:9/cb";
    let service = format!("{address}?next=/a%20b");
    let site = server.cas_site("irasff", Level::Basic, &[&format!("{address}?*")], &service).await;
    let other = server.cas_site("dead", Level::Basic, &[dead], dead).await;
    let mut person = signed_in(&server, &site).await;
    let ticket = site.ticket_in(person.open(&site.login_url(&[])).await.header("location"));
    assert!(site.validate("/p3/serviceValidate", &ticket, &[]).await.body.contains("authenticationSuccess"));
    let unanswered = other.ticket_in(person.open(&other.login_url(&[])).await.header("location"));
    assert!(other.validate("/p3/serviceValidate", &unanswered, &[]).await.body.contains("authenticationSuccess"));

    let id =
        server.id_of(&sluss_testkit::Account { email: "anna@example.eu".to_owned(), password: String::new() }).await;
    let sessions = server.instance().sluss.sessions().of(&id).await?;
    server.instance().sluss.sessions().sign_out_everywhere("anna@example.eu").await?;
    tell_due(&server.instance()).await;
    let messages = heard.lock().unwrap().clone();
    assert_eq!(messages.len(), 2, "one for each ticket: {messages:?}");
    let told = messages.iter().filter(|body| {
        let form = Form::parse(body);
        let message = form.get("logoutRequest").unwrap();
        message.starts_with("<samlp:LogoutRequest ")
            && message.contains(&format!("<samlp:SessionIndex>{ticket}</samlp:SessionIndex></samlp:LogoutRequest>"))
    });
    assert_eq!(told.count(), 1);
    assert!(!messages.iter().any(|body| body.contains(&unanswered)));
    tell_due(&server.instance()).await;
    assert_eq!(heard.lock().unwrap().len(), 2, "nobody is told twice");
    assert!(!sessions.is_empty());
    Ok(())
}
