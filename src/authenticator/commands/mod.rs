//! What the authenticator does when its state asks for it: with its keys, its vault and the server. Knows no screen, and of the browser only what
//! [`Platform`] asks of it, so that all of it runs in a test too.

mod accounts;
mod approval;
mod biometrics;
mod codes;
mod device;
mod enrol;
mod event_stream;
mod haptics;
mod link;
mod one_time_code;
mod other_servers;
mod other_ways;
mod personal;
mod proof;
mod push_subscription;
mod server;
mod service;
mod sign_in_request;
mod signed_call;
#[cfg(test)]
mod tests;
mod unused_passkeys;
mod watch;
mod watch_plan;

pub use accounts::{finish_registrations, forget, initialise, note_removals, open};
pub use approval::{answer, check_requests};
pub use biometrics::{answer_by_biometrics, can_verify_person, switch_off_biometrics, switch_on_biometrics};
pub use codes::{
    add_codes, auto_lock, change_code, codes, keep_auto_lock, keep_last_backup, keep_look, last_backup, lock_codes,
    look, next_counter, order_codes, protect_codes, remove_code, remove_way, unlock_codes,
};
pub use device::{Device, NoReply, Note, Platform, PushAddress, ServerReply, ServerRequest};
pub use event_stream::Events;
pub use haptics::{haptics_are_off, keep_haptics};
pub use link::handle_link;
pub use other_ways::keep_other_ways;
pub use personal::make_personal;
pub use push_subscription::offer_push_subscription;
pub use service::{ask_about_service, known_service};
pub use watch::{ReplyStream, Streams, watch};
pub use watch_plan::{WatchAttempt, WatchMode, WatchPlan};

use super::state::error::AuthenticatorError;
use super::vault::VaultError;

impl From<VaultError> for AuthenticatorError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Store(_) | VaultError::Key(_) | VaultError::Resealed => Self::Browser,
            VaultError::Newer(_) => Self::NewerVault,
        }
    }
}

impl From<NoReply> for AuthenticatorError {
    fn from(_: NoReply) -> Self {
        Self::Unreachable
    }
}
