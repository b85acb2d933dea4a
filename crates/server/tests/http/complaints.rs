//! What somebody at the command line is told if it does not work: what it was about, what is the matter, what to do now. No words of the
//! system, and an exit code that says whose turn it is.

use std::path::Path;
use std::process::{Command, Stdio};

use sqlx::{Connection, Executor, SqliteConnection};

use crate::operator::{said, sluss};

/// A folder with the database and the key file of a server.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(sluss(folder.path(), &["migrate"], "").status.success());
    folder
}

async fn database(data: &Path) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite:{}", data.join("sluss.db").display())).await.unwrap()
}

/// What is told, which ends with this code and has none of the system's words in it.
fn complaint(data: &Path, arguments: &[&str], code: i32) -> String {
    let output = sluss(data, arguments, "åtta ord i en rad som går");
    let told = said(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
    for raw in
        ["os error", "(code:", "Unavailable(", "migration ", "SQLITE", "panicked", "invalid digit", "expected number"]
    {
        assert!(!told.contains(raw), "{arguments:?}: {told}");
    }
    told
}

const ADD: &[&str] = &["user", "add", "anna@example.eu", "--name", "Anna", "--password-stdin"];

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let folder = folder();
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (99999, 'x', TRUE, x'00', 0)";
    let mut connection = database(folder.path()).await;
    connection.execute(newer).await.unwrap();
    connection.close().await.unwrap();
    std::fs::write(folder.path().join("assets.json"), "{}").unwrap();
    let web = folder.path().display().to_string();
    let serve = ["--web", &web, "--listen", "127.0.0.1:0", "serve"];
    for arguments in [ADD, &["user", "list"], &["migrate"], &["keys", "rotate"], &["doctor"], &serve] {
        let told = complaint(folder.path(), arguments, 1);
        assert!(told.contains("belongs to a newer version than this program: use the newer program"), "{told}");
    }
}

#[tokio::test]
async fn a_database_that_another_program_holds_is_told_as_such() {
    let folder = folder();
    let mut connection = database(folder.path()).await;
    connection.execute("PRAGMA journal_mode = DELETE").await.unwrap();
    connection.execute("BEGIN EXCLUSIVE").await.unwrap();
    for arguments in [ADD, &["user", "list"]] {
        let told = complaint(folder.path(), arguments, 1);
        assert!(told.contains("another program is using it: stop that program, or wait"), "{told}");
    }
}

#[test]
fn a_data_folder_that_is_none_is_not_taken_for_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let data = file.display().to_string();
    for arguments in [ADD, &["user", "list"], &["doctor"], &["serve"]] {
        let told = complaint(folder.path(), &[&["--data", &data], arguments].concat(), 1);
        assert!(told.contains(&format!("the data folder {data}: something other than a folder")), "{told}");
    }
}

#[test]
fn a_value_that_cannot_be_is_told_with_one_that_can() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, expected) in [
        (&["--listen", "8080", "serve"][..], "such as 127.0.0.1:8080"),
        (&["--trusted-proxies", "everyone", "serve"], "such as 10.0.0.0/8"),
        (&["--panic-hours", "soon", "serve"], "a whole number"),
        (&["--panic-hours", "9999", "serve"], "two weeks"),
        (&["--issuer", "sluss", "serve"], "issuer"),
        (&["audit", "list", "--since", "yesterday"], "90m, 24h or 7d"),
        (&["client", "update", "rasff", "--factor-age-hours", "99999"], "a year"),
        (&["client", "update", "rasff", "--accent", "#ff8800"], "a contrast of 2.3"),
        (&["client", "update", "rasff", "--accent", "teal"], "such as #0b4a52"),
        (&["client", "update", "rasff", "--support-email", "help"], "an email address"),
        (&["client", "update", "rasff", "--privacy-url", "http://example.eu"], "begins with https://"),
        (&["user", "show", "anna"], "anna is not an email address"),
        (&["user", "devices", "anna@example.eu", "--remove", "phone"], "begins with dev_"),
        (&["user", "ad"], "unrecognized subcommand"),
    ] {
        assert!(complaint(folder.path(), arguments, 2).contains(expected), "{arguments:?}");
    }
    for (settings, expected) in [
        ("listen = \"here\"\n", "line 1"),
        ("\npanic_hours = \"soon\"\n", "line 2"),
        ("pannic_hours = 1\n", "sluss config example"),
        ("[mail\n", "line 1"),
    ] {
        std::fs::write(folder.path().join("sluss.toml"), settings).unwrap();
        let told = complaint(folder.path(), &["user", "list"], 2);
        assert!(told.contains("sluss.toml") && told.contains(expected), "{told}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let folder = folder();
    let mut program = Command::new(env!("CARGO_BIN_EXE_sluss"));
    program.env_clear().env("SLUSS_DATA", folder.path()).args(["config", "example"]);
    let mut running = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let ended = running.wait_with_output().unwrap();
    assert!(ended.status.success() && ended.stderr.is_empty(), "{}", said(&ended));
}
