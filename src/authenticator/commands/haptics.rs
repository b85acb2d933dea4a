//! Whether the person wants to feel what has worked, kept beside the vault.

use super::device::{Device, Note, Platform};

/// Whether the person has switched it off.
pub fn haptics_are_off<P: Platform>(device: &Device<P>) -> bool {
    device.platform.note(Note::NoHaptics).is_some()
}

/// Keeps what the person has chosen.
pub fn keep_haptics<P: Platform>(device: &Device<P>, on: bool) {
    device.platform.keep_note(Note::NoHaptics, (!on).then_some("off"));
}
