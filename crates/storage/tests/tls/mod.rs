//! PostgreSQL over TLS: a server that proves its identity, one that has another identity, and one that cannot use TLS.

use std::process::Command;

use sluss_storage::Database;

use crate::pooler::{self, Mode};
use crate::postgres::{certify, new_database_at, program};

/// How many other connections to a database are encrypted, and how many are not.
fn encrypted(port: u16, name: &str) -> String {
    const ASK: &str = "SELECT count(*) FILTER (WHERE ssl) > 0, count(*) FILTER (WHERE NOT ssl) FROM pg_stat_ssl \
         JOIN pg_stat_activity USING (pid) WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let mut psql = Command::new(program("psql"));
    psql.args(["-h", "127.0.0.1", "-p", &port.to_string(), "-U", "sluss", "-Atc", ASK, name]);
    String::from_utf8(psql.output().unwrap().stdout).unwrap().trim().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn s14_a_database_is_spoken_to_as_its_url_says() {
    for (how, is_encrypted) in [
        ("localhost sslmode=verify-full&sslrootcert=AUTHORITY", true),
        ("127.0.0.1 sslmode=verify-ca&sslrootcert=AUTHORITY", true),
        ("127.0.0.1 sslmode=require", true),
        ("127.0.0.1 sslmode=disable", false),
    ] {
        let ((server, name), (host, asked)) = (new_database_at(), how.split_once(' ').unwrap());
        let asked = asked.replace("AUTHORITY", &server.authority.display().to_string());
        let url = format!("postgres://sluss@{host}:{}/{name}?{asked}", server.port);
        let database = Database::open(&url).await.unwrap();
        let found = encrypted(server.port, &name);
        assert!(found == "t|0" && is_encrypted || found.starts_with("f|") && !is_encrypted, "{how}: {found}");
        database.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s14_a_server_that_is_somebody_else_or_cannot_encrypt_gets_nothing() {
    let (server, name) = new_database_at();
    let (port, authority, folder) = (server.port, server.authority.display(), tempfile::tempdir().unwrap());
    let stranger = certify(folder.path(), "stranger");
    let plain = pooler::new_database(Mode::Session);
    for url in [
        format!("postgres://sluss@127.0.0.1:{port}/{name}?sslmode=verify-full&sslrootcert={authority}"),
        format!("postgres://sluss@localhost:{port}/{name}?sslmode=verify-full&sslrootcert={}", stranger.display()),
        format!("postgres://sluss@localhost:{port}/{name}?sslmode=verify-full"),
        format!("{plain}?sslmode=require"),
    ] {
        let why = Database::open(&url).await.expect_err(&url).to_string();
        assert!(why.contains("sslrootcert="), "{url}: {why}");
    }
}

#[tokio::test]
async fn s14_a_database_elsewhere_is_not_even_connected_to_in_the_clear() {
    let why = Database::open("postgres://sluss:hunter2@db.example.eu/sluss?sslmode=disable").await.unwrap_err();
    assert!(why.to_string().contains("db.example.eu") && !why.to_string().contains("hunter2"), "{why}");
}
