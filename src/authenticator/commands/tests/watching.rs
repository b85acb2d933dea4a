//! Watching for requests: over a line, past what holds lines back, and through a network that comes and goes.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use sluss_protocol::api::{OtherWays, WatchRequests, Watched};
use sluss_protocol::problem::ProblemCode;

use super::fake::{ANNA, NOW, Phone, refusal, statement};
use super::*;
use crate::authenticator::state::approval::WatchUpdate;
use crate::authenticator::state::time::Clocks;
use crate::authenticator::vault::fake::now;

const LINE: &str = "/api/device/requests";
const HELD_BACK: &str = "/api/device/requests?wait=25";

/// What a bit of an answer is.
#[derive(Clone, Debug)]
enum Bit {
    Text(String),
    /// Nothing comes any more, and nobody says so.
    Silence,
}

/// What comes of a request.
#[derive(Debug)]
enum Opened {
    /// The server answers, and the line ends after these bits.
    Answers(u16, Vec<Bit>),
    /// No answer ever comes.
    Silence,
    NoNetwork,
}

/// Streams that do what the test says, until the test has nothing more to say.
#[derive(Debug, Default)]
struct FakeStreams {
    script: RefCell<VecDeque<Opened>>,
    asked: RefCell<Vec<(String, WatchRequests)>>,
    pauses: RefCell<Vec<u32>>,
    told: RefCell<Vec<WatchUpdate>>,
    ended: Cell<u32>,
    nobody_wants: Cell<bool>,
}

struct FakeStream {
    status: u16,
    bits: RefCell<VecDeque<Bit>>,
}

impl ReplyStream for FakeStream {
    fn status(&self) -> u16 {
        self.status
    }

    async fn next(&self) -> Result<Option<Vec<u8>>, NoReply> {
        let bit = self.bits.borrow_mut().pop_front();
        match bit {
            Some(Bit::Text(text)) => Ok(Some(text.into_bytes())),
            Some(Bit::Silence) => std::future::pending().await,
            None => Ok(None),
        }
    }
}

impl Streams for FakeStreams {
    type Stream = FakeStream;

    async fn open(&self, path: &str, _accept: &str, body: &str) -> Result<FakeStream, NoReply> {
        let opened = self.script.borrow_mut().pop_front();
        let Some(opened) = opened else {
            self.nobody_wants.set(true);
            return Err(NoReply);
        };
        self.asked.borrow_mut().push((path.to_owned(), serde_json::from_str(body).unwrap()));
        match opened {
            Opened::Answers(status, bits) => Ok(FakeStream { status, bits: RefCell::new(bits.into()) }),
            Opened::Silence => std::future::pending().await,
            Opened::NoNetwork => Err(NoReply),
        }
    }

    fn end(&self) {
        self.ended.set(self.ended.get() + 1);
    }

    async fn within<T>(&self, _milliseconds: u32, work: impl Future<Output = T>) -> Option<T> {
        match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => Some(done),
            Poll::Pending => None,
        }
    }

    async fn pause(&self, milliseconds: u32) {
        self.pauses.borrow_mut().push(milliseconds);
    }

    fn is_wanted(&self) -> bool {
        !self.nobody_wants.get()
    }

    fn tell(&self, update: WatchUpdate) {
        self.told.borrow_mut().push(update);
    }
}

fn watched(phone: &Phone, script: Vec<Opened>) -> FakeStreams {
    let lines = FakeStreams { script: RefCell::new(script.into()), ..FakeStreams::default() };
    now(watch(&phone.device, None, &lines));
    lines
}

fn said(told: &Watched) -> String {
    serde_json::to_string(told).unwrap()
}

fn event(told: &Watched) -> Bit {
    Bit::Text(format!("event: requests\ndata: {}\n\n", said(told)))
}

fn nothing_waits() -> Watched {
    Watched { now: i64::from(NOW) * 1_000, ..Watched::default() }
}

fn paths(lines: &FakeStreams) -> Vec<String> {
    lines.asked.borrow().iter().map(|(path, _)| path.clone()).collect()
}

