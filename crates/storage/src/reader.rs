//! Reading, on either engine: SQLite on the thread that asks, PostgreSQL through its pool.

use std::sync::Arc;

use sluss_domain::Error;
use sqlx::AnyPool;

use crate::database_error::failed;
use crate::postgres;
use crate::row::Row;
use crate::sqlite::readers::Readers;
use crate::statement::Statement;

/// Where rows come from. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) enum Reader {
    Sqlite(Arc<Readers>),
    Postgres(AnyPool),
}

impl Reader {
    /// The first row, if there is one.
    pub(crate) async fn row(&self, asked: Statement) -> Result<Option<Row>, Error> {
        Ok(self.rows(asked).await?.into_iter().next())
    }

    /// All rows, which have to be few: on SQLite nothing else happens on this thread meanwhile.
    pub(crate) async fn rows(&self, asked: Statement) -> Result<Vec<Row>, Error> {
        match self {
            Self::Sqlite(readers) => readers.few(asked).await,
            Self::Postgres(pool) => postgres::rows(pool, asked).await.map_err(failed),
        }
    }

    /// All rows, which may be any number.
    pub(crate) async fn many(&self, asked: Statement) -> Result<Vec<Row>, Error> {
        match self {
            Self::Sqlite(readers) => readers.many(asked).await,
            Self::Postgres(pool) => postgres::rows(pool, asked).await.map_err(failed),
        }
    }

    /// Waits for what is being read, and closes all connections.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(readers) => readers.close(),
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
