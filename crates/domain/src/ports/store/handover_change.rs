//! Changes of handovers from phone to phone.

use crate::model::handover::{Handover, HandoverOpening};
use crate::model::id::{DeviceId, HandoverId};

/// A change of a handover, guarded like every [`crate::ports::store::change::Change`].
#[derive(Clone, Debug)]
pub enum HandoverChange {
    /// Adds a handover; conflicts if there is one with its id.
    Add(Handover),
    /// Stores what the new phone has said; conflicts if it has said something before.
    Open(HandoverId, HandoverOpening),
    /// Leaves the box; conflicts if there was one before, if the new phone has said nothing, or if another device greeted.
    Seal {
        /// The handover.
        id: HandoverId,
        /// The device that leaves it.
        device: DeviceId,
        /// The box.
        sealed: String,
    },
    /// Takes the box out; conflicts if there is none, or no more.
    Collect(HandoverId),
}
