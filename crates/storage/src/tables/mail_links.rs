//! The tables `mail_links` and `mail_counts`: links sent to mailboxes, and how many were requested.

use sluss_domain::model::id::AccountId;
use sluss_domain::model::mail_link::MailLink;
use sluss_domain::model::secret::BearerHash;
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{get, moment};
use crate::statement::{Statement, statement};

pub(crate) async fn by_token(reader: &Reader, token: &BearerHash) -> Result<Option<MailLink>, Error> {
    let sql = "SELECT * FROM mail_links WHERE token_hash = $1";
    let Some(row) = reader.row(statement(sql).bind(token.as_str())).await? else {
        return Ok(None);
    };
    let account: Option<String> = get(&row, "account")?;
    let unknown = || Error::Store("the column account contains an unknown value".to_owned());
    Ok(Some(MailLink {
        token: token.clone(),
        email: get(&row, "email")?,
        account: account.map(|id| AccountId::parse(&id).ok_or_else(unknown)).transpose()?,
        sign_in: get::<Option<String>>(&row, "sign_in")?.map(BearerHash::stored),
        expires_at: moment(&row, "expires_at")?,
    }))
}

pub(crate) fn add(link: &MailLink) -> Statement {
    let sql = "INSERT INTO mail_links (token_hash, email, account, expires_at, sign_in) VALUES ($1, $2, $3, $4, $5)";
    statement(sql)
        .bind(link.token.as_str())
        .bind(link.email.clone())
        .bind(link.account.as_ref().map(|account| account.as_str()))
        .bind(link.expires_at.0)
        .bind(link.sign_in.as_ref().map(|handle| handle.as_str()))
}

pub(crate) fn mark_used(token: &BearerHash) -> Statement {
    statement("DELETE FROM mail_links WHERE token_hash = $1").bind(token.as_str())
}

pub(crate) fn count(key: &str, hour: Timestamp, limit: u32) -> Statement {
    let sql = "INSERT INTO mail_counts (key_hash, hour, asked) VALUES ($1, $2, 1) \
         ON CONFLICT (key_hash, hour) DO UPDATE SET asked = mail_counts.asked + 1 WHERE mail_counts.asked < $3";
    statement(sql).bind(key.to_owned()).bind(hour.0).bind(i64::from(limit))
}
