//! The table `messages`: what waits to be sent. Contents are sealed before they come here.

use sluss_domain::message::Envelope;
use sqlx::query;

use crate::apply::Statement;

pub(crate) fn add(envelope: &Envelope) -> Statement {
    let sql = "INSERT INTO messages (id, sealed, due_at, tries, expires_at) VALUES ($1, $2, $3, $4, $5)";
    query(sql)
        .bind(envelope.id.as_str().to_owned())
        .bind(envelope.sealed.clone())
        .bind(envelope.due_at.0)
        .bind(i64::from(envelope.tries))
        .bind(envelope.expires_at.0)
}
