//! A PostgreSQL that crashes and restarts, and one that hangs for a while.

use std::time::Duration;

use super::house::House;
use super::http::{Browser, says_unwell};
use super::person::{self, Redeemed};
use super::postgres::Postgres;
use super::server::Server;
use super::{Findings, Setup, fresh};

/// Longer than health waits for it.
const HALT: Duration = Duration::from_secs(5);

pub(super) fn inject(setup: &Setup) -> Result<Findings, String> {
    let mut postgres = Postgres::start()?;
    let house = House::new(setup, &fresh("standing")?, Some(postgres.url()))?;
    let mut server = Server::start(&house)?;
    let mut found = Findings::default();
    for _ in 0..setup.times() {
        let (code, mut open) = (person::code(server.port)?, person::session(server.port)?);
        postgres.crash()?;
        found.times += 1;
        meanwhile(server.port, &code, &mut open, &mut found);
        postgres.begin()?;
        afterwards(&mut server, &code, &mut open, &mut found);

        let (code, mut open) = (person::code(server.port)?, person::session(server.port)?);
        postgres.signal("-STOP")?;
        found.times += 1;
        let port = server.port;
        let asked = code.clone();
        // It waits as long as PostgreSQL hangs, and may still be told that it is done.
        let waiting = std::thread::spawn(move || person::redeem(port, &asked));
        std::thread::sleep(HALT);
        postgres.signal("-CONT")?;
        let first = waiting.join().map_err(|_| "a client broke off")?;
        found.look("a code is not refused while it stands still", first != Redeemed::No, || format!("{first:?}"));
        let second = person::redeem(server.port, &code);
        let once = (first == Redeemed::Yes) != (second == Redeemed::Yes) || first == Redeemed::Unknown;
        found.look("it is used once", once, || format!("{first:?}, {second:?}"));
        let signed_in = person::is_signed_in(&mut open);
        found.look("a session is there afterwards", signed_in == Some(true), || format!("{signed_in:?}"));
    }
    Ok(found)
}

fn meanwhile(port: u16, code: &str, open: &mut Browser, found: &mut Findings) {
    let redeemed = person::redeem(port, code);
    found.look("a code is neither used nor refused", redeemed == Redeemed::Unknown, || format!("{redeemed:?}"));
    let signed_in = person::is_signed_in(open);
    found.look("nobody is signed out by it", signed_in.is_none(), || format!("{signed_in:?}"));
    found.look("health says so", says_unwell(port), || "not within 15 s".to_owned());
}

fn afterwards(server: &mut Server, code: &str, open: &mut Browser, found: &mut Findings) {
    let signed_in = person::is_signed_in(open);
    found.look("a session is there afterwards", signed_in == Some(true), || format!("{signed_in:?}"));
    let all = [person::redeem(server.port, code), person::redeem(server.port, code)];
    found.look("a code is good afterwards, once", all == [Redeemed::Yes, Redeemed::No], || format!("{all:?}"));
    let runs = server.still_runs();
    found.look("the server runs", runs.is_ok(), || runs.err().unwrap_or_default());
}
