//! The moments at which something may have changed unnoticed: the page is visible again, or the network is back.

use super::door::{self, Listening};

/// Reports such moments until dropped.
#[derive(Debug)]
pub struct Moments(#[expect(dead_code, reason = "held because dropping them ends it")] Vec<Listening>);

/// Calls back when the page is visible again (after another app or tab, or restored from the browser's memory), and when the network
/// is back.
#[must_use]
pub fn on_return(tell: impl Fn() + Clone + 'static) -> Moments {
    let window = || door::find(&["self"]);
    let seen = {
        let tell = tell.clone();
        move |_| {
            if !is_hidden() {
                tell();
            }
        }
    };
    let back = {
        let tell = tell.clone();
        move |event| {
            if door::get(&event, "persisted").is_some_and(|from_memory| from_memory.is_truthy()) {
                tell();
            }
        }
    };
    let all = [
        door::listen(door::find(&["document"]), "visibilitychange", seen),
        door::listen(window(), "pageshow", back),
        door::listen(window(), "online", move |_| tell()),
    ];
    Moments(all.into_iter().flatten().collect())
}

/// Calls back each time the page is hidden or shown again, with `true` for hidden.
#[must_use]
pub fn on_hidden(tell: impl Fn(bool) + 'static) -> Moments {
    let changed = door::listen(door::find(&["document"]), "visibilitychange", move |_| tell(is_hidden()));
    Moments(changed.into_iter().collect())
}

/// Calls back at each press and each key.
#[must_use]
pub fn on_use(tell: impl Fn() + Clone + 'static) -> Moments {
    let document = || door::find(&["document"]);
    let again = tell.clone();
    let used = [
        door::listen(document(), "pointerdown", move |_| tell()),
        door::listen(document(), "keydown", move |_| again()),
    ];
    Moments(used.into_iter().flatten().collect())
}

/// Whether the page is hidden now.
#[must_use]
pub fn is_hidden() -> bool {
    door::find(&["document", "hidden"]).is_some_and(|hidden| hidden.is_truthy())
}
