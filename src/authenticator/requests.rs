//! Requests to approve, as they come while the app is open: over a line that stays open, or, where something on the way holds
//! such lines back, by asking again and again. Without a network it waits and tries again. Whoever starts it anew (the page is seen
//! again, the network is back) is answered at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use sluss_protocol::api::{PROOFS_MAX, PendingRequest, WatchRequests, Watched};
use yew::Callback;
use yew::platform::spawn_local;

use super::asked::accounts;
use super::call::{learn_time, prove};
use super::clock;
use super::stream::Events;
use super::trouble::Trouble;
use crate::browser::clock::{pause, within};
use crate::browser::keys;
use crate::browser::line::{Abort, Line};
use crate::browser::vault::Vault;

const PATH: &str = "/api/device/requests";
const WAIT: &str = "/api/device/requests?wait=25";
/// The server speaks at once; a line that is silent for longer at its beginning is held back by something on the way.
const FIRST_WORD_MS: u32 = 5_000;
/// The server says something every 15 seconds. A line that has been silent for two heartbeats is dead, whether anybody said so or not.
const HEARTBEATS_MS: u32 = 35_000;
/// An answer that is held back comes after 25 seconds at the latest.
const HELD_BACK_MS: u32 = 40_000;
const FIRST_PAUSE_MS: u32 = 1_000;
const LONGEST_PAUSE_MS: u32 = 30_000;

/// What the server says to this app's accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    /// What waits, all of it.
    pub(super) pending: Vec<PendingRequest>,
    /// The records whose accounts were asked for.
    pub(super) asked: Vec<String>,
    /// Those of them that belong to devices which were removed.
    pub(super) removed: Vec<String>,
}

/// Watches until dropped.
#[derive(Debug)]
pub(super) struct Watching {
    alive: Rc<Cell<bool>>,
    line: Rc<RefCell<Option<Abort>>>,
}

impl Watching {
    /// Begins; what the server says is handed over.
    pub(super) fn start(found: Callback<News>) -> Self {
        let watching = Self { alive: Rc::new(Cell::new(true)), line: Rc::default() };
        let ears = Ears { alive: watching.alive.clone(), line: watching.line.clone(), found };
        spawn_local(ears.watch());
        watching
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.alive.set(false);
        if let Some(abort) = self.line.take() {
            abort.abort();
        }
    }
}

/// How a try went.
enum Heard {
    Something,
    /// The line was open, and nothing came.
    Silence,
    /// The server told us the time: at once again, by that.
    Time,
    /// There is no account to watch for.
    NobodyHere,
}

/// A question, and the records that ask it.
struct Question {
    body: String,
    asked: Vec<String>,
}

/// Who listens.
struct Ears {
    alive: Rc<Cell<bool>>,
    line: Rc<RefCell<Option<Abort>>>,
    found: Callback<News>,
}

impl Ears {
    async fn watch(self) {
        let mut by_line = true;
        let mut wait = FIRST_PAUSE_MS;
        while self.alive.get() {
            let outcome = if by_line { self.listen().await } else { self.ask().await };
            match outcome {
                Ok(Heard::Something | Heard::Time) => wait = FIRST_PAUSE_MS,
                Ok(Heard::Silence) => by_line = false,
                Ok(Heard::NobodyHere) => return,
                Err(_) => {
                    // When asking comes to nothing either, it was not the line that was held back, but the network that was gone.
                    by_line = true;
                    wait = (wait * 2).min(LONGEST_PAUSE_MS);
                }
            }
            if self.alive.get() && !matches!(outcome, Ok(Heard::Silence | Heard::Time)) && (by_line || outcome.is_err())
            {
                // Many apps lose their line at the same instant when a server restarts: they come back one by one.
                pause(wait / 2 + jitter(wait)).await;
            }
        }
    }

