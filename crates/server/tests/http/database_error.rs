//! Trouble of the database: it is full, locked, gone, or can only be read. Everybody hears that it passes, in a form that is theirs, nobody
//! is told something else instead, and nothing is lost.

use std::process::{Command, Output, Stdio};
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::FormAction;
use sluss_server::config::Settings;
use sluss_testkit::{Answer, Person, Server};
use sqlx::{AnyConnection, Connection, Executor};

use crate::operator::finding;
use crate::stage::stage;

const HTML: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

fn file(server: &Server) -> String {
    format!("sqlite:{}", server.folder().join("sluss.db").display())
}

/// Another program that holds the database's file.
async fn holder(server: &Server) -> AnyConnection {
    let mut other = AnyConnection::connect(&file(server)).await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    other
}

async fn get(server: &Server, path: &str) -> Answer {
    server.send(Request::get(path).body(Body::empty()).unwrap()).await
}

fn assert_passes(answer: &Answer) {
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "10"), "{answer:?}");
}

async fn page(server: &Server, path: &str, language: &str) -> Answer {
    let request = Request::get(path).header("accept", HTML).header("accept-language", language);
    server.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn s09_while_the_database_is_locked_all_hear_that_it_passes_and_nothing_is_lost() {
    let mut stage = stage().await;
    let (server, site) = (stage.server.clone(), stage.site.clone());
    let first = stage.person.come_from(&site).await;
    let first = stage.person.enter_password(&first, &stage.account, Method::Qr).await;
    let passed = stage.person.answer_second_factor(&first, &stage.phone).await;
    let code = site.code(&passed);
    let mut other = Person::new(&server);
    let begun = other.come_from(&site).await;
    let mut lock = holder(&server).await;
    let silent = site.authorize_url_with(&[("prompt", "none")]);
    let frame = site.authorize_url_with(&[("response_mode", "web_message")]);
    let identify = [("email", "anna@example.eu")];
    let (english, swedish, frame, silent, step, token, health, form) = tokio::join!(
        page(&server, "/account/sign-in", "en"),
        page(&server, "/account/sign-in", "sv"),
        page(&server, &frame, "en"),
        stage.person.open(&silent),
        other.act_raw(&begun, FormAction::Identify, &identify),
        site.redeem(&code),
        get(&server, "/health"),
        async { Person::new(&server).post("/forgotten", &identify).await },
    );
    for answer in [&english, &swedish, &frame, &step, &token, &health, &form] {
        assert_passes(answer);
    }
    assert!(english.body.contains("This service is not working right now"), "{}", english.body);
    assert!(swedish.body.contains("Tjänsten fungerar inte just nu"), "{}", swedish.body);
    assert!(frame.header("content-security-policy").contains("frame-ancestors https://rasff.test"), "{frame:?}");
    assert!(frame.body.contains("temporarily_unavailable"), "{}", frame.body);
    assert!(silent.header("location").contains("error=temporarily_unavailable"), "{silent:?}");
    assert!(form.body.contains("anna@example.eu"), "what was typed stays: {}", form.body);
    assert_eq!(token.json()["error"], "temporarily_unavailable");
    assert_eq!(health.problem(), "unavailable");
    assert_eq!(get(&server, "/health/live").await.status, 200, "a restart would repair nothing");
    lock.execute("ROLLBACK").await.unwrap();
    assert_eq!(site.redeem(&code).await.status, 200, "the code is as good as before");
    assert_eq!(other.act_raw(&begun, FormAction::Identify, &identify).await.status, 303);
    server.clock.advance(Duration::from_secs(5));
    assert_eq!(get(&server, "/health").await.status, 200);
}

#[tokio::test]
async fn s09_a_database_that_is_gone_signs_nobody_out() {
    let mut stage = stage().await;
    let (server, site) = (stage.server.clone(), stage.site.clone());
    let page = stage.person.come_from(&site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Qr).await;
    let page = stage.person.answer_second_factor(&page, &stage.phone).await;
    let token = site.redeem(&site.code(&page)).await.json()["access_token"].as_str().unwrap().to_owned();
    let mut owner = Person::new(&server);
    owner.sign_in_to_account(&stage.account, Some(&stage.phone)).await;
    server.instance().database.close().await;
    let url = site.authorize_url();
    assert_passes(&stage.person.open(&url).await);
    assert_passes(&site.user_info(&token).await);
    assert_passes(&site.redeem("cod_x").await);
    let account = owner.api("GET", "/api/account", "", None).await;
    assert_passes(&account);
    assert_eq!(account.problem(), "unavailable");
    let by_script = stage.person.wait_by_script(&page).await;
    assert_passes(&by_script);
}

#[tokio::test]
async fn s09_a_site_that_asks_silently_hears_of_trouble_and_not_that_nobody_is_there() {
    let mut stage = stage().await;
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Qr).await;
    stage.person.answer_second_factor(&page, &stage.phone).await;
    let asked = stage.site.authorize_url_with(&[("prompt", "none")]);
    assert!(stage.person.open(&asked).await.header("location").contains("code="), "somebody is there");
    // The site itself is still found, and only the session is not.
    let mut other = AnyConnection::connect(&file(&stage.server)).await.unwrap();
    other.execute("ALTER TABLE sessions RENAME TO elsewhere").await.unwrap();
    let silent = stage.person.open(&asked).await;
    assert!(silent.header("location").contains("error=temporarily_unavailable"), "{silent:?}");
}

