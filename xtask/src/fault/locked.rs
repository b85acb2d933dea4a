//! A database that another program holds, and one that can only be read.

use std::io::Write;
use std::process::{Command, Stdio};

use super::house::House;
use super::http::says_unwell;
use super::person::{self, Redeemed};
use super::server::Server;
use super::{Findings, Setup, database, fresh};

pub(super) fn inject(setup: &Setup) -> Result<Findings, String> {
    let house = House::new(setup, &fresh("locked")?, None)?;
    let server = Server::start(&house)?;
    let mut found = Findings::default();
    for _ in 0..setup.times() {
        let code = person::code(server.port)?;
        let mut open = person::session(server.port)?;
        let held = Held::new(&database(&house.data))?;
        found.times += 1;
        found.look("health says so", says_unwell(server.port), || "not within 15 s".to_owned());
        let redeemed = person::redeem(server.port, &code);
        found.look("a code is neither used nor refused", redeemed == Redeemed::Unknown, || format!("{redeemed:?}"));
        let signed_in = person::is_signed_in(&mut open);
        found.look("nobody is signed out by it", signed_in != Some(false), || format!("{signed_in:?}"));
        held.let_go()?;
        let redeemed = person::redeem(server.port, &code);
        found.look("the code is good afterwards", redeemed == Redeemed::Yes, || format!("{redeemed:?}"));
        let again = person::redeem(server.port, &code);
        found.look("and once", again == Redeemed::No, || format!("{again:?}"));
    }
    Ok(found)
}

/// Another program with a transaction that writes.
struct Held(std::process::Child);

impl Held {
    fn new(file: &str) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("sqlite3: {error}");
        let mut program = Command::new("sqlite3");
        let mut child = program.arg(file).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(failed)?;
        let input = child.stdin.as_mut().ok_or("sqlite3 reads nothing")?;
        input.write_all(b".timeout 10000\nBEGIN IMMEDIATE;\nSELECT 'held';\n").map_err(failed)?;
        let mut said = [0; 4];
        let output = child.stdout.as_mut().ok_or("sqlite3 says nothing")?;
        std::io::Read::read_exact(output, &mut said).map_err(failed)?;
        Ok(Self(child))
    }

    fn let_go(mut self) -> Result<(), String> {
        // The end of its input ends the program, and its transaction.
        drop(self.0.stdin.take());
        self.0.wait().map(|_| ()).map_err(|error| format!("sqlite3: {error}"))
    }
}

/// Root can write to read-only files, so the database is opened read-only instead.
pub(super) fn inject_read_only(setup: &Setup) -> Result<Findings, String> {
    let folder = fresh("read-only")?;
    let house = House::new(setup, &folder, None)?;
    drop(Server::start(&house)?);
    let url = format!("sqlite:{}?mode=ro", database(&folder));
    let mut found = Findings { times: 1, ..Findings::default() };
    let said = House::empty(setup, &folder, Some(url))?.program().arg("serve").ask().err().unwrap_or_default();
    found.look("no server starts", said.contains("it can only be read"), || said);
    let server = Server::start(&house)?;
    let session = person::session(server.port);
    found.look("it works once it can be written", session.is_ok(), || session.err().unwrap_or_default());
    Ok(found)
}
