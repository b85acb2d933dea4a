//! Databases of older versions, which are brought up to date when they are opened.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use sluss_domain::model::id::AccountId;
use sluss_domain::model::secret::BearerHash;
use sluss_domain::ports::store::prelude::*;
use sluss_protocol::method::Method;
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

#[tokio::test]
async fn f05_recovery_codes_that_were_made_before_go_on_to_work() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("sluss.db").display());
    let rows = "INSERT INTO accounts \
                (id, reference, email, email_key, name, language, password_hash, disabled, created_at) \
                VALUES ('acc_aaaaaaaaaaaaaaaaaaaaaaaaaa', x'0000000000000000', 'anna@example.eu', \
                'anna@example.eu', 'Anna', 'en', '', 0, 1); \
                INSERT INTO recovery_codes (code_hash, account) \
                VALUES ('the hash of a code', 'acc_aaaaaaaaaaaaaaaaaaaaaaaaaa')";
    before(24, &url, rows).await;
    let store = Database::open(&url).await.unwrap();
    let account = AccountId::parse("acc_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
    let code = BearerHash::stored("the hash of a code".to_owned());
    assert!(store.has_credential(&account, Method::Recovery, &code).await.unwrap());
    assert_eq!(store.credentials(&account, Method::Recovery).await.unwrap(), 1);
}