#[test]
fn what_the_server_says_on_the_line_is_told_with_its_time() {
    let phone = Phone::of_anna();
    let request = phone.pending(phone.link(&Phone::request(ANNA)));
    let waits = Watched { requests: vec![request.clone()], ..nothing_waits() };
    let bits = vec![event(&nothing_waits()), Bit::Text(": heartbeat\n\n".to_owned()), event(&waits)];
    let lines = watched(&phone, vec![Opened::Answers(200, bits)]);

    let told = lines.told.borrow();
    assert_eq!(told.iter().map(|update| update.pending.len()).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(told[1].pending, [request]);
    assert_eq!(told[1].asked, [phone.machine.store.contents().records[0].id.clone()]);
    phone.machine.clocks.set(Clocks { device: 0.0, steady: 0.0 });
    assert_eq!(phone.device.now_seconds(), u64::from(NOW));
}

#[test]
fn b09_a_server_tells_of_no_account_that_it_was_not_asked_for() {
    let phone = Phone::of_anna();
    let id = phone.machine.store.contents().records[0].id.clone();
    let ways = |id: &str| OtherWays { device_id: id.to_owned(), devices: 0, numbers: 1, recovery_codes: 0 };
    let told = Watched { other_ways: vec![ways("dev_other"), ways(&id)], ..nothing_waits() };
    let lines = watched(&phone, vec![Opened::Answers(200, vec![event(&told), event(&nothing_waits())])]);
    let told: Vec<_> = lines.told.borrow().iter().map(|update| update.other_ways.clone()).collect();
    assert_eq!(told, [vec![ways(&id)], Vec::new()]);
}

#[test]
fn a_line_that_ends_is_opened_again_by_a_new_proof() {
    let phone = Phone::of_anna();
    let open = || Opened::Answers(200, vec![event(&nothing_waits())]);
    let lines = watched(&phone, vec![open(), open()]);
    let asked = lines.asked.borrow();
    let counts: Vec<_> = asked.iter().map(|(_, asked)| statement(&asked.proofs[0])["sluss_count"].as_u64()).collect();
    assert_eq!(counts, [Some(1), Some(2)]);
    assert!(lines.pauses.borrow().iter().all(|pause| (500..1_500).contains(pause)), "{:?}", lines.pauses);
}

#[test]
fn a_line_that_falls_silent_is_ended_and_opened_anew_at_once() {
    let phone = Phone::of_anna();
    let silent = Opened::Answers(200, vec![event(&nothing_waits()), Bit::Silence]);
    let lines = watched(&phone, vec![silent, Opened::Silence]);
    assert_eq!(paths(&lines), [LINE, LINE]);
    assert_eq!(lines.ended.get(), 2);
}

#[test]
fn where_lines_are_held_back_the_server_is_asked_again_and_again() {
    let phone = Phone::of_anna();
    let answers = || Opened::Answers(200, vec![Bit::Text(said(&nothing_waits()))]);
    let lines = watched(&phone, vec![Opened::Silence, answers(), answers(), Opened::NoNetwork]);
    assert_eq!(paths(&lines), [LINE, LINE, HELD_BACK, HELD_BACK]);
    assert_eq!(lines.told.borrow().len(), 2);
}

#[test]
fn without_a_network_it_waits_longer_and_longer() {
    let phone = Phone::of_anna();
    let lines = watched(&phone, vec![Opened::NoNetwork, Opened::NoNetwork, Opened::NoNetwork]);
    let pauses = lines.pauses.borrow();
    for (pause, most) in pauses.iter().zip([2_000, 4_000, 8_000]) {
        assert!((most / 2..most * 3 / 2).contains(pause), "{pauses:?}");
    }
    assert_eq!(pauses.len(), 3);
}

#[test]
fn a_proof_whose_time_is_off_is_made_again_by_the_servers_time() {
    let phone = Phone::of_anna();
    phone.machine.clocks.set(Clocks { device: 0.0, steady: 0.0 });
    let refused = refusal(ProblemCode::ProofTime, &NOW.to_string());
    let refused = Opened::Answers(refused.status, vec![Bit::Text(refused.body)]);
    let lines = watched(&phone, vec![refused, Opened::Answers(200, vec![event(&nothing_waits())])]);
    let asked = lines.asked.borrow();
    let times: Vec<_> = asked.iter().map(|(_, asked)| statement(&asked.proofs[0])["iat"].as_u64()).collect();
    assert_eq!(times, [Some(0), Some(u64::from(NOW))]);
}

#[test]
fn an_app_without_accounts_asks_nothing() {
    assert!(paths(&watched(&Phone::new(), vec![Opened::NoNetwork])).is_empty());
}

#[test]
fn where_every_device_was_removed_it_is_told_once_and_nobody_asks_again() {
    let phone = Phone::of_anna();
    let removed = Watched { removed: vec![0], ..nothing_waits() };
    let lines = watched(&phone, vec![Opened::Answers(200, vec![event(&removed)]), Opened::NoNetwork]);
    let told = lines.told.borrow();
    assert_eq!((told.len(), &told[0].removed), (1, &told[0].asked));
    assert_eq!(paths(&lines), [LINE]);
}
