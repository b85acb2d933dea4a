//! The phase that a connection is in, and how long that may last, told from its bytes, requests and answers.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::ends::Ends;
use super::limits::Limits;

/// How long the other side has to notice that we close, so that its answer is not lost with bytes that were still on their way to us.
const PARTING: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// Waits for a head, or for the rest of one.
    Head,
    /// Has a request and answers it, for as long as that takes, since people and phones wait this way.
    Answer,
    /// Has answered, and nothing of the next request has come.
    Idle,
    /// Is being closed.
    Parting,
}

/// One connection's watch. Clones are the same watch.
#[derive(Clone, Debug)]
pub(super) struct Watch(Arc<Mutex<Seen>>);

#[derive(Debug)]
struct Seen {
    at: At,
    /// The other side reads nothing of what is written.
    stuck: bool,
    /// Goes up with each new limit.
    turn: u32,
    ends: Ends,
    head: Duration,
    idle: Duration,
    body: Duration,
}

/// What was found when a head was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    /// Whether each of its lines ended properly.
    pub(super) well: bool,
    /// Whether another request may come after it.
    pub(super) goes_on: bool,
}

impl Watch {
    /// A watch that waits for the first head, for so long.
    pub(super) fn new(limits: &Limits, head: Duration) -> Self {
        let Limits { idle, body, .. } = *limits;
        let ends = Ends::default();
        Self(Arc::new(Mutex::new(Seen { at: At::Head, stuck: false, turn: 0, ends, head, idle, body })))
    }

    /// How long the connection may stay as it is, from the moment when the number beside it changed.
    pub(super) fn limit(&self) -> (u32, Option<Duration>) {
        let seen = self.seen();
        let limit = match seen.at {
            At::Parting => Some(PARTING),
            _ if seen.stuck => Some(seen.body),
            At::Head => Some(seen.head),
            At::Answer => None,
            At::Idle => Some(seen.idle),
        };
        (seen.turn, limit)
    }

    /// Notes bytes that came in, and the phase that they put the connection in.
    pub(super) fn came(&self, bytes: &[u8]) {
        let mut seen = self.seen();
        seen.ends.came(bytes);
        if seen.at == At::Idle && !seen.ends.between() {
            seen.turn_to(At::Head);
        }
    }

    /// The other side read some of what is written, or reads none now.
    pub(super) fn wrote(&self, some: bool) {
        let mut seen = self.seen();
        if seen.stuck == some {
            seen.stuck = !some;
            seen.turn += 1;
        }
    }

    /// A head was read whose body has this length, if it says so. The answer lasts until the returned value is dropped.
    pub(super) fn read(&self, body: Option<u64>) -> (Read, Answering) {
        let mut seen = self.seen();
        let goes_on = seen.ends.read(body);
        seen.turn_to(At::Answer);
        (Read { well: !seen.ends.bare(), goes_on }, Answering(self.clone()))
    }

    /// The connection is being closed. Returns whether everything that came was read: if not, unread bytes would take the answer down with them.
    pub(super) fn parts(&self) -> bool {
        let mut seen = self.seen();
        if seen.at != At::Parting {
            seen.turn_to(At::Parting);
        }
        seen.ends.between()
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn turn_to(&mut self, at: At) {
        self.at = at;
        self.turn += 1;
    }
}

/// An answer that is on its way.
#[derive(Debug)]
pub(super) struct Answering(Watch);

impl Drop for Answering {
    fn drop(&mut self) {
        let mut seen = self.0.seen();
        if seen.at == At::Answer {
            let next = if seen.ends.between() { At::Idle } else { At::Head };
            seen.turn_to(next);
        }
    }
}
