//! The table `clients`: relying sites.

use sluss_domain::Error;
use sluss_domain::model::client::Client;
use sluss_domain::model::key::Algorithm;
use sluss_protocol::method::Level;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, query};

use crate::row::{count, failed, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(pool: &AnyPool, id: &str) -> Result<Option<Client>, Error> {
    let row = query("SELECT * FROM clients WHERE id = $1").bind(id).fetch_optional(pool).await.map_err(failed)?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn all(pool: &AnyPool) -> Result<Vec<Client>, Error> {
    let rows = query("SELECT * FROM clients ORDER BY id").fetch_all(pool).await.map_err(failed)?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Client, Error> {
    Ok(Client {
        id: get(row, "id")?,
        name: get(row, "name")?,
        redirect_uris: json(row, "redirect_uris")?,
        origins: json(row, "origins")?,
        web_message: get::<i64>(row, "web_message")? != 0,
        level: parsed(row, "level", Level::from_name)?,
        secret_hash: get(row, "secret_hash")?,
        signing: parsed(row, "signing", Algorithm::from_name)?,
        id_token_claims: get::<i64>(row, "id_token_claims")? != 0,
        factor_age_hours: count(row, "factor_age_hours")?,
        created_at: moment(row, "created_at")?,
    })
}

pub(crate) fn put(client: &Client) -> Statement {
    let sql = "INSERT INTO clients (id, name, redirect_uris, origins, level, secret_hash, created_at, signing, \
         id_token_claims, factor_age_hours, web_message) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, web_message = excluded.web_message, \
         redirect_uris = excluded.redirect_uris, origins = excluded.origins, level = excluded.level, \
         secret_hash = excluded.secret_hash, signing = excluded.signing, \
         id_token_claims = excluded.id_token_claims, factor_age_hours = excluded.factor_age_hours";
    statement(sql)
        .bind(client.id.clone())
        .bind(client.name.clone())
        .bind(to_json(&client.redirect_uris))
        .bind(to_json(&client.origins))
        .bind(client.level.name())
        .bind(client.secret_hash.clone())
        .bind(client.created_at.0)
        .bind(client.signing.name())
        .bind(i64::from(client.id_token_claims))
        .bind(i64::from(client.factor_age_hours))
        .bind(i64::from(client.web_message))
}

pub(crate) fn remove(id: &str) -> Statement {
    statement("DELETE FROM clients WHERE id = $1").bind(id.to_owned())
}
