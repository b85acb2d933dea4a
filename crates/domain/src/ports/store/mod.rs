//! The store, as a port: a trait for reading each aggregate, and the one way to change anything.

mod accounts;
mod approvals;
mod attempts;
mod audit;
mod change;
pub(crate) mod commit;
mod credentials;
mod devices;
mod handover_change;
mod issued_change;
mod messages;
mod number_change;
mod numbers;
mod own_change;
mod relying_parties;
mod sessions;
mod sign_ins;
mod upkeep;
mod visit_change;
mod visits;

pub use accounts::AccountStore;
pub use approvals::ApprovalStore;
pub use attempts::AttemptStore;
pub use audit::AuditStore;
pub use change::{Bound, Change, EpochChange, Handling};
pub use commit::{Commit, CommitError};
pub use credentials::CredentialStore;
pub use devices::DeviceStore;
pub use handover_change::HandoverChange;
pub use issued_change::IssuedChange;
pub use messages::MessageStore;
pub use number_change::NumberChange;
pub use numbers::NumberStore;
pub use own_change::OwnChange;
pub use relying_parties::RelyingPartyStore;
pub use sessions::SessionStore;
pub use sign_ins::SignInStore;
pub use upkeep::UpkeepStore;
pub use visit_change::VisitChange;
pub use visits::VisitStore;

/// Makes the trait `Store`, its blanket implementation and the prelude from one list.
macro_rules! store_of {
    ($($part:ident),* $(,)?) => {
        /// Stores everything that lasts. Whatever implements all parts is a store.
        pub trait Store: $($part +)* {}

        impl<S: $($part +)*> Store for S {}

        /// All traits of the store, for callers that hold it by its own type.
        pub mod prelude {
            pub use super::{$($part as _),*};
        }
    };
}

store_of!(
    Commit,
    AccountStore,
    AttemptStore,
    DeviceStore,
    ApprovalStore,
    NumberStore,
    CredentialStore,
    SignInStore,
    SessionStore,
    VisitStore,
    RelyingPartyStore,
    MessageStore,
    AuditStore,
    UpkeepStore,
);
