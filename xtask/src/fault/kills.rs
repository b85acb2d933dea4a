//! A server that is killed again and again while people sign in, sign out and sites redeem codes: what was reported as done is done, and nothing
//! is used twice.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::house::House;
use super::http::Browser;
use super::person::{self, Redeemed};
use super::server::Server;
use super::{Findings, Setup, fresh};
use crate::stopwatch::Stopwatch;

/// What people and sites were told, since the last kill.
#[derive(Default)]
struct Told {
    /// Codes whose redemption was answered, and how.
    redeemed: Vec<(String, Redeemed)>,
    /// Sessions that were opened.
    opened: Vec<Browser>,
    /// Sessions that were ended.
    ended: Vec<Browser>,
}

struct Work {
    port: u16,
    told: Mutex<Told>,
    steps: AtomicU32,
    over: AtomicBool,
}

impl Work {
    fn tell(&self, what: impl FnOnce(&mut Told)) {
        what(&mut self.told.lock().unwrap_or_else(PoisonError::into_inner));
        self.steps.fetch_add(1, Ordering::SeqCst);
    }

    /// The site's: a code, and its use.
    fn use_codes(&self) {
        while !self.over.load(Ordering::SeqCst) {
            let Ok(code) = person::code(self.port) else {
                std::thread::sleep(Duration::from_millis(20));
                continue;
            };
            let redeemed = person::redeem(self.port, &code);
            self.tell(|told| told.redeemed.push((code, redeemed)));
        }
    }

    /// The person's: a session, every other one ended.
    fn use_sessions(&self) {
        let mut odd = false;
        while !self.over.load(Ordering::SeqCst) {
            let Ok(mut browser) = person::session(self.port) else {
                std::thread::sleep(Duration::from_millis(20));
                continue;
            };
            odd = !odd;
            if odd {
                self.tell(|told| told.opened.push(browser));
            } else if person::sign_out(&mut browser) == Ok(true) {
                self.tell(|told| told.ended.push(browser));
            }
        }
    }
}

pub(super) fn inject(setup: &Setup) -> Result<Findings, String> {
    let house = House::new(setup, &fresh("kills")?, None)?;
    let server = Server::start(&house)?;
    let (told, steps, over) = (Mutex::default(), AtomicU32::new(0), AtomicBool::new(false));
    let work = Work { port: server.port, told, steps, over };
    std::thread::scope(|scope| {
        scope.spawn(|| work.use_codes());
        scope.spawn(|| work.use_sessions());
        let found = kill_often(&house, &work, server, setup.kills);
        work.over.store(true, Ordering::SeqCst);
        found
    })
}

fn kill_often(house: &House, work: &Work, mut server: Server, kills: u32) -> Result<Findings, String> {
    let mut found = Findings::default();
    for number in 0..kills {
        let got_on = wait_for_work(work, number);
        found.look("people get on", got_on, || format!("nothing was done before kill {number}"));
        server.kill();
        server = Server::start_at(house, work.port)?;
        found.times += 1;
        look(work, &mut found);
        if number % 50 == 49 {
            println!("  {} kills, {} faults", number + 1, found.broken.len());
        }
    }
    let verified = house.program().args(["audit", "verify"]).ask();
    found.look("the audit log is unchanged", verified.is_ok(), || verified.unwrap_or_else(|why| why));
    Ok(found)
}

/// Waits until some steps were taken since the start, and for a random moment more.
fn wait_for_work(work: &Work, number: u32) -> bool {
    let (before, watch) = (work.steps.load(Ordering::SeqCst), Stopwatch::start());
    while work.steps.load(Ordering::SeqCst) < before + 1 + number % 3 && watch.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(2));
    }
    std::thread::sleep(Duration::from_millis(u64::from(number * 37 % 150)));
    work.steps.load(Ordering::SeqCst) > before
}

/// Checks with the new server what was told before the kill.
fn look(work: &Work, found: &mut Findings) {
    let told = std::mem::take(&mut *work.told.lock().unwrap_or_else(PoisonError::into_inner));
    for (code, first) in told.redeemed {
        let mut all = vec![first];
        all.extend((0..2).map(|_| person::redeem(work.port, &code)));
        let used = all.iter().filter(|one| **one == Redeemed::Yes).count();
        found.look("a code is used once at most", used <= 1, || format!("{all:?}"));
        found.look("a code that was given is there", first == Redeemed::Unknown || used == 1, || format!("{all:?}"));
    }
    for mut browser in told.opened {
        let there = person::is_signed_in(&mut browser);
        found.look("a session that was opened is there", there == Some(true), || format!("{there:?}"));
    }
    for mut browser in told.ended {
        let there = person::is_signed_in(&mut browser);
        found.look("a session that was ended is over", there == Some(false), || format!("{there:?}"));
    }
}
