//! What is written down about what happened, and that nobody can change it unseen.

use std::time::Duration;

use serde_json::Value;
use sluss_domain::Timestamp;
use sluss_domain::model::audit::{Entry, Event, Filter};
use sluss_domain::model::audit_chain::{Break, Head};
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::FormAction;
use sluss_testkit::{Account, Person, Server};
use sqlx::{AnyConnection, Connection, Row};

use crate::log_capture::LogCapture;

/// All entries of the log since the accounts were made, the oldest first.
async fn log(server: &Server) -> Vec<Entry> {
    let filter = Filter { account: None, since: Timestamp(0), before: None, limit: 1_000 };
    let mut entries = server.instance().sluss.store.audit_entries(&filter).await.unwrap();
    entries.retain(|entry| entry.event != Event::AccountAdded);
    entries.reverse();
    entries
}

fn events(entries: &[Entry]) -> Vec<&'static str> {
    entries.iter().map(|entry| entry.event.name()).collect()
}

/// Does to the database what somebody with access to it could do.
async fn tamper(server: &Server, sql: &str) {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite:{}", server.folder().join("sluss.db").display());
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    for statement in sql.split(';').filter(|statement| !statement.trim().is_empty()) {
        sqlx::query(sqlx::AssertSqlSafe(statement.to_owned())).execute(&mut connection).await.unwrap();
    }
}

/// How many rows a table has.
pub(crate) async fn count(url: &str, table: &str) -> i64 {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) AS rows_there FROM {table}"));
    sqlx::query(sql).fetch_one(&mut connection).await.unwrap().get("rows_there")
}

/// Somebody signs in and out so often, a minute apart.
async fn sign_in_times(server: &Server, account: &Account, times: usize) {
    for _ in 0..times {
        let mut person = Person::new(server);
        let view = person.sign_in_to_account(account, None).await;
        person.api("POST", "/api/account/sign-out", &view.csrf, None).await;
        server.clock.advance(Duration::from_secs(60));
    }
}

async fn broken(server: &Server) -> Break {
    server.instance().sluss.audit_log().verify(None).await.unwrap().unwrap_err()
}

/// A log of ten linked entries.
async fn ten_entries() -> Server {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    tamper(&server, "DELETE FROM audit_entries").await;
    sign_in_times(&server, &account, 5).await;
    assert_eq!(server.instance().sluss.audit_log().link().await.unwrap(), 10);
    server
}

#[tokio::test]
async fn m01_every_step_of_signing_in_and_out_is_written_down() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    server.clock.advance(Duration::from_secs(1));
    let before = log(&server).await.len();
    // Entries of the same moment stand in no order.
    let later = || server.clock.advance(Duration::from_millis(1));
    let agent = "Mozilla/5.0 (Windows NT 10.0; rv:150.0) Gecko/20100101 Firefox/150.0";
    let mut person = Person::new(&server).at("192.0.2.7").with_browser(agent);
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let page =
        person.act(&page, FormAction::Password, &[("method", Method::Qr.name()), ("password", "not the one")]).await;
    let page = person.pass_password(&page, &account).await;
    later();
    let page = person.act(&page, FormAction::Answer, &[("code", "00000000")]).await;
    later();
    person.answer_second_factor(&page, &phone).await;
    later();
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    later();
    person.api("POST", "/api/account/sign-out", &view.csrf, None).await;
    later();
    person.try_password("nobody@example.eu", "whatever").await;

    let entries = log(&server).await.split_off(before);
    let told = ["wrong-password", "wrong-code", "signed-in", "signed-in", "signed-out", "wrong-password"];
    assert_eq!(events(&entries), told);
    let anna = server.instance().sluss.store.accounts().await.unwrap()[0].id.clone();
    for entry in &entries[..5] {
        assert_eq!(
            (&entry.account, entry.visitor.network.as_str()),
            (&Some(anna.clone()), "192.0.2.0/24"),
            "{entry:?}"
        );
        assert_eq!(entry.visitor.browser, "Firefox, Windows");
    }
    for entry in &entries[..3] {
        assert_eq!((entry.client.as_deref(), entry.method), (Some("rasff"), Some(Method::Qr)), "{entry:?}");
    }
    assert_eq!(entries[3].client, None, "the account pages are no site");
    assert_eq!(entries[5].account, None, "whose address it is, nobody knows");
}

#[tokio::test]
async fn m01_going_on_to_a_further_site_is_written_down_too() {
    let server = Server::start().await;
    let (first, second) = (server.site("first", Level::Basic).await, server.site("second", Level::Basic).await);
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server).at("192.0.2.7");
    let page = person.come_from(&first).await;
    person.enter_password(&page, &account, Method::Password).await;
    server.clock.advance(Duration::from_secs(1));
    person.open(&second.authorize_url()).await;
    let entries = log(&server).await;
    assert_eq!(events(&entries), ["signed-in", "continued"]);
    let Entry { client, method, visitor, .. } = &entries[1];
    let told = (client.as_deref(), *method, visitor.network.as_str());
    assert_eq!(told, (Some("second"), Some(Method::Password), "192.0.2.0/24"));
}

