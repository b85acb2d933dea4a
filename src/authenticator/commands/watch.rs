//! Requests to approve, as they come while the app is open: over a line that stays open, or, where something on the way holds
//! such lines back, by asking again and again. Without a network it waits and tries again. Whoever starts it anew (the page is seen
//! again, the network is back) is answered at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use sluss_protocol::api::{PROOFS_MAX, PendingRequest, WatchRequests, Watched};
use yew::Callback;
use yew::platform::spawn_local;

use crate::authenticator::commands::clock;
use crate::authenticator::commands::event_stream::Events;
use crate::authenticator::commands::link::accounts;
use crate::authenticator::commands::signed_call::{learn_time, prove};
use crate::authenticator::state::error::AuthenticatorError;
use crate::browser::clock::{pause, within};
use crate::browser::keys;
use crate::browser::line::{Abort, Line};
use crate::browser::vault::Vault;

const PATH: &str = "/api/device/requests";
const HELD_BACK: &str = "/api/device/requests?wait=25";
/// The server speaks at once; a line that is silent for longer at its beginning is held back by something on the way.
const FIRST_WORD_MS: u32 = 5_000;
/// The server says something every 15 seconds. A line that has been silent for two heartbeats is dead, whether anybody said so or not.
const HEARTBEATS_MS: u32 = 35_000;
/// An answer that the server holds back comes after 25 seconds at the latest.
const HELD_BACK_MS: u32 = 40_000;
/// As many connections as browsers keep to one server: all of them may have died with the line, and each is found out by a silence.
const MOST_SILENCES: u32 = 6;
const FIRST_PAUSE_MS: u32 = 1_000;
const LONGEST_PAUSE_MS: u32 = 30_000;

/// What the server says to this app's accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::authenticator) struct WatchUpdate {
    /// What waits, all of it.
    pub(in crate::authenticator) pending: Vec<PendingRequest>,
    /// The records whose accounts were asked for.
    pub(in crate::authenticator) asked: Vec<String>,
    /// Those of them that belong to devices which were removed.
    pub(in crate::authenticator) removed: Vec<String>,
}

/// Watches until dropped.
#[derive(Debug)]
pub(in crate::authenticator) struct Watching {
    alive: Rc<Cell<bool>>,
    line: Rc<RefCell<Option<Abort>>>,
}

impl Watching {
    /// Begins; what the server says is handed over.
    pub(in crate::authenticator) fn start(found: Callback<WatchUpdate>) -> Self {
        let watching = Self { alive: Rc::new(Cell::new(true)), line: Rc::default() };
        let ears =
            Watcher { alive: watching.alive.clone(), line: watching.line.clone(), worked: Cell::new(false), found };
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
enum TryResult {
    Something,
    /// The line was open, and nothing came.
    Silence,
    /// The server told us the time: at once again, by that.
    Time,
    /// There is no account to watch for.
    NobodyHere,
}

/// How the server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WatchMode {
    /// Over a line that stays open.
    Line,
    /// Once, to see whether it is the line that is held back or everything that goes over this network.
    Question,
    /// Again and again.
    Questions,
}

impl WatchMode {
    /// The next way. A line that has worked before is not held back by anything: it is the network, or a connection in the browser's keeping
    /// that died with the line.
    const fn after(self, outcome: &Result<TryResult, AuthenticatorError>, line_has_worked: bool) -> Self {
        match (self, outcome) {
            (Self::Line, Ok(TryResult::Silence)) if !line_has_worked => Self::Question,
            (Self::Question | Self::Questions, Ok(TryResult::Something | TryResult::Time)) => Self::Questions,
            _ => Self::Line,
        }
    }

    /// Whether the next try follows at once: the server waits for it, or the silence was a pause already.
    const fn is_at_once(self, outcome: &Result<TryResult, AuthenticatorError>) -> bool {
        match outcome {
            Ok(TryResult::Silence | TryResult::Time) => true,
            Ok(_) => !matches!(self, Self::Line),
            Err(_) => false,
        }
    }
}

/// A question, and the records that ask it.
struct Question {
    body: String,
    asked: Vec<String>,
}

/// Who listens.
struct Watcher {
    alive: Rc<Cell<bool>>,
    line: Rc<RefCell<Option<Abort>>>,
    /// Whether anything was ever heard over a line.
    worked: Cell<bool>,
    found: Callback<WatchUpdate>,
}

impl Watcher {
    async fn watch(self) {
        let (mut way, mut wait, mut silences) = (WatchMode::Line, FIRST_PAUSE_MS, 0);
        while self.alive.get() {
            let outcome = match way {
                WatchMode::Line => self.listen().await,
                WatchMode::Question => self.ask(PATH, FIRST_WORD_MS).await,
                WatchMode::Questions => self.ask(HELD_BACK, HELD_BACK_MS).await,
            };
            if matches!(outcome, Ok(TryResult::NobodyHere)) {
                return;
            }
            silences = if matches!(outcome, Ok(TryResult::Silence)) { silences + 1 } else { 0 };
            let in_vain = outcome.is_err() || silences > MOST_SILENCES;
            let at_once = !in_vain && way.is_at_once(&outcome);
            way = way.after(&outcome, self.worked.get());
            wait = if in_vain { (wait * 2).min(LONGEST_PAUSE_MS) } else { FIRST_PAUSE_MS };
            if self.alive.get() && !at_once {
                // Many apps lose their line at the same instant when a server restarts: they come back one by one.
                pause(wait / 2 + jitter(wait)).await;
            }
        }
    }

