//! Clients that send half a head, drip a body, or read nothing: others are served meanwhile.

use std::io::Write;
use std::net::TcpStream;

use super::house::House;
use super::server::Server;
use super::{Findings, Setup, fresh, person};

/// How many of each kind there are at once.
const EACH: u32 = 200;

/// What each sends before it falls silent.
const SAID: [&str; 4] = [
    "",
    "GET /health HTTP/1.1\r\nhost: loc",
    "POST /oidc/token HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 500\r\n\r\ngrant",
    "GET /account/sign-in HTTP/1.1\r\nhost: localhost\r\n\r\nGET /account/sign-in HTTP/1.1\r\nhost: localhost\r\n\r\n",
];

pub(super) fn inject(setup: &Setup) -> Result<Findings, String> {
    let house = House::new(setup, &fresh("slow")?, None)?;
    let mut server = Server::start(&house)?;
    let mut found = Findings::default();
    let mut lines = Vec::new();
    for said in SAID {
        for _ in 0..EACH {
            let Ok(mut line) = TcpStream::connect(("127.0.0.1", server.port)) else { break };
            if line.write_all(said.as_bytes()).is_ok() {
                lines.push(line);
                found.times += 1;
            }
        }
        let signed_in = person::session(server.port);
        found.look("others sign in meanwhile", signed_in.is_ok(), || signed_in.err().unwrap_or_default());
    }
    // Each of them drips one byte.
    for line in &mut lines {
        // Being cut off is what should happen to it.
        _ = line.write_all(b"x");
    }
    let code = person::code(server.port);
    found.look("others sign in while they drip", code.is_ok(), || code.err().unwrap_or_default());
    let runs = server.still_runs();
    found.look("the server runs", runs.is_ok(), || runs.err().unwrap_or_default());
    Ok(found)
}
