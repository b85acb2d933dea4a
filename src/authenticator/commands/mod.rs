//! What the authenticator does when it is asked to: with its keys, its storage and the server. Knows no screen.

pub(super) mod event_stream;

#[cfg(target_arch = "wasm32")]
pub(super) mod accounts;
#[cfg(target_arch = "wasm32")]
pub(super) mod clock;
#[cfg(target_arch = "wasm32")]
pub(super) mod enrol;
#[cfg(target_arch = "wasm32")]
pub(super) mod link;
#[cfg(target_arch = "wasm32")]
pub(super) mod push_subscription;
#[cfg(target_arch = "wasm32")]
pub(super) mod signed_call;
#[cfg(target_arch = "wasm32")]
pub(super) mod watch;
