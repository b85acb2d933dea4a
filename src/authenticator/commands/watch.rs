//! Watching for sign-ins to approve while the app is open: over a line that stays open, or, if something on the way holds such lines back, by
//! asking again and again. Without a network it waits and tries again. When it is restarted (the page is visible again, the network is back), the
//! server answers at once.

use std::cell::Cell;

use sluss_protocol::api::{PROOFS_MAX, WatchRequests, Watched};

use super::device::{Device, NoReply, Platform, ServerReply};
use super::event_stream::Events;
use super::signed_call::{learn_time, prove};
use super::watch_plan::{WatchAttempt, WatchMode, WatchPlan};
use crate::authenticator::state::approval::WatchUpdate;
use crate::authenticator::state::error::AuthenticatorError;

const PATH: &str = "/api/device/requests";
const HELD_BACK: &str = "/api/device/requests?wait=25";
/// The server speaks at once; a line that is silent for longer at its beginning is held back by something on the way.
const FIRST_WORD_MS: u32 = 5_000;
/// The server says something every 15 seconds. A line that has been silent for two heartbeats is dead, whether anybody said so or not.
const HEARTBEATS_MS: u32 = 35_000;
/// An answer that the server holds back comes after 25 seconds at the latest.
const HELD_BACK_MS: u32 = 40_000;
/// How long to wait before asking again where something waits already: that was answered at once.
const UNHURRIED_MS: u32 = 1_000;

/// An answer that arrives in pieces.
pub trait ReplyStream {
    /// The HTTP status, which comes before any piece.
    fn status(&self) -> u16;

    /// The next piece; `None` at the end.
    fn next(&self) -> impl Future<Output = Result<Option<Vec<u8>>, NoReply>>;
}

/// What watching needs beyond a [`Platform`]: lines, waiting, and a listener.
pub trait Streams {
    /// A line that has been opened.
    type Stream: ReplyStream;

    /// Sends a `POST` whose answer is read as it arrives.
    fn open(&self, path: &str, accept: &str, body: &str) -> impl Future<Output = Result<Self::Stream, NoReply>>;

    /// Ends the line that was opened last.
    fn end(&self);

    /// Waits for something, but no longer than this; `None` if it has not happened in time.
    fn within<T>(&self, milliseconds: u32, work: impl Future<Output = T>) -> impl Future<Output = Option<T>>;

    /// Lets this much time pass.
    fn pause(&self, milliseconds: u32) -> impl Future<Output = ()>;

    /// Whether anybody still wants to hear.
    fn is_wanted(&self) -> bool;

    /// Hands over what the server said.
    fn tell(&self, update: WatchUpdate);
}

/// Watches at one server for as long as anybody wants to hear, and there is an account that it may speak to. `None` is the app's own server.
pub async fn watch<P: Platform, L: Streams>(device: &Device<P>, server: Option<&str>, lines: &L) {
    let watcher = Watcher { device, server, lines, line_has_worked: Cell::new(false) };
    let mut plan = WatchPlan::default();
    while lines.is_wanted() {
        let attempt = watcher.attempt(plan.mode()).await.unwrap_or(WatchAttempt::Failed);
        if attempt == WatchAttempt::NobodyHere {
            return;
        }
        let pause = plan.after(attempt, watcher.line_has_worked.get());
        if let Some(most) = pause.filter(|_| lines.is_wanted()) {
            // When a server restarts, many apps lose their lines at the same instant. They should not all come back at once.
            lines.pause(most / 2 + watcher.jitter(most)).await;
        }
    }
}

/// A question to the server, and the records that it asks for.
struct Question {
    body: String,
    asked: Vec<String>,
}

struct Watcher<'a, P: Platform, L> {
    device: &'a Device<P>,
    /// The server; the lines lead to it.
    server: Option<&'a str>,
    lines: &'a L,
    /// Whether anything was ever heard over a line.
    line_has_worked: Cell<bool>,
}

