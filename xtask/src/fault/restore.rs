//! A copy that is put back by `sluss restore`, and one that is put back by hand.

use super::house::House;
use super::person::{self, Redeemed};
use super::server::Server;
use super::{Findings, Setup, fresh};

pub(super) fn inject(setup: &Setup) -> Result<Findings, String> {
    let house = House::new(setup, &fresh("restore")?, None)?;
    let server = Server::start(&house)?;
    let port = server.port;
    let (mut open, code) = (person::session(port)?, person::code(port)?);
    let copy = house.data.join("copy.db");
    let name = copy.display().to_string();
    house.program().args(["backup", &name]).ask()?;
    let mut found = Findings { times: 2, ..Findings::default() };
    let first = person::redeem(port, &code);
    found.look("the code is used after the copy", first == Redeemed::Yes, || format!("{first:?}"));
    let said = house.program().args(["restore", &name, "--replace"]).ask().err().unwrap_or_default();
    found.look("nothing is put back while a server runs", said.contains("in use"), || said);
    drop(server);
    house.program().args(["restore", &name, "--replace"]).ask()?;
    let server = Server::start_at(&house, port)?;
    void(port, &mut open, &code, &mut found);
    person::code(port)?;
    drop(server);
    for ending in ["", "-wal", "-shm"] {
        // They exist only if somebody left them.
        _ = std::fs::remove_file(house.data.join(format!("sluss.db{ending}")));
    }
    std::fs::copy(&copy, house.data.join("sluss.db")).map_err(|error| error.to_string())?;
    let said = house.program().arg("serve").ask().err().unwrap_or_default();
    found.look("a copy put back by hand is not served", said.contains("--in-place"), || said);
    house.program().args(["restore", "--in-place"]).ask()?;
    let _server = Server::start_at(&house, port)?;
    void(port, &mut open, &code, &mut found);
    Ok(found)
}

fn void(port: u16, open: &mut super::http::Browser, code: &str, found: &mut Findings) {
    let signed_in = person::is_signed_in(open);
    found.look("a session of the copy is over", signed_in == Some(false), || format!("{signed_in:?}"));
    let redeemed = person::redeem(port, code);
    found.look("a used code of the copy is void", redeemed == Redeemed::No, || format!("{redeemed:?}"));
    let session = person::session(port);
    found.look("people sign in again", session.is_ok(), || session.err().unwrap_or_default());
}
