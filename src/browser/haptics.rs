//! The device's motor (Vibration API, W3C), where there is one and the person has not asked for less motion.

use super::door;

/// Whether there is something that can be felt, and the person wants things to move.
#[must_use]
pub fn are_possible() -> bool {
    door::find(&["navigator", "vibrate"]).is_some() && !wants_less_motion()
}

/// Vibrates for so long. Before the first press in a page, browsers refuse that and complain: nothing is asked of them then.
pub fn vibrate(milliseconds: u32) {
    let pressed = door::find(&["navigator", "userActivation", "hasBeenActive"]).and_then(|pressed| pressed.as_bool());
    if let Some(navigator) = door::find(&["navigator"]).filter(|_| pressed != Some(false)) {
        _ = door::call(&navigator, "vibrate", &[milliseconds.into()]);
    }
}

fn wants_less_motion() -> bool {
    let window = door::find(&[]);
    let asked =
        window.and_then(|window| door::call(&window, "matchMedia", &["(prefers-reduced-motion: reduce)".into()]).ok());
    asked.and_then(|asked| door::get(&asked, "matches")).and_then(|matches| matches.as_bool()).unwrap_or(false)
}
