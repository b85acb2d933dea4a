//! Sentences that several subcommands share.

use sluss_domain::Error;
use sluss_domain::ports::store::CommitError;

/// What a command that only looks says if there is no database.
pub(super) const NO_DATABASE: &str =
    "there is no database yet: `sluss serve` makes it and the key file at its first start";

/// Why something could not be stored.
pub(super) fn uncommitted(error: CommitError) -> String {
    match Error::from(error) {
        Error::Conflict => "it was changed at the same time: try again".to_owned(),
        other => other.to_string(),
    }
}
