//! Programs that keep running until this one ends, however it ends: a small watchdog holds the other end of a pipe, and
//! stops them when that is closed.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use crate::runner::Runner;
use crate::stopwatch::Stopwatch;

/// A program that runs beside this one. Dropping it stops the program.
#[derive(Debug)]
pub(crate) struct Running {
    name: &'static str,
    child: Child,
    /// Dropping this closes the pipe, which tells the watchdog.
    _alive: Option<ChildStdin>,
    watchdog: Child,
}

impl Running {
    /// Starts it; its output goes to `output`.
    pub(crate) fn start(name: &'static str, runner: Runner, output: Stdio) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("{name} could not be started: {error}");
        let mut command = runner.into_command();
        let child = command.stdin(Stdio::null()).stdout(output).spawn().map_err(failed)?;
        let mut watchdog = Command::new("sh")
            .args(["-c", "trap '' INT; cat >/dev/null; kill \"$1\" 2>/dev/null", "watchdog", &child.id().to_string()])
            .stdin(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let alive = watchdog.stdin.take();
        Ok(Self { name, child, _alive: alive, watchdog })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// An error once it has ended by itself.
    pub(crate) fn still_runs(&mut self) -> Result<(), String> {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(format!("{} has ended ({status})", self.name)),
            Err(error) => Err(format!("{}: {error}", self.name)),
        }
    }

    /// Ends it at once, as `kill -9` does; returns when it is gone.
    pub(crate) fn kill(&mut self) {
        // A program that has ended by itself cannot be killed, which amounts to the same.
        _ = self.child.kill();
        _ = self.child.wait();
    }

    /// Waits until `path` on a port of this machine answers with a status below 400.
    pub(crate) fn wait_for(&mut self, port: u16, path: &str) -> Result<Duration, String> {
        let watch = Stopwatch::start();
        while watch.elapsed() < Duration::from_secs(60) {
            self.still_runs()?;
            if answers(port, path) {
                return Ok(watch.elapsed());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err(format!("{} did not answer on port {port} within a minute", self.name))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self._alive.take());
        _ = self.watchdog.wait();
        _ = self.child.wait();
    }
}

fn answers(port: u16, path: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")?;
        let mut first = [0; 12];
        stream.read_exact(&mut first)?;
        Ok(String::from_utf8_lossy(&first).into_owned())
    };
    ask().is_ok_and(|answer| matches!(answer.as_bytes().get(9), Some(b'2' | b'3')))
}

/// An error that names the port if another program listens on it.
pub(crate) fn port_is_free(port: u16) -> Result<(), String> {
    let listening = TcpListener::bind(("127.0.0.1", port));
    listening.map(|_| ()).map_err(|error| format!("port {port} cannot be used ({error}): stop what listens there"))
}

/// A port that nobody listens on at this moment.
pub(crate) fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Running, Stdio, free_port};
    use crate::runner::Runner;

    #[test]
    fn a_program_ends_when_its_value_does() {
        let running = Running::start("sleep", Runner::new("sleep").arg("600"), Stdio::null()).unwrap();
        let id = running.id().to_string();
        drop(running);
        assert!(Runner::new("kill").args(["-0", &id]).ask().is_err(), "it still runs");
    }

    #[test]
    fn a_program_that_ends_by_itself_is_not_waited_for() {
        let mut running = Running::start("false", Runner::new("false"), Stdio::null()).unwrap();
        assert!(running.wait_for(free_port().unwrap(), "/").unwrap_err().contains("false has ended"));
    }
}