#[tokio::test]
async fn s09_health_tries_to_write_and_not_at_every_question() {
    let server = Server::start().await;
    assert_eq!(get(&server, "/health").await.status, 200);
    server.instance().database.close().await;
    assert_eq!(get(&server, "/health").await.status, 200, "what was found a moment ago");
    server.clock.advance(Duration::from_secs(5));
    assert_passes(&get(&server, "/health").await);
    assert_passes(&page(&server, "/health", "en").await);
    server.crash().await;
    assert_eq!(get(&server, "/health").await.status, 200);
}

#[tokio::test]
async fn s09_a_database_that_can_only_be_read_is_not_well_and_serves_nobody() {
    let before = Server::start().await;
    before.site("rasff", Level::Medium).await;
    before.instance().database.close().await;
    let database_url = Some(format!("{}?mode=ro", file(&before)));
    let key_file = Some(before.folder().join("master.key"));
    let server = Server::start_as(Settings { database_url, key_file, ..Settings::default() }).await;
    assert_passes(&get(&server, "/health").await);
    assert_passes(&page(&server, "/account/sign-in", "en").await);
    assert_eq!(get(&server, "/embed/check?client_id=rasff&redirect_uri=https://rasff.test/callback").await.status, 204);
}

/// Runs `sluss` with a database that can only be read.
fn sluss(server: &Server, arguments: &[&str]) -> Output {
    // A server that starts all the same does not end by itself.
    let mut program = Command::new("timeout");
    program.args(["60", env!("CARGO_BIN_EXE_sluss")]);
    program
        .env_clear()
        .env("SLUSS_DATA", server.folder())
        .env("SLUSS_DATABASE_URL", format!("{}?mode=ro", file(server)));
    program.env("SLUSS_WEB", server.folder()).env("SLUSS_LISTEN", "127.0.0.1:0");
    program.args(arguments).stdin(Stdio::null()).output().unwrap()
}

#[tokio::test]
async fn s09_no_server_starts_where_nothing_can_be_written() {
    let server = Server::start().await;
    server.instance().database.close().await;
    std::fs::write(server.folder().join("assets.json"), "{}").unwrap();
    let said = |output: &Output| {
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    let serve = sluss(&server, &["serve"]);
    let told = said(&serve);
    assert!(
        !serve.status.success() && told.contains("nothing can be written down: the store: it can only be read"),
        "{told}"
    );
    let doctor = sluss(&server, &["doctor"]);
    let told = said(&doctor);
    assert!(
        !doctor.status.success() && finding(&told, "database").starts_with("the store: it can only be read"),
        "{told}"
    );
    assert!(sluss(&server, &["user", "list"]).status.success(), "whoever only looks may look");
}
