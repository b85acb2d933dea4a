//! What belongs to an account, in all tables: second factors, what was begun and what was opened for it, and the rest.
//!
//! A new table that refers to accounts belongs in one of the lists; the test below asks for it.

use sluss_domain::model::id::AccountId;
use sluss_domain::model::opener::Opener;
use sluss_domain::model::secret::BearerHash;

use crate::statement::{Statement, statement};

/// Second factors, and what is about to become one (F04).
const FACTORS: [&str; 10] = [
    "DELETE FROM devices WHERE account = $1",
    "DELETE FROM device_counts WHERE account = $1",
    "DELETE FROM numbers WHERE account = $1",
    "DELETE FROM number_claims WHERE account = $1",
    "DELETE FROM approvals WHERE account = $1",
    "DELETE FROM enrolments WHERE account = $1",
    "DELETE FROM handovers WHERE account = $1",
    "DELETE FROM credentials WHERE account = $1",
    "DELETE FROM code_proposals WHERE account = $1",
    "DELETE FROM failures WHERE account = $1",
];

/// What was begun by somebody who had the password or the mailbox, and is not completed.
const BEGUN: [&str; 7] = [
    "DELETE FROM sign_ins WHERE account = $1",
    "UPDATE approvals SET state = 'void' WHERE account = $1 AND state = 'pending'",
    "DELETE FROM enrolments WHERE account = $1 AND state = 'waiting'",
    "DELETE FROM handovers WHERE account = $1",
    "DELETE FROM number_claims WHERE account = $1",
    "DELETE FROM code_proposals WHERE account = $1",
    "DELETE FROM mail_links WHERE account = $1",
];

/// What was opened, and the marks of the browsers that it was opened in. A redeemed code is kept, so that a second use
/// of it is still noticed. The account's row comes first, as wherever it is locked.
const OPENED: [&str; 5] = [
    "UPDATE accounts SET marks_era = marks_era + 1 WHERE id = $1",
    "DELETE FROM sessions WHERE account = $1 AND token_hash <> $2",
    "DELETE FROM grants WHERE account = $1 AND used = 0",
    "DELETE FROM access_tokens WHERE account = $1",
    "DELETE FROM refresh_tokens WHERE account = $1",
];

/// The same for one opener, with the last pages of the sign-ins that it completed.
const OPENED_BY: [&str; 5] = [
    "DELETE FROM sessions WHERE account = $1 AND opener = $2 AND token_hash <> $3",
    "DELETE FROM grants WHERE account = $1 AND used = 0 AND opener = $2",
    "DELETE FROM access_tokens WHERE account = $1 AND opener = $2",
    "DELETE FROM refresh_tokens WHERE account = $1 AND opener = $2",
    "DELETE FROM sign_ins WHERE account = $1 AND opener = $2",
];

/// What remains of an account after all of these.
const REST: [&str; 2] = ["DELETE FROM grants WHERE account = $1", "DELETE FROM account_attributes WHERE account = $1"];

pub(crate) fn delete_factors(account: &AccountId) -> Vec<Statement> {
    FACTORS.iter().map(|sql| statement(sql).bind(account.as_str())).collect()
}

pub(crate) fn void_begun(account: &AccountId) -> Vec<Statement> {
    BEGUN.iter().map(|sql| statement(sql).bind(account.as_str())).collect()
}

pub(crate) fn sign_out_everywhere(account: &AccountId, keep: Option<&BearerHash>) -> Vec<Statement> {
    let keep = keep.map_or("", BearerHash::as_str);
    let opened = OPENED.iter().map(|sql| placed(sql, &[account.as_str(), keep]));
    opened.chain(void_begun(account)).collect()
}

pub(crate) fn end_opened_by(account: &AccountId, opener: &Opener, keep: Option<&BearerHash>) -> Vec<Statement> {
    let keep = keep.map_or("", BearerHash::as_str);
    OPENED_BY.iter().map(|sql| placed(sql, &[account.as_str(), opener.name(), keep])).collect()
}

/// The statement with its values, of which it may not use the last ones.
fn placed(sql: &'static str, values: &[&str]) -> Statement {
    let used = values.iter().zip(1..).filter(|(_, place)| sql.contains(&format!("${place}")));
    used.fold(statement(sql), |statement, (value, _)| statement.bind(*value))
}

/// Everything but the account itself, whose row is the guard.
pub(crate) fn erase(account: &AccountId) -> Vec<Statement> {
    let rest = REST.iter().map(|sql| statement(sql).bind(account.as_str()));
    delete_factors(account).into_iter().chain(sign_out_everywhere(account, None)).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::{BEGUN, FACTORS, OPENED, REST};
    use crate::tables::migrations;

    /// The tables whose rows refer to an account, as the migrations say.
    fn tables_of_accounts() -> Vec<String> {
        let all = migrations();
        let tables = all.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split_once(" (\n"));
        let owned = tables
            .filter(|(_, body)| body.split(");\n").next().unwrap_or_default().contains("REFERENCES accounts (id)"));
        owned.map(|(name, _)| name.to_owned()).collect()
    }

    #[test]
    fn n01_no_table_of_accounts_is_left_out_when_one_is_erased() {
        let tables = tables_of_accounts();
        assert!(tables.len() >= 8, "{tables:?}");
        for table in tables {
            let named = FACTORS
                .iter()
                .chain(&BEGUN)
                .chain(&OPENED)
                .chain(&REST)
                .any(|sql| sql.starts_with(&format!("DELETE FROM {table} ")));
            assert!(named, "rows of {table} would outlive their account");
        }
    }
}