    async fn question() -> Result<Option<Question>, Trouble> {
        let accounts = accounts(&Vault::open().await?).await?;
        let mut proofs = Vec::new();
        for (record, _) in accounts.iter().take(PROOFS_MAX) {
            proofs.push(prove(record, PATH, None).await?);
        }
        let body = serde_json::to_string(&WatchRequests { proofs, whole: true }).map_err(|_| Trouble::Browser)?;
        let asked = accounts.into_iter().map(|(record, _)| record.id).take(PROOFS_MAX).collect::<Vec<_>>();
        Ok((!asked.is_empty()).then_some(Question { body, asked }))
    }

    /// Over one line, until it ends.
    async fn listen(&self) -> Result<Heard, Trouble> {
        let Some(question) = Self::question().await? else { return Ok(Heard::NobodyHere) };
        let Some(line) = within(FIRST_WORD_MS, self.open(PATH, "text/event-stream", &question)).await else {
            return Ok(self.give_up(Heard::Silence));
        };
        let line = line?;
        if let Some(told) = refused(&line).await? {
            return Ok(told);
        }
        let (mut events, mut patience, mut silent) = (Events::default(), FIRST_WORD_MS, Heard::Silence);
        loop {
            let Some(bits) = within(patience, line.next()).await else { return Ok(self.give_up(silent)) };
            let Some(bits) = bits? else { return Ok(Heard::Something) };
            (patience, silent) = (HEARTBEATS_MS, Heard::Something);
            for data in events.take(&bits) {
                if !self.tell(&question, serde_json::from_str(&data).map_err(|_| Trouble::Busy)?) {
                    return Ok(Heard::NobodyHere);
                }
            }
        }
    }

    /// By one question, which the server answers when there is something to say or after a while.
    async fn ask(&self) -> Result<Heard, Trouble> {
        let Some(question) = Self::question().await? else { return Ok(Heard::NobodyHere) };
        let Some(answer) = within(HELD_BACK_MS, self.answer(&question)).await else {
            self.give_up(Heard::Silence);
            return Err(Trouble::Unreachable);
        };
        let told = match answer? {
            Ok(told) => told,
            Err(heard) => return Ok(heard),
        };
        // What waits already is answered at once: the next question can be later.
        let quick = !told.requests.is_empty();
        if !self.tell(&question, told) {
            return Ok(Heard::NobodyHere);
        }
        if quick {
            pause(FIRST_PAUSE_MS).await;
        }
        Ok(Heard::Something)
    }

    async fn answer(&self, question: &Question) -> Result<Result<Watched, Heard>, Trouble> {
        let line = self.open(WAIT, "application/json", question).await?;
        if let Some(told) = refused(&line).await? {
            return Ok(Err(told));
        }
        serde_json::from_str(&line.rest().await?).map(Ok).map_err(|_| Trouble::Busy)
    }

    async fn open(&self, url: &str, accept: &str, question: &Question) -> Result<Line, Trouble> {
        let abort = Abort::new();
        self.line.replace(Some(abort.clone()));
        let headers = [("Content-Type", "application/json"), ("Accept", accept)];
        Ok(Line::open(url, &headers, &question.body, &abort).await?)
    }

    fn give_up(&self, heard: Heard) -> Heard {
        if let Some(abort) = self.line.take() {
            abort.abort();
        }
        heard
    }

    /// Hands over what was said; false when there is nobody left to be told anything.
    fn tell(&self, question: &Question, told: Watched) -> bool {
        if !self.alive.get() {
            return false;
        }
        clock::learn(told.now);
        let removed: Vec<String> =
            told.removed.iter().filter_map(|place| question.asked.get(*place).cloned()).collect();
        let somebody = removed.len() < question.asked.len();
        self.found.emit(News { pending: told.requests, asked: question.asked.clone(), removed });
        somebody
    }
}

/// What it means that the server does not answer with news; `None`: it does.
async fn refused(line: &Line) -> Result<Option<Heard>, Trouble> {
    match line.status {
        200 => Ok(None),
        status if learn_time(status, &line.rest().await?) => Ok(Some(Heard::Time)),
        _ => Err(Trouble::Busy),
    }
}

fn jitter(most: u32) -> u32 {
    keys::random::<4>().map_or(0, |bytes| u32::from_be_bytes(bytes) % most)
}