#[tokio::test]
async fn m01_too_many_wrong_codes_are_written_down_as_the_lock_that_they_are() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    Person::new(&server).add_device(&account).await;
    server.clock.advance(Duration::from_secs(1));
    let before = log(&server).await.len();
    for _ in 0..2 {
        let mut person = Person::new(&server);
        let page = person.come_from(&site).await;
        let mut page = person.enter_password(&page, &account, Method::Qr).await;
        for _ in 0..5 {
            page = person.act(&page, FormAction::Answer, &[("code", "00000000")]).await;
        }
    }
    let entries = log(&server).await.split_off(before);
    let locks: Vec<_> = entries.iter().filter(|entry| entry.event == Event::FactorLocked).collect();
    assert_eq!(entries.iter().filter(|entry| entry.event == Event::WrongCode).count(), 10);
    assert_eq!((locks.len(), locks[0].method), (1, Some(Method::Qr)));
}

#[tokio::test]
async fn m01_an_entry_is_part_of_the_commit_that_it_tells_of() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.begin("/account/sign-in").await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    // A conflict of the step is a conflict of its entry: they are one commit.
    let stale = page.clone();
    person.act(&page, FormAction::Back, &[]).await;
    person.act(&stale, FormAction::Password, &[("method", "PASSWORD"), ("password", "not the one")]).await;
    assert_eq!(events(&log(&server).await), [""; 0]);
}

#[tokio::test]
async fn m06_an_untouched_log_verifies_whenever_it_was_linked() {
    let server = ten_entries().await;
    let account = Account { email: "anna@example.eu".to_owned(), password: "long words for 15".to_owned() };
    let sluss = server.instance().sluss;
    let early = sluss.audit_log().head().await.unwrap().unwrap();
    sign_in_times(&server, &account, 200).await;
    let (one, other) = (server.instance(), server.instance());
    let (one, other) = tokio::join!(
        tokio::spawn(async move { one.sluss.audit_log().link().await }),
        tokio::spawn(async move { other.sluss.audit_log().link().await })
    );
    assert_eq!(one.unwrap().unwrap() + other.unwrap().unwrap(), 400, "each entry was linked by one of two");
    let verified = sluss.audit_log().verify(Some(&early)).await.unwrap().unwrap();
    assert_eq!((verified.entries, verified.first, verified.waiting), (410, 1, 0));
    assert_eq!(verified.head, sluss.audit_log().head().await.unwrap());
}

#[tokio::test]
async fn m06_an_altered_entry_is_found() {
    for sql in [
        "UPDATE audit_entries SET event = 'panic' WHERE seq = 7",
        "UPDATE audit_entries SET at = at + 1 WHERE seq = 7",
        "UPDATE audit_entries SET visitor = '{}' WHERE seq = 7",
        "UPDATE audit_entries SET account = NULL WHERE seq = 7",
        "UPDATE audit_entries SET client = 'rasff' WHERE seq = 7",
    ] {
        let server = ten_entries().await;
        tamper(&server, sql).await;
        assert!(matches!(broken(&server).await, Break::Altered(7, _)), "{sql}");
    }
}

#[tokio::test]
async fn m06_a_removed_entry_is_found() {
    let server = ten_entries().await;
    tamper(&server, "DELETE FROM audit_entries WHERE seq = 4").await;
    assert_eq!(broken(&server).await, Break::Removed(4));
    let server = ten_entries().await;
    let closed_up = "DELETE FROM audit_entries WHERE seq = 4; UPDATE audit_entries SET seq = seq + 1000 WHERE seq > 4; \
        UPDATE audit_entries SET seq = seq - 1001 WHERE seq > 1000";
    tamper(&server, closed_up).await;
    assert!(matches!(broken(&server).await, Break::Altered(4, _)));
}

#[tokio::test]
async fn m06_removed_at_the_end_is_found_by_a_head_that_was_written_down() {
    let server = ten_entries().await;
    let sluss = server.instance().sluss;
    let head = sluss.audit_log().head().await.unwrap().unwrap();
    tamper(&server, "DELETE FROM audit_entries WHERE seq > 8").await;
    assert!(sluss.audit_log().verify(None).await.unwrap().is_ok(), "the chain alone cannot know");
    assert_eq!(sluss.audit_log().verify(Some(&head)).await.unwrap(), Err(Break::Cut(head)));
}

