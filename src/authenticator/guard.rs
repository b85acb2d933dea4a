//! Locks the codes by itself: after minutes in which nobody has pressed anything, or as soon as the app is not seen. Knows no state.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::state::codes::AutoLock;
use crate::browser::clock::After;
use crate::browser::moments::{Moments, on_hidden, on_use};

/// The guard, which goes when it is dropped.
#[derive(Debug)]
pub(super) struct Guard {
    chosen: AutoLock,
    _use: Moments,
    _hidden: Moments,
}

impl Guard {
    /// Begins to count.
    pub(super) fn start(chosen: AutoLock, lock: Callback<()>) -> Self {
        let idle = Rc::new(RefCell::new(None));
        let again = {
            let (idle, lock) = (idle, lock.clone());
            move || {
                let lock = lock.clone();
                let after = (chosen.minutes > 0).then(|| After::call(chosen.minutes * 60_000, move || lock.emit(())));
                idle.replace(after);
            }
        };
        again();
        let hidden = move |hidden: bool| {
            if hidden && chosen.hidden {
                lock.emit(());
            }
        };
        Self { chosen, _use: on_use(again), _hidden: on_hidden(hidden) }
    }

    pub(super) const fn chosen(&self) -> AutoLock {
        self.chosen
    }
}
