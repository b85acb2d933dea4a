//! A server that is started, killed, and started again on the same port.

use std::fs::OpenOptions;

use super::house::House;
use crate::process::{Running, free_port};
use crate::runner::Runner;

/// A server in a process of its own.
pub(super) struct Server {
    running: Running,
    pub(super) port: u16,
}

impl Server {
    /// Starts one; comes back when it answers.
    pub(super) fn start(house: &House) -> Result<Self, String> {
        Self::start_at(house, free_port()?)
    }

    pub(super) fn start_at(house: &House, port: u16) -> Result<Self, String> {
        Self::start_as(house, house.program(), port)
    }

    pub(super) fn start_as(house: &House, program: Runner, port: u16) -> Result<Self, String> {
        let path = house.data.join("server.log");
        let log = OpenOptions::new().create(true).append(true).open(&path);
        let log = log.map_err(|error| format!("{}: {error}", path.display()))?;
        let serve = program.arg("serve").env("SLUSS_LISTEN", format!("127.0.0.1:{port}"));
        let mut running = Running::start("the server", serve, log.into())?;
        running.wait_for(port, "/health").map_err(|why| format!("{why}; see {}", path.display()))?;
        Ok(Self { running, port })
    }

    /// Ends it as `kill -9` does, so that nothing is finished.
    pub(super) fn kill(mut self) {
        self.running.kill();
    }

    pub(super) fn still_runs(&mut self) -> Result<(), String> {
        self.running.still_runs()
    }
}
