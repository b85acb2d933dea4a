//! What several subcommands say.

use sluss_domain::Error;
use sluss_domain::ports::store::CommitError;

/// What is said where nothing is there to be looked at.
pub(super) const NO_DATABASE: &str =
    "there is no database yet: `sluss serve` makes it at its first start, and the key file with it";

/// Why something could not be written down.
pub(super) fn uncommitted(error: CommitError) -> String {
    match Error::from(error) {
        Error::Conflict => "it was changed at the same time: try again".to_owned(),
        other => other.to_string(),
    }
}
