//! A clock that goes back across a restart. The clock itself is not changed, which no test may do on a shared machine; the time in the mark is.

use super::house::House;
use super::server::Server;
use super::{Findings, Setup, fresh, person};
use crate::files;

const MINUTE: i64 = 60_000;

pub(super) fn inject(setup: &Setup) -> Result<Findings, String> {
    let house = House::new(setup, &fresh("clock")?, None)?;
    let server = Server::start(&house)?;
    let mut open = person::session(server.port)?;
    let port = server.port;
    drop(server);
    let mut found = Findings { times: 2, ..Findings::default() };
    later(&house, 5 * MINUTE)?;
    {
        let _server = Server::start_at(&house, port)?;
        let signed_in = person::is_signed_in(&mut open);
        found.look("a little behind, time stands still and sessions stay", signed_in == Some(true), || {
            format!("{signed_in:?}")
        });
    }
    later(&house, 60 * MINUTE)?;
    let said = house.program().arg("serve").ask().err().unwrap_or_default();
    found.look("far behind, no server starts", said.contains("this machine's clock says"), || said);
    let restored = house.program().args(["restore", "--clock"]).ask();
    found.look("there is a way on", restored.is_ok(), || restored.err().unwrap_or_default());
    let _server = Server::start_at(&house, port)?;
    let signed_in = person::is_signed_in(&mut open);
    found.look("what was open is void after it", signed_in == Some(false), || format!("{signed_in:?}"));
    Ok(found)
}

/// Moves the time in the mark ahead.
fn later(house: &House, by: i64) -> Result<(), String> {
    let path = house.data.join("sluss.mark");
    let mark: serde_json::Value = serde_json::from_slice(&files::read(&path)?).map_err(|error| error.to_string())?;
    let mut mark = mark;
    mark["at"] = (mark["at"].as_i64().unwrap_or_default() + by).into();
    files::write(&path, mark.to_string())
}
