//! Accounts as an operator makes them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use sluss_protocol::language::Language;
use sluss_server::config::{Config, Settings};
use sluss_server::{House, Ports};
use sluss_testkit::{Person, Server};

/// Runs `sluss user add` on a folder, with the password on its standard input.
fn add(data: &Path, email: &str, more: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sluss"));
    let program = program.env_clear().env("SLUSS_DATA", data).args(["user", "add", email, "--name", "Anna"]);
    let program = program.args(["--password-stdin"]).args(more);
    let piped = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = piped.spawn().unwrap();
    // One that reads nothing has ended already, and says why.
    _ = running.stdin.take().unwrap().write_all("åtta ord i en rad\n".as_bytes());
    running.wait_with_output().unwrap()
}

#[tokio::test]
async fn f08_a_fresh_server_has_no_account() {
    let server = Server::start().await;
    assert!(server.house().sluss.store.accounts().await.unwrap().is_empty());
}

#[tokio::test]
async fn a01_a03_a_password_that_anybody_would_try_is_not_taken() {
    let server = Server::start().await;
    let sluss = server.house().sluss;
    for password in ["short", "password", "anna@example.eu", "12345678", "åtta ord i rad"] {
        assert!(sluss.accounts().add("anna@example.eu", "Anna", Language::En, password).await.is_err(), "{password}");
    }
    assert!(sluss.accounts().add("anna@example.eu", "Anna", Language::En, "åtta ord i en rad").await.is_ok());
}

#[tokio::test]
async fn a_person_chooses_a_language_and_it_lasts() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let body = serde_json::json!({ "language": "sv" });
    assert_eq!(person.api("PUT", "/api/account/language", &view.csrf, Some(&body)).await.status, 204);
    assert_eq!(person.account().await.language.tag(), "sv");
}

#[tokio::test]
async fn an_operator_says_which_language_a_person_gets_messages_in() {
    let folder = tempfile::tempdir().unwrap();
    assert!(add(folder.path(), "anna@example.eu", &[]).status.success());
    let swedish = add(folder.path(), "bo@example.eu", &["--language", "sv"]);
    assert!(swedish.status.success(), "{swedish:?}");
    let unknown = add(folder.path(), "eva@example.eu", &["--language", "tlh"]);
    let told = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(!unknown.status.success() && told.contains("en (English), sv (Svenska)"), "{told}");

    let settings = Settings { data: Some(folder.path().to_owned()), ..Settings::default() };
    let house = House::open(&Config::resolve(settings).unwrap(), Ports::system()).await.unwrap();
    let accounts = house.sluss.store.accounts().await.unwrap();
    let mut languages: Vec<_> = accounts.iter().map(|account| (account.email.as_str(), account.language)).collect();
    languages.sort_unstable_by_key(|(email, _)| *email);
    assert_eq!(languages, [("anna@example.eu", Language::En), ("bo@example.eu", Language::Sv)]);
}
