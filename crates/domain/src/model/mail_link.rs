//! A link in a mail that opens something once, as it is kept.

use crate::model::id::AccountId;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// A link that went out by mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLink {
    /// The hash of what stands in it, which also says what it is for.
    pub token: BearerHash,
    /// The address that it went to.
    pub email: String,
    /// Whose it is; `None` where nobody has the address: one for signing up, or one that opens nothing and never went out.
    pub account: Option<AccountId>,
    /// The sign-in that it lets on, if it does.
    pub sign_in: Option<BearerHash>,
    /// The last moment to use it.
    pub expires_at: Timestamp,
}
