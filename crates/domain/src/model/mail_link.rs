//! A single-use link in a mail, or one that an operator handed over, as stored.

use crate::model::id::AccountId;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// A single-use link that went out by mail, or that an operator handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLink {
    /// The hash of the token in the link, which also says what the link is for.
    pub token: BearerHash,
    /// The address that it was sent to, or whose owner it was made for.
    pub email: String,
    /// The account of that address; `None` for signing up, and for a link that was never sent because no account has
    /// the address.
    pub account: Option<AccountId>,
    /// The sign-in that the link lets go on, if that is its purpose.
    pub sign_in: Option<BearerHash>,
    /// The last moment to use it.
    pub expires_at: Timestamp,
}
