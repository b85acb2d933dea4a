//! The table `accounts`, and the keys that accounts are looked up by.

use sluss_domain::model::account::Account;
use sluss_domain::model::email::Email;
use sluss_domain::model::id::{AccountId, DeviceId};
use sluss_domain::model::password::PasswordHash;
use sluss_domain::model::secret::BearerHash;
use sluss_domain::{Error, Timestamp};
use sluss_protocol::language::Language;
use sluss_protocol::link::AccountRef;
use sqlx::{AnyConnection, Executor, Row as _, query};

use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(reader: &Reader, id: &AccountId) -> Result<Option<Account>, Error> {
    let sql = "SELECT * FROM accounts WHERE id = $1";
    let row = reader.row(statement(sql).bind(id.as_str())).await?;
    row.as_ref().map(read).transpose()
}

/// If no account has the address, another one is read and discarded, so that strangers learn nothing from the time
/// (H02).
pub(crate) async fn by_email(reader: &Reader, email: &Email) -> Result<Option<Account>, Error> {
    let sql = "SELECT * FROM accounts WHERE email_key = $1 OR id = (SELECT MIN(id) FROM accounts) \
               ORDER BY CASE WHEN email_key = $2 THEN 0 ELSE 1 END LIMIT 1";
    let row = reader.row(statement(sql).bind(email.key()).bind(email.key())).await?;
    let Some(row) = row else { return Ok(None) };
    let (key, account): (String, Account) = (get(&row, "email_key")?, read(&row)?);
    Ok((key == email.key()).then_some(account))
}