    async fn question() -> Result<Option<Question>, AuthenticatorError> {
        let accounts = accounts(&Vault::open().await?).await?;
        let mut proofs = Vec::new();
        for (record, _) in accounts.iter().take(PROOFS_MAX) {
            proofs.push(prove(record, PATH, None).await?);
        }
        let body =
            serde_json::to_string(&WatchRequests { proofs, whole: true }).map_err(|_| AuthenticatorError::Browser)?;
        let asked = accounts.into_iter().map(|(record, _)| record.id).take(PROOFS_MAX).collect::<Vec<_>>();
        Ok((!asked.is_empty()).then_some(Question { body, asked }))
    }

    /// Over one line, until it ends.
    async fn listen(&self) -> Result<TryResult, AuthenticatorError> {
        let Some(question) = Self::question().await? else { return Ok(TryResult::NobodyHere) };
        let Some(line) = within(FIRST_WORD_MS, self.open(PATH, "text/event-stream", &question)).await else {
            return Ok(self.give_up(TryResult::Silence));
        };
        let line = line?;
        if let Some(told) = refused(&line).await? {
            return Ok(told);
        }
        let (mut events, mut patience, mut silent) = (Events::default(), FIRST_WORD_MS, TryResult::Silence);
        loop {
            let Some(bits) = within(patience, line.next()).await else { return Ok(self.give_up(silent)) };
            let Some(bits) = bits? else { return Ok(TryResult::Something) };
            (patience, silent) = (HEARTBEATS_MS, TryResult::Something);
            self.worked.set(true);
            for data in events.take(&bits) {
                if !self.tell(&question, serde_json::from_str(&data).map_err(|_| AuthenticatorError::Busy)?) {
                    return Ok(TryResult::NobodyHere);
                }
            }
        }
    }

    /// By one question, which the server answers when there is something to say or after a while.
    async fn ask(&self, url: &str, patience: u32) -> Result<TryResult, AuthenticatorError> {
        let Some(question) = Self::question().await? else { return Ok(TryResult::NobodyHere) };
        let Some(answer) = within(patience, self.answer(url, &question)).await else {
            return Ok(self.give_up(TryResult::Silence));
        };
        let told = match answer? {
            Ok(told) => told,
            Err(heard) => return Ok(heard),
        };
        // What waits already is answered at once: the next question can be later.
        let quick = !told.requests.is_empty();
        if !self.tell(&question, told) {
            return Ok(TryResult::NobodyHere);
        }
        if quick {
            pause(FIRST_PAUSE_MS).await;
        }
        Ok(TryResult::Something)
    }

    async fn answer(&self, url: &str, question: &Question) -> Result<Result<Watched, TryResult>, AuthenticatorError> {
        let line = self.open(url, "application/json", question).await?;
        if let Some(told) = refused(&line).await? {
            return Ok(Err(told));
        }
        serde_json::from_str(&line.rest().await?).map(Ok).map_err(|_| AuthenticatorError::Busy)
    }

    async fn open(&self, url: &str, accept: &str, question: &Question) -> Result<Line, AuthenticatorError> {
        let abort = Abort::new();
        self.line.replace(Some(abort.clone()));
        let headers = [("Content-Type", "application/json"), ("Accept", accept)];
        Ok(Line::open(url, &headers, &question.body, &abort).await?)
    }

    fn give_up(&self, heard: TryResult) -> TryResult {
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
        self.found.emit(WatchUpdate { pending: told.requests, asked: question.asked.clone(), removed });
        somebody
    }
}

/// What it means that the server does not answer with news; `None`: it does.
async fn refused(line: &Line) -> Result<Option<TryResult>, AuthenticatorError> {
    match line.status {
        200 => Ok(None),
        status if learn_time(status, &line.rest().await?) => Ok(Some(TryResult::Time)),
        _ => Err(AuthenticatorError::Busy),
    }
}

fn jitter(most: u32) -> u32 {
    keys::random::<4>().map_or(0, |bytes| u32::from_be_bytes(bytes) % most)
}
