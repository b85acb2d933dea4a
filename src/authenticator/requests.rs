//! Requests to approve, as they come while the app is open: over a line that stays open, or, where something on the way holds
//! such lines back, by asking again and again. Without a network it waits and tries again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use sluss_protocol::api::{PROOFS_MAX, PendingRequest, WatchRequests};
use yew::Callback;
use yew::platform::spawn_local;

use super::asked::accounts;
use super::enrol::{prove, read};
use super::stream::Events;
use super::trouble::Trouble;
use crate::browser::clock::{After, pause};
use crate::browser::http::{self, Abort, Incoming};
use crate::browser::keys;
use crate::browser::vault::Vault;

const PATH: &str = "/api/device/requests";
const WAIT: &str = "/api/device/requests?wait=25";
/// The server speaks at once; a line that is silent for longer is held back by something on the way.
const SILENCE_MS: u32 = 5_000;
const FIRST_PAUSE_MS: u32 = 1_000;
const LONGEST_PAUSE_MS: u32 = 30_000;

/// Watches until dropped.
#[derive(Debug)]
pub(super) struct Watching {
    alive: Rc<Cell<bool>>,
    line: Rc<RefCell<Option<Abort>>>,
}

impl Watching {
    /// Begins; each list that comes is handed over.
    pub(super) fn start(found: Callback<Vec<PendingRequest>>) -> Self {
        let watching = Self { alive: Rc::new(Cell::new(true)), line: Rc::default() };
        spawn_local(watch(watching.alive.clone(), watching.line.clone(), found));
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

async fn watch(alive: Rc<Cell<bool>>, line: Rc<RefCell<Option<Abort>>>, found: Callback<Vec<PendingRequest>>) {
    let mut by_line = true;
    let mut wait = FIRST_PAUSE_MS;
    while alive.get() {
        let outcome = if by_line { listen(&line, &found).await } else { ask(&found).await };
        match outcome {
            Ok(Heard::Something) => wait = FIRST_PAUSE_MS,
            Ok(Heard::Silence) => by_line = false,
            Ok(Heard::NobodyHere) => return,
            Err(_) => wait = (wait * 2).min(LONGEST_PAUSE_MS),
        }
        if alive.get() && (by_line || outcome.is_err()) {
            // Many apps lose their line at the same instant when a server restarts: they come back one by one.
            pause(wait / 2 + jitter(wait)).await;
        }
    }
}

/// How a try went.
enum Heard {
    Something,
    Silence,
    /// There is no account to watch for.
    NobodyHere,
}

async fn body() -> Result<Option<String>, Trouble> {
    let accounts = accounts(&Vault::open().await?).await?;
    let mut proofs = Vec::new();
    for (record, _) in accounts.iter().take(PROOFS_MAX) {
        proofs.push(prove(record, PATH, None).await?);
    }
    let body = serde_json::to_string(&WatchRequests { proofs }).map_err(|_| Trouble::Browser)?;
    Ok((!accounts.is_empty()).then_some(body))
}

/// Over one line, until it ends.
async fn listen(line: &Rc<RefCell<Option<Abort>>>, found: &Callback<Vec<PendingRequest>>) -> Result<Heard, Trouble> {
    let Some(body) = body().await? else { return Ok(Heard::NobodyHere) };
    let abort = Abort::new()?;
    line.replace(Some(abort.clone()));
    let silent = Rc::new(Cell::new(false));
    let alarm = After::call(SILENCE_MS, {
        let (silent, abort) = (silent.clone(), abort.clone());
        move || {
            silent.set(true);
            abort.abort();
        }
    });
    let heard = hear(&abort, &body, found, alarm).await;
    if silent.get() { Ok(Heard::Silence) } else { heard }
}

async fn hear(
    abort: &Abort,
    body: &str,
    found: &Callback<Vec<PendingRequest>>,
    alarm: After,
) -> Result<Heard, Trouble> {
    let headers = [("Content-Type", "application/json"), ("Accept", "text/event-stream")];
    let incoming = Incoming::open(PATH, &headers, body, abort).await?;
    if incoming.status == 401 {
        return Ok(Heard::NobodyHere);
    }
    if incoming.status != 200 {
        return Err(Trouble::Busy);
    }
    let mut alarm = Some(alarm);
    let mut events = Events::default();
    while let Some(bytes) = incoming.next().await? {
        alarm.take();
        for data in events.take(&bytes) {
            found.emit(serde_json::from_str(&data).map_err(|_| Trouble::Busy)?);
        }
    }
    Ok(Heard::Something)
}

/// By one question, which the server answers when there is something to say or after a while.
async fn ask(found: &Callback<Vec<PendingRequest>>) -> Result<Heard, Trouble> {
    let Some(body) = body().await? else { return Ok(Heard::NobodyHere) };
    let answer = http::send("POST", WAIT, &[("Content-Type", "application/json")], Some(&body)).await?;
    if answer.status == 401 {
        return Ok(Heard::NobodyHere);
    }
    let requests: Vec<PendingRequest> = read(&answer)?;
    // What waits already is answered at once: the next question can be later.
    let quick = !requests.is_empty();
    found.emit(requests);
    if quick {
        pause(FIRST_PAUSE_MS).await;
    }
    Ok(Heard::Something)
}

fn jitter(most: u32) -> u32 {
    keys::random::<4>().map_or(0, |bytes| u32::from_be_bytes(bytes) % most)
}
