//! The store, as a port: a trait for reading each aggregate, and the one way to change anything.

mod accounts;
mod approvals;
mod attempts;
mod audit;
mod change;
pub(crate) mod commit;
mod devices;
mod messages;
mod numbers;
mod own_change;
mod recovery_codes;
mod relying_parties;
mod sessions;
mod sign_ins;
mod upkeep;

pub use accounts::AccountStore;
pub use approvals::ApprovalStore;
pub use attempts::AttemptStore;
pub use audit::AuditStore;
pub use change::{Bound, Change, EpochChange, Handling};
pub use commit::{Commit, CommitError};
pub use devices::DeviceStore;
pub use messages::MessageStore;
pub use numbers::NumberStore;
pub use own_change::OwnChange;
pub use recovery_codes::RecoveryCodeStore;
pub use relying_parties::RelyingPartyStore;
pub use sessions::SessionStore;
pub use sign_ins::SignInStore;
pub use upkeep::UpkeepStore;

/// Stores everything that lasts.
pub trait Store:
    Commit
    + AccountStore
    + AttemptStore
    + DeviceStore
    + ApprovalStore
    + NumberStore
    + RecoveryCodeStore
    + SignInStore
    + SessionStore
    + RelyingPartyStore
    + MessageStore
    + AuditStore
    + UpkeepStore
{
}

impl<S> Store for S where
    S: Commit
        + AccountStore
        + AttemptStore
        + DeviceStore
        + ApprovalStore
        + NumberStore
        + RecoveryCodeStore
        + SignInStore
        + SessionStore
        + RelyingPartyStore
        + MessageStore
        + AuditStore
        + UpkeepStore
{
}

/// All traits of the store, for callers that hold it by its own type.
pub mod prelude {
    pub use super::{
        AccountStore as _, ApprovalStore as _, AttemptStore as _, AuditStore as _, Commit as _, DeviceStore as _,
        MessageStore as _, NumberStore as _, RecoveryCodeStore as _, RelyingPartyStore as _, SessionStore as _,
        SignInStore as _, UpkeepStore as _,
    };
}
