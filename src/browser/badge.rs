//! The number on the icon of the installed app (Badging API, W3C). Where there is none, nothing is shown.

use super::door;

/// Shows this number, or none for 0.
pub fn show(count: usize) {
    let Some(navigator) = door::find(&["navigator"]) else { return };
    // What it promises is of no use: a system without such numbers refuses.
    _ = match count {
        0 => door::call(&navigator, "clearAppBadge", &[]),
        _ => door::call(&navigator, "setAppBadge", &[u32::try_from(count).unwrap_or(u32::MAX).into()]),
    };
}
