//! Databases of older versions, which are brought up to date when they are opened.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use sluss_domain::ports::store::prelude::*;
use sluss_storage::Database;
use sqlx::migrate::Migrator;
use sqlx::{Connection, Executor, SqliteConnection};
use std::borrow::Cow;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// A database as it was before this migration, with these rows in it.
async fn before(version: i64, url: &str, rows: &'static str) {
    let older: Vec<_> = MIGRATIONS.iter().filter(|migration| migration.version < version).cloned().collect();
    let mut connection = SqliteConnection::connect(&format!("{url}?mode=rwc")).await.unwrap();
    let migrator = Migrator { migrations: Cow::Owned(older), ..Migrator::DEFAULT };
    migrator.run_direct(None, &mut connection, false).await.unwrap();
    connection.execute(rows).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn s28_sites_that_are_registered_already_go_on_to_be_framed() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("sluss.db").display());
    let site = "INSERT INTO clients (id, name, redirect_uris, origins, level, created_at) \
                VALUES ('rasff', 'RASFF', '[]', '[]', 'MEDIUM', 1)";
    before(20, &url, site).await;
    let store = Database::open(&url).await.unwrap();
    let party = store.relying_party("rasff").await.unwrap().unwrap();
    assert!(party.oidc().unwrap().web_message);
}