#[tokio::test]
async fn m06_an_entry_that_was_put_in_is_found() {
    let server = ten_entries().await;
    let sql = "UPDATE audit_entries SET seq = seq + 1000 WHERE seq > 4; UPDATE audit_entries SET seq = seq - 999 WHERE seq > 1000; \
        INSERT INTO audit_entries (id, at, event, visitor, seq, hash, proof) VALUES ('log_x', 1, 'signed-in', '{}', 5, 'x', 'x')";
    tamper(&server, sql).await;
    assert_eq!(broken(&server).await, Break::Altered(5, "log_x".to_owned()));
}

#[tokio::test]
async fn m06_entries_that_changed_places_are_found() {
    let server = ten_entries().await;
    let sql = "UPDATE audit_entries SET seq = 1000 WHERE seq = 3; UPDATE audit_entries SET seq = 3 WHERE seq = 6; \
        UPDATE audit_entries SET seq = 6 WHERE seq = 1000";
    tamper(&server, sql).await;
    assert!(matches!(broken(&server).await, Break::Altered(3, _)));
}

#[tokio::test]
async fn m06_a_chain_that_somebody_without_the_key_computed_is_found() {
    let server = ten_entries().await;
    tamper(&server, "UPDATE audit_entries SET proof = 'AAAA' WHERE seq = 9").await;
    assert!(matches!(broken(&server).await, Break::Foreign(9, _)));
}

#[tokio::test]
async fn n02_m06_old_entries_are_dropped_and_the_rest_still_verifies() {
    let server = ten_entries().await;
    let sluss = server.instance().sluss;
    let head = sluss.audit_log().head().await.unwrap();
    // Five pairs, a minute apart: three minutes ago and older are the first two.
    let before = Timestamp(sluss.now().0 - 3 * 60_000);
    sluss.audit_log().prune(before).await.unwrap();
    sluss.audit_log().prune(before).await.unwrap();
    let verified = sluss.audit_log().verify(None).await.unwrap().unwrap();
    assert_eq!((verified.first, verified.entries, &verified.head), (5, 6, &head));
    sluss.audit_log().prune(sluss.now()).await.unwrap();
    let verified = sluss.audit_log().verify(None).await.unwrap().unwrap();
    assert_eq!((verified.first, verified.entries, &verified.head), (11, 0, &head), "an empty log knows where it was");
    let account = Account { email: "anna@example.eu".to_owned(), password: "long words for 15".to_owned() };
    sign_in_times(&server, &account, 1).await;
    sluss.audit_log().link().await.unwrap();
    assert_eq!(sluss.audit_log().head().await.unwrap().map(|Head { seq, .. }| seq), Some(12));
    assert!(sluss.audit_log().verify(head.as_ref()).await.unwrap().is_ok());
    tamper(&server, "UPDATE audit_base SET hash = 'x'").await;
    assert_eq!(broken(&server).await, Break::Base(11));
}

#[tokio::test]
async fn m01_the_process_logs_the_same_under_the_requests_id() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let log = LogCapture::listen();
    let mut person = Person::new(&server).at("192.0.2.7");
    let page = person.begin("/account/sign-in").await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let answer =
        person.act_raw(&page, FormAction::Password, &[("method", "PASSWORD"), ("password", "not the one")]).await;
    let all: Vec<Value> = log.in_service().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told = all.iter().find(|line| line["event"] == "wrong-password").unwrap_or_else(|| panic!("{all:?}"));
    assert_eq!(told["span"]["id"], answer.header("x-request-id"), "{told}");
    assert_eq!((&told["network"], &told["method"]), (&"192.0.2.0/24".into(), &"PASSWORD".into()));
    assert!(told["account"].as_str().unwrap().starts_with("acc_") && told["timestamp"].is_string());
}

#[tokio::test]
async fn m03_what_a_stranger_sends_cannot_write_lines_into_the_log() {
    let server = Server::start().await;
    let log = LogCapture::listen();
    let hostile = "Mozilla/5.0 %0a{\"event\":\"forged\"} \u{9b}31m Firefox/1";
    let mut person = Person::new(&server).with_browser(hostile);
    let page = person.begin("/account/sign-in?x=%0a%1b[31mforged").await;
    let typed = "a\n{\"event\":\"forged\"}\u{1b}[31m@example.eu";
    person.act_raw(&page, FormAction::Identify, &[("email", typed)]).await;
    person.try_password("nobody@example.eu", typed).await;
    person.open("/%0a%1b[31mforged").await;
    tracing::info!(typed, "a value of a stranger's");
    let text = log.in_service().join("\n");
    assert!(!text.contains('\u{1b}') && !text.contains('\u{9b}'), "{text:?}");
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_ne!(line["event"], "forged");
    }
    assert_eq!(text.matches("forged").count(), 1, "only the line that is about it: {text}");
}
