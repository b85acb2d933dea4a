//! How strong a password is, in words and as a part of a bar.

use sluss_protocol::password::{ACCEPTED, STRONGEST};

/// How many of the bar's five parts a score fills: at least one, since something was typed.
#[must_use]
pub fn strength_parts(score: u32) -> u32 {
    score.min(STRONGEST) + 1
}

/// The id of the sentence for a score.
#[must_use]
pub const fn strength_text(score: u32) -> &'static str {
    match score {
        0..ACCEPTED => "strength-low",
        ACCEPTED => "strength-2",
        3 => "strength-3",
        STRONGEST.. => "strength-4",
    }
}
