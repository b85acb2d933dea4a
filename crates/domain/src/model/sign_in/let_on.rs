//! Why one try at a password does not wait for what strangers do (docs/decisions/0045).

use serde::{Deserialize, Serialize};

use crate::model::id::AccountId;
use crate::model::opener::Opener;

/// Why one try at the password does not wait for what strangers do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetOn {
    /// By the link in a mail.
    Mail,
    /// By a recovery code, which is used up: with the right password it opens the second gate too. So it ends with whatever ends what the
    /// codes have opened, and what was begun for the account: both are found by these names (S02).
    Recovery {
        /// Whose code it was.
        account: AccountId,
        /// [`Opener::Recovery`].
        opener: Opener,
    },
}
