//! The table `clients`: relying parties, with what their protocol needs to know of them.

use sluss_domain::Error;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::relying_party::{OidcClient, Registration, RelyingParty};
use sluss_protocol::method::Level;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, query};

use crate::row::{count, failed, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(pool: &AnyPool, id: &str) -> Result<Option<RelyingParty>, Error> {
    let row = query("SELECT * FROM clients WHERE id = $1").bind(id).fetch_optional(pool).await.map_err(failed)?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn all(pool: &AnyPool) -> Result<Vec<RelyingParty>, Error> {
    let rows = query("SELECT * FROM clients ORDER BY id").fetch_all(pool).await.map_err(failed)?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<RelyingParty, Error> {
    let client = OidcClient {
        redirect_uris: json(row, "redirect_uris")?,
        origins: json(row, "origins")?,
        web_message: get::<i64>(row, "web_message")? != 0,
        secret_hash: get(row, "secret_hash")?,
        signing: parsed(row, "signing", Algorithm::from_name)?,
        id_token_claims: get::<i64>(row, "id_token_claims")? != 0,
    };
    Ok(RelyingParty {
        id: get(row, "id")?,
        name: get(row, "name")?,
        level: parsed(row, "level", Level::from_name)?,
        factor_age_hours: count(row, "factor_age_hours")?,
        branding: json(row, "branding")?,
        created_at: moment(row, "created_at")?,
        protocol: Registration::Oidc(client),
    })
}

pub(crate) fn put(party: &RelyingParty) -> Statement {
    let Registration::Oidc(client) = &party.protocol;
    let sql = "INSERT INTO clients (id, name, redirect_uris, origins, level, secret_hash, created_at, signing, \
         id_token_claims, factor_age_hours, web_message, branding) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, web_message = excluded.web_message, \
         redirect_uris = excluded.redirect_uris, origins = excluded.origins, level = excluded.level, \
         secret_hash = excluded.secret_hash, signing = excluded.signing, \
         id_token_claims = excluded.id_token_claims, factor_age_hours = excluded.factor_age_hours, \
         branding = excluded.branding";
    statement(sql)
        .bind(party.id.clone())
        .bind(party.name.clone())
        .bind(to_json(&client.redirect_uris))
        .bind(to_json(&client.origins))
        .bind(party.level.name())
        .bind(client.secret_hash.clone())
        .bind(party.created_at.0)
        .bind(client.signing.name())
        .bind(i64::from(client.id_token_claims))
        .bind(i64::from(party.factor_age_hours))
        .bind(i64::from(client.web_message))
        .bind(to_json(&party.branding))
}

pub(crate) fn remove(id: &str) -> Statement {
    statement("DELETE FROM clients WHERE id = $1").bind(id.to_owned())
}
