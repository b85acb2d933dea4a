//! A database in trouble reports trouble that passes, and works again afterwards.

use sluss_domain::Error;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError};
use sluss_storage::Database;
use sqlx::{AnyConnection, Connection, Executor, Row};

use crate::postgres;

/// What readers and writers get at the moment.
async fn met(store: &Database) -> (Result<(), Error>, Result<(), CommitError>, Result<(), Error>) {
    let (read, written, tried) =
        tokio::join!(store.relying_party("rasff"), store.commit(vec![Change::RemoveTrials]), store.try_out());
    (read.map(|_| ()), written, tried)
}

pub(crate) async fn s09_a_trial_leaves_nothing_behind(store: &Database, url: &str) {
    for _ in 0..3 {
        store.try_out().await.unwrap();
        store.rehearse().await.unwrap();
    }
    let mut connection = AnyConnection::connect(url).await.unwrap();
    let left = connection.fetch_one("SELECT COUNT(*) FROM trials").await.unwrap();
    assert_eq!(left.get::<i64, _>(0), 0);
}

pub(crate) async fn s09_a_database_that_was_closed_is_an_error_that_passes(store: &Database, _: &str) {
    store.close().await;
    let met = met(store).await;
    assert!(
        matches!(&met, (Err(Error::Unavailable(_)), Err(CommitError::Unavailable(_)), Err(Error::Unavailable(_)))),
        "{met:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s09_a_file_that_can_only_be_read_is_an_error_that_passes() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("sluss.db").display());
    Database::open(&url).await.unwrap().close().await;
    let store = Database::open(&format!("{url}?mode=ro")).await.unwrap();
    let (read, written, tried) = met(&store).await;
    assert!(read.is_ok(), "{read:?}");
    let told = |why: &str| why.contains("it can only be read");
    assert!(matches!(&written, Err(CommitError::Unavailable(why)) if told(why)), "{written:?}");
    assert!(matches!(&tried, Err(Error::Unavailable(why)) if told(why)), "{tried:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn s09_a_file_that_another_program_writes_to_is_an_error_that_passes() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("sluss.db").display());
    let store = Database::open(&url).await.unwrap();
    let mut other = AnyConnection::connect(&url).await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    // Several at a time, which the writer takes together.
    let many =
        futures_util::future::join_all((0..5).map(|_| store.commit(vec![Change::AddTrial, Change::RemoveTrials])));
    for written in many.await {
        let held = |why: &str| why.contains("another program is using it");
        assert!(matches!(&written, Err(CommitError::Unavailable(why)) if held(why)), "{written:?}");
    }
    other.execute("ROLLBACK").await.unwrap();
    store.try_out().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn s09_a_postgresql_that_has_stopped_is_an_error_that_passes() {
    let server = postgres::Own::start();
    let store = Database::open(&server.url()).await.unwrap();
    store.try_out().await.unwrap();
    server.stop();
    let met = met(&store).await;
    assert!(
        matches!(&met, (Err(Error::Unavailable(_)), Err(CommitError::Unavailable(_)), Err(Error::Unavailable(_)))),
        "{met:?}"
    );
    server.start_again();
    store.try_out().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn s09_a_postgresql_that_can_only_be_read_is_an_error_that_passes() {
    let url = postgres::new_database();
    let store = Database::open(&url).await.unwrap();
    let name = url.rsplit(['/', '?']).nth(1).unwrap();
    let mut other = AnyConnection::connect(&url).await.unwrap();
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let only_read = format!("ALTER DATABASE {name} SET default_transaction_read_only = on");
    other.execute(sqlx::AssertSqlSafe(only_read)).await.unwrap();
    other.execute(end).await.unwrap();
    let (read, written, tried) = met(&store).await;
    assert!(read.is_ok(), "{read:?}");
    let told = |why: &str| why.contains("it can only be read");
    assert!(matches!(&written, Err(CommitError::Unavailable(why)) if told(why)), "{written:?}");
    assert!(matches!(&tried, Err(Error::Unavailable(why)) if told(why)), "{tried:?}");
}
