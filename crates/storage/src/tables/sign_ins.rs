//! The table `sign_ins`: sign-ins under way, with their owner and opener in columns so that they are found by these.

use sluss_domain::model::secret::BearerHash;
use sluss_domain::model::sign_in::{Reached, SignIn};
use sluss_domain::{Error, Timestamp};
use sluss_protocol::language::Language;
use sluss_protocol::sign_in::Notice;

use crate::reader::Reader;
use crate::row::{Row, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_handle(reader: &Reader, handle: &BearerHash) -> Result<Option<SignIn>, Error> {
    let sql = "SELECT * FROM sign_ins WHERE handle_hash = $1";
    let row = reader.row(statement(sql).bind(handle.as_str())).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<SignIn, Error> {
    let notice: Option<String> = get(row, "notice")?;
    Ok(SignIn {
        handle: BearerHash::stored(get(row, "handle_hash")?),
        browser: get::<Option<String>>(row, "browser_hash")?.map(BearerHash::stored),
        visitor: json(row, "visitor")?,
        target: json(row, "target")?,
        language: parsed(row, "language", Language::from_tag)?,
        state: json(row, "state")?,
        notice: notice.and_then(|name| Notice::ALL.into_iter().find(|notice| notice.name() == name)),
        expires_at: moment(row, "expires_at")?,
        reached: reached(row)?,
        version: get(row, "version")?,
    })
}

fn reached(row: &Row) -> Result<Reached, Error> {
    let unknown = || Error::Store("the column reached contains an unknown value".to_owned());
    Reached::from_number(get(row, "reached")?).ok_or_else(unknown)
}

pub(crate) fn add(sign_in: &SignIn) -> Statement {
    let sql = "INSERT INTO sign_ins (handle_hash, browser_hash, target, language, state, notice, expires_at, version, \
         visitor, reached, account, opener) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    statement(sql)
        .bind(sign_in.handle.as_str())
        .bind(sign_in.browser.as_ref().map(|hash| hash.as_str()))
        .bind(to_json(&sign_in.target))
        .bind(sign_in.language.tag())
        .bind(to_json(&sign_in.state))
        .bind(sign_in.notice.map(Notice::name))
        .bind(sign_in.expires_at.0)
        .bind(sign_in.version)
        .bind(to_json(&sign_in.visitor))
        .bind(sign_in.reached.number())
        .bind(account(sign_in))
        .bind(opener(sign_in))
}

pub(crate) fn advance(sign_in: &SignIn) -> Statement {
    let sql = "UPDATE sign_ins SET language = $1, state = $2, notice = $3, reached = $6, expires_at = $7, account = $8, \
         opener = $9, version = version + 1 WHERE handle_hash = $4 AND version = $5";
    statement(sql)
        .bind(sign_in.language.tag())
        .bind(to_json(&sign_in.state))
        .bind(sign_in.notice.map(Notice::name))
        .bind(sign_in.handle.as_str())
        .bind(sign_in.version)
        .bind(sign_in.reached.number())
        .bind(sign_in.expires_at.0)
        .bind(account(sign_in))
        .bind(opener(sign_in))
}

fn account(sign_in: &SignIn) -> String {
    sign_in.state.owner().map(ToString::to_string).unwrap_or_default()
}

fn opener(sign_in: &SignIn) -> String {
    sign_in.state.opener().map(|opener| opener.name().to_owned()).unwrap_or_default()
}

pub(crate) fn forget(reached: Reached, ending: Timestamp) -> Statement {
    statement("DELETE FROM sign_ins WHERE reached = $1 AND expires_at < $2").bind(reached.number()).bind(ending.0)
}
