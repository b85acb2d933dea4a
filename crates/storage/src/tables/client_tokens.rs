//! The table `client_tokens`: access tokens without a person.

use sluss_domain::Error;
use sluss_domain::model::authorization::ClientToken;
use sluss_domain::model::secret::BearerHash;

use crate::reader::Reader;
use crate::row::{json, moment, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_token(reader: &Reader, token: &BearerHash) -> Result<Option<ClientToken>, Error> {
    let sql = "SELECT facts, expires_at FROM client_tokens WHERE token_hash = $1";
    let row = reader.row(statement(sql).bind(token.as_str())).await?;
    let read = |row| {
        Ok(ClientToken { token: token.clone(), facts: json(row, "facts")?, expires_at: moment(row, "expires_at")? })
    };
    row.as_ref().map(read).transpose()
}

pub(crate) fn add(token: &ClientToken) -> Statement {
    let sql = "INSERT INTO client_tokens (token_hash, client, facts, expires_at) VALUES ($1, $2, $3, $4)";
    statement(sql)
        .bind(token.token.as_str())
        .bind(token.facts.client.clone())
        .bind(to_json(&token.facts))
        .bind(token.expires_at.0)
}

pub(crate) fn revoke(token: &BearerHash) -> Statement {
    statement("DELETE FROM client_tokens WHERE token_hash = $1").bind(token.as_str())
}

pub(crate) fn revoke_all(client: &str) -> Statement {
    statement("DELETE FROM client_tokens WHERE client = $1").bind(client.to_owned())
}