pub(crate) async fn all(reader: &Reader) -> Result<Vec<Account>, Error> {
    let rows = reader.many(statement("SELECT * FROM accounts ORDER BY email_key")).await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn behind(reader: &Reader, id: &str, limit: usize) -> Result<Vec<Account>, Error> {
    let sql = "SELECT * FROM accounts WHERE id > $1 ORDER BY id LIMIT $2";
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = reader.many(statement(sql).bind(id).bind(limit)).await?;
    rows.iter().map(read).collect()
}

/// Gives each account the key that its address has today: before domains were stored in ASCII, addresses with other
/// letters had different keys. If another account has that key by now, both stay as they are, and the log names them.
pub(crate) async fn renew_keys(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let rows = connection.fetch_all("SELECT id, email, email_key FROM accounts").await?;
    for row in &rows {
        let (id, email, key): (String, String, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let Some(today) = Email::stored(&email).filter(|today| today.key() != key) else { continue };
        let sql = "UPDATE accounts SET email_key = $1, email = $2 WHERE id = $3 AND email_key = $4 \
                   AND NOT EXISTS (SELECT 1 FROM accounts WHERE email_key = $5)";
        let renewal = query(sql).bind(today.key()).bind(today.as_str()).bind(&id).bind(&key).bind(today.key());
        if renewal.execute(&mut *connection).await?.rows_affected() == 0 {
            tracing::warn!(account = id, "an account's address is another account's too, written in another form");
        }
    }
    Ok(())
}

pub(crate) async fn factor_resets_due(reader: &Reader, now: Timestamp) -> Result<Vec<Account>, Error> {
    let sql = "SELECT * FROM accounts WHERE panic_at > 0 AND panic_at <= $1";
    let rows = reader.rows(statement(sql).bind(now.0)).await?;
    rows.iter().map(read).collect()
}

pub(super) fn read(row: &Row) -> Result<Account, Error> {
    let reference: Vec<u8> = get(row, "reference")?;
    let reference =
        reference.try_into().map_err(|_| Error::Store("the reference of an account has to have 8 bytes".to_owned()))?;
    Ok(Account {
        id: parsed(row, "id", AccountId::parse)?,
        reference: AccountRef(reference),
        email: parsed(row, "email", Email::stored)?,
        email_verified: get::<i64>(row, "email_verified")? != 0,
        name: get(row, "name")?,
        language: parsed(row, "language", Language::from_tag)?,
        password: PasswordHash::stored(get(row, "password_hash")?),
        disabled: get::<i64>(row, "disabled")? != 0,
        locked: get::<i64>(row, "locked")? != 0,
        two_steps: get::<i64>(row, "two_steps")? != 0,
        factor_reset_at: once(row, "panic_at")?,
        reset_at: once(row, "reset_at")?,
        factor_added_at: once(row, "factor_added_at")?,
        marks_era: get(row, "marks_era")?,
        created_at: moment(row, "created_at")?,
    })
}

/// A time, or `None` for 0, which means never.
fn once(row: &Row, column: &str) -> Result<Option<Timestamp>, Error> {
    Ok(Some(moment(row, column)?).filter(|at| at.0 != 0))
}

pub(crate) fn add(account: &Account) -> Statement {
    let sql = "INSERT INTO accounts (id, reference, email, email_key, name, language, password_hash, disabled, created_at, \
         email_verified) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    statement(sql)
        .bind(account.id.as_str())
        .bind(account.reference.0.to_vec())
        .bind(account.email.as_str())
        .bind(account.email.key().to_owned())
        .bind(account.name.clone())
        .bind(account.language.tag())
        .bind(account.password.as_str())
        .bind(i64::from(account.disabled))
        .bind(account.created_at.0)
        .bind(i64::from(account.email_verified))
}

pub(crate) fn set_password(account: &AccountId, hash: &PasswordHash) -> Statement {
    let sql = "UPDATE accounts SET password_hash = $1 WHERE id = $2";
    statement(sql).bind(hash.as_str()).bind(account.as_str())
}

pub(crate) fn set_language(account: &AccountId, language: Language) -> Statement {
    let sql = "UPDATE accounts SET language = $1 WHERE id = $2";
    statement(sql).bind(language.tag()).bind(account.as_str())
}

pub(crate) fn disable(account: &AccountId) -> Statement {
    statement("UPDATE accounts SET disabled = 1, locked = 0 WHERE id = $1").bind(account.as_str())
}

pub(crate) fn enable(account: &AccountId) -> Statement {
    statement("UPDATE accounts SET disabled = 0, locked = 0 WHERE id = $1 AND disabled = 1").bind(account.as_str())
}

/// Browsers that were trusted under the old password are not under the new one.
pub(crate) fn replace_password(account: &AccountId, from: &PasswordHash, to: &PasswordHash) -> Statement {
    let sql = "UPDATE accounts SET password_hash = $1, marks_era = marks_era + 1 WHERE id = $2 AND password_hash = $3";
    statement(sql).bind(to.as_str()).bind(account.as_str()).bind(from.as_str())
}

pub(crate) fn set_name(account: &AccountId, name: &str) -> Statement {
    statement("UPDATE accounts SET name = $1 WHERE id = $2").bind(name.to_owned()).bind(account.as_str())
}

/// No two accounts share a key, so a new one that is taken meanwhile conflicts.
pub(crate) fn move_address(account: &AccountId, from: &Email, to: &Email, verified: bool) -> Statement {
    let sql = "UPDATE accounts SET email = $1, email_key = $2, email_verified = $3 WHERE id = $4 AND email_key = $5";
    statement(sql)
        .bind(to.as_str())
        .bind(to.key().to_owned())
        .bind(i64::from(verified))
        .bind(account.as_str())
        .bind(from.key().to_owned())
}

pub(crate) fn set_two_steps(account: &AccountId, on: bool) -> Statement {
    let sql = "UPDATE accounts SET two_steps = $1 WHERE id = $2";
    statement(sql).bind(i64::from(on)).bind(account.as_str())
}

pub(crate) fn set_email_verified(account: &AccountId, known: bool) -> Statement {
    let sql = "UPDATE accounts SET email_verified = $1 WHERE id = $2";
    statement(sql).bind(i64::from(known)).bind(account.as_str())
}

pub(crate) fn lock(account: &AccountId) -> Statement {
    let sql = "UPDATE accounts SET disabled = 1, locked = 1 WHERE id = $1 AND disabled = 0";
    statement(sql).bind(account.as_str())
}

pub(crate) fn unlock(account: &AccountId) -> Statement {
    let sql = "UPDATE accounts SET disabled = 0, locked = 0 WHERE id = $1 AND locked = 1";
    statement(sql).bind(account.as_str())
}

pub(crate) fn plan_factor_reset(account: &AccountId, from: Option<Timestamp>, to: Option<Timestamp>) -> Statement {
    let stored = |at: Option<Timestamp>| at.map_or(0, |at| at.0);
    let sql = "UPDATE accounts SET panic_at = $1 WHERE id = $2 AND panic_at = $3";
    statement(sql).bind(stored(to)).bind(account.as_str()).bind(stored(from))
}

/// Locks the row of a session's account until the end of the transaction.
pub(crate) fn hold(session: &BearerHash) -> Statement {
    let sql = "UPDATE accounts SET disabled = disabled WHERE disabled = 0 \
         AND id = (SELECT account FROM sessions WHERE token_hash = $1)";
    statement(sql).bind(session.as_str())
}

/// The same for the account of a device.
pub(crate) fn hold_of(device: &DeviceId) -> Statement {
    let sql = "UPDATE accounts SET disabled = disabled WHERE disabled = 0 \
         AND id = (SELECT account FROM devices WHERE id = $1)";
    statement(sql).bind(device.as_str())
}

pub(crate) fn note_new_factor(account: &AccountId, at: Timestamp) -> Statement {
    statement("UPDATE accounts SET factor_added_at = $1 WHERE id = $2").bind(at.0).bind(account.as_str())
}

pub(crate) fn note_factor_shown(account: &AccountId) -> Statement {
    statement("UPDATE accounts SET reset_at = 0 WHERE id = $1 AND reset_at <> 0").bind(account.as_str())
}

pub(crate) fn note_reset(account: &AccountId, at: Timestamp) -> Statement {
    statement("UPDATE accounts SET reset_at = $1 WHERE id = $2").bind(at.0).bind(account.as_str())
}

pub(crate) fn erase(account: &AccountId) -> Statement {
    statement("DELETE FROM accounts WHERE id = $1").bind(account.as_str())
}
