//! Why one attempt at a password is exempt from the wait that strangers cause (docs/decisions/0045).

use serde::{Deserialize, Serialize};

use crate::model::id::AccountId;
use crate::model::opener::Opener;

/// Why one attempt at the password is exempt from the wait that strangers cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetOn {
    /// Through the link in a mail.
    Mail,
    /// Through a recovery code, which is used up: together with the right password it also completes the second step.
    /// So this ends with whatever ends what the codes have opened, and with what was begun for the account; both are
    /// found by these fields (S02).
    Recovery {
        /// The account whose code it was.
        account: AccountId,
        /// Always [`Opener::Of`] the recovery codes, stored so that it is found.
        opener: Opener,
    },
}
