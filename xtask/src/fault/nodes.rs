//! Two nodes on one PostgreSQL that get the same code at the same instant, again and again.

use std::sync::Barrier;

use super::house::House;
use super::person::{self, Redeemed};
use super::postgres::Postgres;
use super::server::Server;
use super::{Findings, Setup, fresh};

const RACES: u32 = 30;
/// How many ask each node.
const EACH: usize = 4;

pub(super) fn inject(setup: &Setup) -> Result<Findings, String> {
    let postgres = Postgres::start()?;
    let folder = fresh("nodes")?;
    let first = House::new(setup, &folder.join("one"), Some(postgres.url()))?;
    let second = House::empty(setup, &folder.join("two"), Some(postgres.url()))?;
    // One key file for one database.
    std::fs::copy(first.data.join("master.key"), second.data.join("master.key")).map_err(|error| error.to_string())?;
    let servers = [Server::start(&first)?, Server::start(&second)?];
    let ports = [servers[0].port, servers[1].port];
    let mut found = Findings::default();
    for _ in 0..RACES {
        let code = person::code(ports[0])?;
        let start = Barrier::new(ports.len() * EACH);
        let ask = &|port| {
            start.wait();
            person::redeem(port, &code)
        };
        let all: Vec<Redeemed> = std::thread::scope(|scope| {
            let clients = ports.iter().flat_map(|port| std::iter::repeat_n(*port, EACH));
            let asked: Vec<_> = clients.map(|port| scope.spawn(move || ask(port))).collect();
            asked.into_iter().map(|one| one.join().unwrap_or(Redeemed::Unknown)).collect()
        });
        found.times += 1;
        let used = all.iter().filter(|one| **one == Redeemed::Yes).count();
        found.look("one of eight uses it", used == 1, || format!("{all:?}"));
    }
    let mut open = person::session(ports[0])?;
    open.port = ports[1];
    let signed_in = person::is_signed_in(&mut open);
    found.look("a session of one is one of the other", signed_in == Some(true), || format!("{signed_in:?}"));
    open.port = ports[0];
    let ended = person::sign_out(&mut open)?;
    open.port = ports[1];
    let signed_in = person::is_signed_in(&mut open);
    found.look("and its end too", ended && signed_in == Some(false), || format!("{ended} {signed_in:?}"));
    Ok(found)
}
