//! Doors that must not tell whether an address has an account: whatever one request writes, another writes too (S08), so that there is
//! nothing for a clock to find. `cargo xtask bench alike` looks at the clock itself.

use std::collections::BTreeMap;
use std::time::Duration;

use sluss_testkit::{Person, Server};
use sqlx::{AnyConnection, Connection, Row};

use crate::audit::count;

/// How many rows each table has.
pub(crate) async fn rows(server: &Server) -> BTreeMap<String, i64> {
    let url = format!("sqlite:{}", server.folder().join("sluss.db").display());
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table'";
    let tables = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
    let mut rows = BTreeMap::new();
    for table in tables {
        let name: String = table.get("name");
        rows.insert(name.clone(), count(&url, &name).await);
    }
    rows
}

/// How many more there are.
pub(crate) fn more(before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    let more = after.iter().map(|(table, rows)| (table.clone(), rows - before[table]));
    more.filter(|(_, rows)| *rows != 0).collect()
}

/// What is written for each of these addresses when it is typed there.
async fn written(server: &Server, door: &str, emails: &[&str]) -> Vec<BTreeMap<String, i64>> {
    let mut written = Vec::new();
    for (network, email) in emails.iter().enumerate() {
        let before = rows(server).await;
        let mut person = Person::new(server).at(&format!("198.51.{network}.1"));
        assert_eq!(person.post(door, &[("email", email)]).await.status, 200, "{door} {email}");
        written.push(more(&before, &rows(server).await));
    }
    written
}

async fn people() -> Server {
    let server = Server::start().await;
    server.account("known@example.eu").await;
    server.account("shut@example.eu").await;
    server.house().sluss.accounts().disable("shut@example.eu").await.unwrap();
    // The count of all mails has its row from the first one on.
    Person::new(&server).post("/forgotten", &[("email", "first@example.eu")]).await;
    server
}

const ADDRESSES: [&str; 3] = ["known@example.eu", "nobody@example.eu", "shut@example.eu"];

#[tokio::test]
async fn s08_a_forgotten_password_writes_the_same_whoever_has_the_address() {
    let server = people().await;
    let written = written(&server, "/forgotten", &ADDRESSES).await;
    assert_eq!(written[0]["mail_links"], 1, "{written:?}");
    assert!(written.iter().all(|one| *one == written[0]), "{written:#?}");
}

#[tokio::test]
async fn s08_signing_up_writes_the_same_whoever_has_the_address() {
    let server = people().await;
    let written = written(&server, "/sign-up", &ADDRESSES).await;
    assert_eq!(written[0]["mail_links"], 1, "{written:?}");
    assert!(written.iter().all(|one| *one == written[0]), "{written:#?}");
}

#[tokio::test]
async fn s08_what_is_written_for_nobody_is_never_sent_and_is_gone_in_half_an_hour() {
    let server = people().await;
    Person::new(&server).post("/forgotten", &[("email", "nobody@example.eu")]).await;
    assert!(server.deliver().await.is_empty(), "it is not due");
    assert_eq!(rows(&server).await["messages"], 2);
    server.clock.advance(Duration::from_secs(30 * 60));
    server.deliver().await;
    assert!(server.mails_to("nobody@example.eu").is_empty());
    assert_eq!(rows(&server).await["messages"], 0);
}
