//! What opening one file may cost, and who is told how far it is and may stop it. Knows no format.

use std::cell::Cell;
use std::fmt;
use std::ops::{ControlFlow, Deref};
use std::rc::Rc;

use crate::limits::Limits;
use crate::refusal::Refusal;

/// How far opening a file is. A file may be taken apart in several pieces and have several keys; each counts from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// JSON is being read, or something unpacked.
    Bytes {
        /// How many bytes are done.
        done: usize,
        /// How many there are, where that is known before.
        of: Option<usize>,
    },
    /// A key is being derived, in rounds as [`crate::Cost`] counts them. Between the first and the last telling there is none where a library does
    /// the work (PBKDF2, scrypt, Argon2): whoever wants to stop then ends the worker.
    Key {
        /// How many rounds are done.
        done: u64,
        /// How many it takes.
        of: u64,
    },
    /// Entries are being read.
    Entries {
        /// How many were looked at.
        done: usize,
        /// How many there are, where that is known before.
        of: Option<usize>,
    },
}

/// What is told, and says whether to go on.
type Watch = dyn Fn(Progress) -> ControlFlow<()>;

/// The limits, and who watches.
#[derive(Clone)]
pub(crate) struct Bounds {
    limits: Limits,
    watch: Option<Rc<Watch>>,
    /// Once it was told to stop, it has stopped, whatever a reader makes of that.
    stopped: Rc<Cell<bool>>,
}

impl Bounds {
    /// With nobody who watches.
    pub(crate) fn unwatched(limits: &Limits) -> Self {
        Self { limits: *limits, watch: None, stopped: Rc::default() }
    }

    pub(crate) fn watched(limits: &Limits, watch: impl Fn(Progress) -> ControlFlow<()> + 'static) -> Self {
        Self { watch: Some(Rc::new(watch)), ..Self::unwatched(limits) }
    }

    /// Tells how far it is.
    ///
    /// # Errors
    /// [`Refusal::Stopped`], and from then on always.
    pub(crate) fn tell(&self, progress: Progress) -> Result<(), Refusal> {
        if let Some(watch) = self.watch.as_ref().filter(|_| !self.stopped.get())
            && watch(progress).is_break()
        {
            self.stopped.set(true);
        }
        self.check()
    }

    /// # Errors
    /// [`Refusal::Stopped`] if it was stopped before.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if self.stopped.get() { Err(Refusal::Stopped) } else { Ok(()) }
    }
}

impl Default for Bounds {
    fn default() -> Self {
        Self::unwatched(&Limits::default())
    }
}

impl Deref for Bounds {
    type Target = Limits;

    fn deref(&self) -> &Limits {
        &self.limits
    }
}

impl fmt::Debug for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bounds").field("limits", &self.limits).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::{Bounds, Progress};
    use crate::limits::Limits;
    use crate::refusal::Refusal;

    #[test]
    fn p04_what_was_stopped_once_stays_so_and_is_not_asked_again() {
        let asked = std::rc::Rc::new(std::cell::Cell::new(0));
        let counted = asked.clone();
        let watch = move |_| {
            counted.set(counted.get() + 1);
            if counted.get() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let bounds = Bounds::watched(&Limits::default(), watch);
        let tell = || bounds.clone().tell(Progress::Entries { done: 0, of: None });
        assert_eq!(
            [tell(), tell(), tell(), bounds.check()],
            [Ok(()), Err(Refusal::Stopped), Err(Refusal::Stopped), Err(Refusal::Stopped)]
        );
        assert_eq!(asked.get(), 2);
    }
}
