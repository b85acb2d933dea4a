//! The table `visits`: which relying parties a session was used for. Its rows outlive sessions and accounts, which is how
//! it is known whom to tell.

use sluss_domain::model::id::{AccountId, SessionId, VisitId};
use sluss_domain::model::secret::BearerHash;
use sluss_domain::model::visit::{Visit, VisitOutcome};
use sluss_domain::ports::store::VisitChange;
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, count, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, session: &SessionId) -> Result<Vec<Visit>, Error> {
    let sql = "SELECT * FROM visits WHERE session = $1 ORDER BY begun_at, id";
    let rows = reader.rows(statement(sql).bind(session.as_str())).await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn to_end(reader: &Reader, now: Timestamp, limit: u32) -> Result<Vec<Visit>, Error> {
    let sql = "SELECT * FROM visits WHERE outcome = '' AND due_at <= $1 \
         AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.id = visits.session) ORDER BY due_at, begun_at, id LIMIT $2";
    let rows = reader.rows(statement(sql).bind(now.0).bind(i64::from(limit))).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Visit, Error> {
    let outcome: String = get(row, "outcome")?;
    Ok(Visit {
        id: parsed(row, "id", VisitId::parse)?,
        session: parsed(row, "session", SessionId::parse)?,
        account: parsed(row, "account", AccountId::parse)?,
        client: get(row, "client")?,
        mark: json(row, "mark")?,
        tries: count(row, "tries")?,
        due_at: moment(row, "due_at")?,
        outcome: VisitOutcome::from_name(&outcome),
    })
}

/// The change, which affects one row unless it is an addition.
pub(crate) fn change(change: &VisitChange) -> Statement {
    match change {
        VisitChange::Add { id, session, account, client, mark, at } => {
            let sql = "INSERT INTO visits (id, session, account, client, mark, begun_at) \
                 SELECT $1, sessions.id, $3, $4, $5, $6 FROM sessions WHERE token_hash = $2 ON CONFLICT DO NOTHING";
            let (mark, account) = (to_json(mark), account.as_str());
            let bound = statement(sql).bind(id.as_str()).bind(session.as_str()).bind(account);
            bound.bind(client.clone()).bind(mark).bind(at.0)
        }
        VisitChange::Claim { id, tries, until } => {
            let sql = "UPDATE visits SET tries = tries + 1, due_at = $3 WHERE id = $1 AND tries = $2 AND outcome = ''";
            statement(sql).bind(id.as_str()).bind(i64::from(*tries)).bind(until.0)
        }
        VisitChange::Postpone { id, tries, due_at } => {
            let sql = "UPDATE visits SET due_at = $3 WHERE id = $1 AND tries = $2 AND outcome = ''";
            statement(sql).bind(id.as_str()).bind(i64::from(*tries)).bind(due_at.0)
        }
        VisitChange::Settle { id, tries, outcome, at } => {
            let sql = "UPDATE visits SET outcome = $4, due_at = $3 WHERE id = $1 AND tries = $2 AND outcome = ''";
            statement(sql).bind(id.as_str()).bind(i64::from(*tries)).bind(at.0).bind(outcome.name())
        }
    }
}

/// Visits of another account stay with the previous session, which ends. What the new session has already is not passed
/// on a second time.
pub(crate) fn pass_on(before: &BearerHash, after: &BearerHash) -> [Statement; 2] {
    const BOTH: [&str; 2] = [
        "DELETE FROM visits WHERE session = (SELECT id FROM sessions WHERE token_hash = $1) \
         AND EXISTS (SELECT 1 FROM visits AS same WHERE same.client = visits.client AND same.mark = visits.mark \
         AND same.session = (SELECT id FROM sessions WHERE token_hash = $2))",
        "UPDATE visits SET session = (SELECT id FROM sessions WHERE token_hash = $2) \
         WHERE session = (SELECT id FROM sessions WHERE token_hash = $1) \
         AND account = (SELECT account FROM sessions WHERE token_hash = $2)",
    ];
    BOTH.map(|sql| statement(sql).bind(before.as_str()).bind(after.as_str()))
}
