//! The server under measurement: the program itself, in a process of its own, so that its memory is nobody else's.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::net::TcpStream;

use crate::people::ISSUER;

/// A running server. Dropping it stops it.
pub(crate) struct Program {
    child: Child,
    pub(crate) address: SocketAddr,
}

/// How long the server keeps memory for the next one who needs it, at most.
const KEPT: Duration = Duration::from_secs(21);

impl Program {
    /// Starts it on a data folder, and waits until it takes connections.
    pub(crate) async fn start(data: &Path) -> Self {
        let address = free_address();
        let log = File::create(data.join("server.log")).expect("the data folder can be written");
        let child = Command::new(env!("CARGO_BIN_EXE_sluss"))
            .arg("serve")
            .env_clear()
            .env("SLUSS_DATA", data)
            .env("SLUSS_ISSUER", ISSUER)
            .env("SLUSS_LISTEN", address.to_string())
            .stdin(Stdio::null())
            .stdout(log)
            .spawn();
        let mut program = Self { child: child.expect("Cargo has built the program"), address };
        while TcpStream::connect(address).await.is_err() {
            let ended = program.child.try_wait().expect("the program is our child");
            assert!(ended.is_none(), "the server has ended: {ended:?}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        program
    }

    /// KiB in memory, once that has come to rest, and what is kept for a while after use has been given back.
    pub(crate) async fn memory_at_rest(&self) -> u64 {
        tokio::time::sleep(KEPT).await;
        let mut before = self.memory();
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let now = self.memory();
            if now.abs_diff(before) * 100 <= now {
                return now;
            }
            before = now;
        }
    }

    /// The KiB of the process that are in memory (`VmRSS`).
    pub(crate) fn memory(&self) -> u64 {
        self.status("VmRSS:")
    }

    /// The most KiB that it ever had in memory.
    pub(crate) fn most_memory(&self) -> u64 {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> u64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let text = text.expect("the system tells how a process of ours is");
        let value = text.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" kB")?.parse().ok());
        value.expect("the system tells how much memory a process has")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // If it has ended by itself, there is nothing to stop.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
    listener.local_addr().expect("it is bound")
}
