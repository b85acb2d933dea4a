//! The table `epochs`: when whatever was open became void because an older copy of the database was restored or a clock
//! was set back. The tables concerned are listed here; a new table belongs in one of the lists, and the test below asks
//! for it.

use sluss_domain::Error;
use sluss_domain::Timestamp;
use sluss_domain::model::epoch::{Epoch, WentBack};

use crate::reader::Reader;
use crate::row::{get, moment};
use crate::statement::{Statement, statement};

/// What was begun, opened or issued, and expires. A planned factor reset has been carried out or undone since, or was
/// planned for a time that was wrong.
const VOID: [&str; 18] = [
    "DELETE FROM sessions",
    "DELETE FROM sign_ins",
    "DELETE FROM grants",
    "DELETE FROM access_tokens",
    "DELETE FROM refresh_tokens",
    "DELETE FROM client_tokens",
    "DELETE FROM pushed_requests",
    "DELETE FROM device_grants",
    "DELETE FROM enrolments",
    "DELETE FROM handovers",
    "DELETE FROM number_claims",
    "DELETE FROM mail_links",
    "DELETE FROM code_proposals",
    "DELETE FROM approvals",
    "DELETE FROM proofs",
    "DELETE FROM events",
    "DELETE FROM trials",
    "UPDATE accounts SET panic_at = 0",
];

/// What may have been used without an older copy knowing.
const VOID_IN_A_COPY: [&str; 2] = ["DELETE FROM credentials", "DELETE FROM messages"];

/// What a clock that was ahead has left behind, if it was corrected by setting it back: counts that would hold people
/// up for as long as it was wrong, and times that others are measured from.
const FROM_THE_FUTURE: [&str; 9] = [
    "DELETE FROM tries WHERE last_at > $1",
    "DELETE FROM windows WHERE began_at > $1",
    "UPDATE accounts SET factor_added_at = $1 WHERE factor_added_at > $1",
    "UPDATE devices SET last_used_at = $1 WHERE last_used_at > $1",
    "UPDATE numbers SET last_used_at = $1 WHERE last_used_at > $1",
    "UPDATE device_counts SET since = $1 WHERE since > $1",
    "UPDATE device_counts SET heard_at = $1 WHERE heard_at > $1",
    "UPDATE device_counts SET doubled_at = $1 WHERE doubled_at > $1",
    "UPDATE messages SET due_at = $1 WHERE due_at > $1",
];

pub(crate) async fn last(reader: &Reader) -> Result<Option<Epoch>, Error> {
    let sql = "SELECT began_at, copied_at, told FROM epochs ORDER BY began_at DESC LIMIT 1";
    let row = reader.row(statement(sql)).await?;
    let read = |row| {
        Ok(Epoch { began_at: moment(row, "began_at")?, copied_at: moment(row, "copied_at")?, told: get(row, "told")? })
    };
    row.as_ref().map(read).transpose()
}

pub(crate) fn add(epoch: &Epoch) -> Statement {
    let sql = "INSERT INTO epochs (began_at, copied_at, told) VALUES ($1, $2, $3)";
    statement(sql).bind(epoch.began_at.0).bind(epoch.copied_at.0).bind(epoch.told.clone())
}

pub(crate) fn void(went_back: WentBack, now: Timestamp) -> Vec<Statement> {
    let unknown = match went_back {
        WentBack::Store => &VOID_IN_A_COPY[..],
        WentBack::Clock => &[],
    };
    let future = FROM_THE_FUTURE.iter().map(|sql| statement(sql).bind(now.0));
    VOID.iter().chain(unknown).map(|sql| statement(sql)).chain(future).collect()
}

pub(crate) fn tell(began_at: Timestamp, from: &str, to: Option<&str>) -> Statement {
    let sql = "UPDATE epochs SET told = $1 WHERE began_at = $2 AND told = $3";
    statement(sql).bind(to).bind(began_at.0).bind(from)
}

#[cfg(test)]
mod tests {
    use super::{VOID, VOID_IN_A_COPY};
    use crate::tables::migrations;

    /// Who people are and how they sign in; relying parties; the audit log; and counts of attempts and allowances,
    /// which protect as they are.
    const KEPT: [&str; 17] = [
        "accounts",
        "account_attributes",
        "device_counts",
        "devices",
        "numbers",
        "failures",
        "clients",
        "client_logos",
        "client_secrets",
        "signing_keys",
        "audit_entries",
        "audit_base",
        "tries",
        "windows",
        "mail_counts",
        "epochs",
        // Their sessions are void, so the sites are told.
        "visits",
    ];

    #[test]
    fn s10_of_every_table_it_is_said_whether_its_rows_outlive_an_epoch() {
        let all = migrations();
        let tables: Vec<_> =
            all.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split([' ', '\n']).next()).collect();
        assert!(tables.len() > 20, "{tables:?}");
        for table in tables {
            let void = VOID.iter().chain(&VOID_IN_A_COPY).any(|sql| *sql == format!("DELETE FROM {table}"));
            assert!(void != KEPT.contains(&table), "{table} stands in both lists, or in none");
        }
    }
}
