//! Deletes what has expired, from all tables whose rows expire.

use sluss_domain::Timestamp;

use crate::statement::{Statement, statement};

/// Codes are kept beyond their expiry, as the caller chooses the time, so that a second use is still noticed.
pub(crate) fn before(moment: Timestamp) -> Vec<Statement> {
    [
        "DELETE FROM sign_ins WHERE expires_at < $1",
        "DELETE FROM enrolments WHERE expires_at < $1",
        "DELETE FROM handovers WHERE expires_at < $1",
        "DELETE FROM grants WHERE expires_at < $1",
        "DELETE FROM number_claims WHERE expires_at < $1",
        "DELETE FROM windows WHERE began_at < $1 - per_ms",
        "DELETE FROM access_tokens WHERE expires_at < $1",
        "DELETE FROM refresh_tokens WHERE expires_at < $1",
        "DELETE FROM client_tokens WHERE expires_at < $1",
        "DELETE FROM pushed_requests WHERE expires_at < $1",
        "DELETE FROM device_grants WHERE expires_at < $1",
        "DELETE FROM mail_links WHERE expires_at < $1",
        "DELETE FROM code_proposals WHERE expires_at < $1",
        "DELETE FROM mail_counts WHERE hour < $1 - 3600000",
        "DELETE FROM proofs WHERE expires_at < $1",
        "DELETE FROM approvals WHERE begun_at < $1 - 86400000",
        "DELETE FROM events WHERE at < $1",
        "DELETE FROM sessions WHERE authenticated_at < $1 - 86400000",
        "DELETE FROM visits WHERE outcome <> '' AND due_at < $1",
        "DELETE FROM tries WHERE last_at < $1 - 86400000",
        "DELETE FROM signing_keys WHERE retires_at < $1",
    ]
    .into_iter()
    .map(|sql| statement(sql).bind(moment.0))
    .collect()
}
