//! What a phone holds in memory while it hands over to another, or another to it: the keys of one attempt. Closing the app ends it. Knows no device.

use std::fmt;

use sluss_protocol::handover::{Transcript, Vouched};
use zeroize::Zeroizing;

use crate::authenticator::vault::Pair;

/// This phone's part.
#[derive(Clone)]
pub(super) enum Handover<K> {
    /// It is the new one.
    New(NewPhone<K>),
    /// It is the old one.
    Old(OldPhone<K>),
}

/// The new phone.
#[derive(Clone)]
pub(super) struct NewPhone<K> {
    /// The link in its code.
    pub(super) link: String,
    /// What its id stands for.
    pub(super) secret: Zeroizing<[u8; 32]>,
    /// The pair that the code commits to.
    pub(super) pair: Pair<K>,
    pub(super) nonce: [u8; 32],
    /// The old phone's point, once it has greeted. It is not exchanged for another.
    pub(super) old: Option<Vec<u8>>,
}

/// The old phone.
#[derive(Clone)]
pub(super) struct OldPhone<K> {
    /// The link in the new phone's code.
    pub(super) link: String,
    /// The record of the account that has greeted.
    pub(super) greeter: String,
    pub(super) pair: Pair<K>,
    /// What the new phone has answered.
    pub(super) met: Option<MetPhone>,
    /// The accounts that have vouched, by their records.
    pub(super) vouched: Vec<(String, Vouched)>,
}

/// The new phone as the old one knows it.
#[derive(Clone)]
pub(super) struct MetPhone {
    pub(super) point: Vec<u8>,
    pub(super) challenge: [u8; 32],
    pub(super) transcript: Transcript,
}

impl<K> fmt::Debug for Handover<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handover(..)")
    }
}