impl<P: Platform, L: Streams> Watcher<'_, P, L> {
    async fn attempt(&self, mode: WatchMode) -> Result<WatchAttempt, AuthenticatorError> {
        let Some(question) = self.question().await? else { return Ok(WatchAttempt::NobodyHere) };
        match mode {
            WatchMode::Line => self.listen(&question).await,
            WatchMode::Question => self.ask(PATH, FIRST_WORD_MS, &question).await,
            WatchMode::Questions => self.ask(HELD_BACK, HELD_BACK_MS, &question).await,
        }
    }

    async fn question(&self) -> Result<Option<Question>, AuthenticatorError> {
        let mut accounts = self.device.vault().await?.accounts().await?;
        accounts.retain(|account| account.other_server.as_deref() == self.server);
        let (mut proofs, mut asked) = (Vec::new(), Vec::new());
        for account in accounts.into_iter().take(PROOFS_MAX) {
            proofs.push(prove(self.device, &account, PATH, None).await?);
            asked.push(account.id);
        }
        let body =
            serde_json::to_string(&WatchRequests { proofs, whole: true }).map_err(|_| AuthenticatorError::Browser)?;
        Ok((!asked.is_empty()).then_some(Question { body, asked }))
    }

    /// Asks over one line, until it ends.
    async fn listen(&self, question: &Question) -> Result<WatchAttempt, AuthenticatorError> {
        let opening = self.lines.open(PATH, "text/event-stream", &question.body);
        let Some(line) = self.lines.within(FIRST_WORD_MS, opening).await else {
            return Ok(self.give_up(WatchAttempt::Silence));
        };
        let line = line?;
        if let Some(refused) = self.refused(&line).await? {
            return Ok(refused);
        }
        let (mut events, mut patience, mut silent) = (Events::default(), FIRST_WORD_MS, WatchAttempt::Silence);
        loop {
            let Some(bits) = self.lines.within(patience, line.next()).await else { return Ok(self.give_up(silent)) };
            let Some(bits) = bits? else { return Ok(WatchAttempt::Answered) };
            (patience, silent) = (HEARTBEATS_MS, WatchAttempt::Answered);
            self.line_has_worked.set(true);
            for data in events.take(&bits) {
                if !self.tell(question, serde_json::from_str(&data).map_err(|_| AuthenticatorError::Busy)?) {
                    return Ok(WatchAttempt::NobodyHere);
                }
            }
        }
    }

    /// Asks once. The server answers when there is something to say, or after a while.
    async fn ask(&self, path: &str, patience: u32, question: &Question) -> Result<WatchAttempt, AuthenticatorError> {
        let Some(reply) = self.lines.within(patience, self.reply(path, question)).await else {
            return Ok(self.give_up(WatchAttempt::Silence));
        };
        let told = match reply? {
            Ok(told) => told,
            Err(refused) => return Ok(refused),
        };
        let something_waits = !told.requests.is_empty();
        if !self.tell(question, told) {
            return Ok(WatchAttempt::NobodyHere);
        }
        if something_waits {
            self.lines.pause(UNHURRIED_MS).await;
        }
        Ok(WatchAttempt::Answered)
    }

    async fn reply(
        &self,
        path: &str,
        question: &Question,
    ) -> Result<Result<Watched, WatchAttempt>, AuthenticatorError> {
        let line = self.lines.open(path, "application/json", &question.body).await?;
        if let Some(refused) = self.refused(&line).await? {
            return Ok(Err(refused));
        }
        serde_json::from_str(&rest(&line).await?).map(Ok).map_err(|_| AuthenticatorError::Busy)
    }

    /// What it means if the server does not answer the question; `None` if it does.
    async fn refused(&self, line: &L::Stream) -> Result<Option<WatchAttempt>, AuthenticatorError> {
        match line.status() {
            200 => Ok(None),
            status if learn_time(self.device, self.server, &ServerReply { status, body: rest(line).await? }) => {
                Ok(Some(WatchAttempt::TimeLearned))
            }
            _ => Err(AuthenticatorError::Busy),
        }
    }

    fn give_up(&self, attempt: WatchAttempt) -> WatchAttempt {
        self.lines.end();
        attempt
    }

    /// Hands over what was said; false if nobody is listening any more.
    fn tell(&self, question: &Question, told: Watched) -> bool {
        if !self.lines.is_wanted() {
            return false;
        }
        self.device.learn_time_of(self.server, told.now);
        let removed: Vec<String> =
            told.removed.iter().filter_map(|place| question.asked.get(*place).cloned()).collect();
        let somebody = removed.len() < question.asked.len();
        let (asked, mut other_ways) = (question.asked.clone(), told.other_ways);
        other_ways.retain(|ways| asked.contains(&ways.device_id));
        let server = self.server.map(str::to_owned);
        self.lines.tell(WatchUpdate { server, pending: told.requests, asked, removed, other_ways });
        somebody
    }

    fn jitter(&self, most: u32) -> u32 {
        self.device.platform.random::<4>().map_or(0, |bytes| u32::from_be_bytes(bytes) % most)
    }
}

/// Everything that is left on a line, as text.
async fn rest(line: &impl ReplyStream) -> Result<String, NoReply> {
    let mut all = Vec::new();
    while let Some(bits) = line.next().await? {
        all.extend(bits);
    }
    Ok(String::from_utf8_lossy(&all).into_owned())
}
