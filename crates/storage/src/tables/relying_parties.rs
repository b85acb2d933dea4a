//! The table `clients`: relying parties, with what their protocol needs to know of them.

use sluss_domain::Error;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::relying_party::{OidcClient, OidcSettings, Registration, RelyingParty};
use sluss_domain::model::stored_request::Protocol;
use sluss_protocol::method::Level;

use crate::reader::Reader;
use crate::row::{Row, count, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(reader: &Reader, id: &str) -> Result<Option<RelyingParty>, Error> {
    let row = reader.row(statement("SELECT * FROM clients WHERE id = $1").bind(id)).await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn all(reader: &Reader) -> Result<Vec<RelyingParty>, Error> {
    let rows = reader.rows(statement("SELECT * FROM clients ORDER BY id")).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<RelyingParty, Error> {
    Ok(RelyingParty {
        id: get(row, "id")?,
        name: get(row, "name")?,
        level: parsed(row, "level", Level::from_name)?,
        factor_age_hours: count(row, "factor_age_hours")?,
        branding: json(row, "branding")?,
        released: json(row, "released")?,
        created_at: moment(row, "created_at")?,
        protocol: match parsed(row, "protocol", Protocol::from_name)? {
            Protocol::Oidc => Registration::Oidc(oidc(row)?),
            Protocol::Cas => Registration::Cas(json(row, "settings")?),
        },
    })
}

fn oidc(row: &Row) -> Result<OidcClient, Error> {
    Ok(OidcClient {
        redirect_uris: json(row, "redirect_uris")?,
        origins: json(row, "origins")?,
        web_message: get::<i64>(row, "web_message")? != 0,
        secret_hash: get(row, "secret_hash")?,
        signing: parsed(row, "signing", Algorithm::from_name)?,
        id_token_claims: get::<i64>(row, "id_token_claims")? != 0,
        settings: json(row, "settings")?,
    })
}

/// What stands in the columns that only OpenID Connect uses, for a site that speaks another protocol.
fn empty() -> OidcClient {
    OidcClient {
        redirect_uris: Vec::new(),
        origins: Vec::new(),
        web_message: false,
        secret_hash: None,
        signing: Algorithm::default(),
        id_token_claims: false,
        settings: OidcSettings::default(),
    }
}

pub(crate) fn put(party: &RelyingParty) -> Statement {
    let (client, settings) = match &party.protocol {
        Registration::Oidc(client) => (client.clone(), to_json(&client.settings)),
        Registration::Cas(service) => (empty(), to_json(service)),
    };
    let sql = "INSERT INTO clients (id, name, redirect_uris, origins, level, secret_hash, created_at, signing, \
         id_token_claims, factor_age_hours, web_message, branding, protocol, settings, released) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, web_message = excluded.web_message, \
         redirect_uris = excluded.redirect_uris, origins = excluded.origins, level = excluded.level, \
         secret_hash = excluded.secret_hash, signing = excluded.signing, \
         id_token_claims = excluded.id_token_claims, factor_age_hours = excluded.factor_age_hours, \
         branding = excluded.branding, protocol = excluded.protocol, settings = excluded.settings, \
         released = excluded.released";
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
        .bind(party.protocol.protocol().name())
        .bind(settings)
        .bind(to_json(&party.released))
}

pub(crate) fn remove(id: &str) -> Statement {
    statement("DELETE FROM clients WHERE id = $1").bind(id.to_owned())
}
