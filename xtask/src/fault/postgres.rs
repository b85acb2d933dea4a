//! A PostgreSQL from this machine's packages for the duration of an injection: on a free port, in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::process::{Running, free_port};
use crate::runner::{Runner, find_server};

/// PostgreSQL refuses to run as root.
const USER: &str = "nobody";

/// One that can be stopped, halted and started again.
pub(super) struct Postgres {
    data: PathBuf,
    port: u16,
    running: Option<Running>,
}

impl Postgres {
    pub(super) fn start() -> Result<Self, String> {
        let folder = Runner::new("mktemp").args(["-d", "--suffix", ".sluss-fault"]).ask()?;
        let folder = PathBuf::from(folder.trim());
        Runner::new("chown").arg(USER).arg(&folder).ask()?;
        let data = folder.join("data");
        let made = program("initdb")?.args(["-U", "sluss", "-A", "trust", "--no-sync", "-D"]).arg(&data);
        made.ask()?;
        let mut all = Self { data, port: free_port()?, running: None };
        all.begin()?;
        Ok(all)
    }

    pub(super) fn url(&self) -> String {
        format!("postgres://sluss@127.0.0.1:{}/postgres?sslmode=disable", self.port)
    }

    /// Starts it; comes back when it answers.
    pub(super) fn begin(&mut self) -> Result<(), String> {
        let folder = self.data.parent().unwrap_or(&self.data).display().to_string();
        let port = self.port.to_string();
        let postgres = program("postgres")?.arg("-D").arg(&self.data);
        let postgres = postgres.args(["-p", &port, "-h", "127.0.0.1", "-k", &folder, "-c", "log_min_messages=panic"]);
        self.running = Some(Running::start("PostgreSQL", postgres, Stdio::null())?);
        for _ in 0..600 {
            let ready = program("pg_isready")?
                .args(["-q", "-U", "sluss", "-d", "postgres", "-h", "127.0.0.1", "-p", &port])
                .ask();
            if ready.is_ok() {
                return Ok(());
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        Err("PostgreSQL does not answer".to_owned())
    }

    /// Ends it without letting anybody finish, as a crash does.
    pub(super) fn crash(&mut self) -> Result<(), String> {
        program("pg_ctl")?.args(["stop", "-m", "immediate", "-D"]).arg(&self.data).ask()?;
        self.running = None;
        Ok(())
    }

    /// Halts all of its processes, or lets them go on.
    pub(super) fn signal(&self, signal: &str) -> Result<(), String> {
        let first = self.running.as_ref().ok_or("PostgreSQL does not run")?.id().to_string();
        let children = std::fs::read_to_string(format!("/proc/{first}/task/{first}/children")).unwrap_or_default();
        for id in children.split_whitespace().chain([first.as_str()]) {
            // A process may have ended meanwhile.
            _ = Runner::new("kill").args([signal, id]).ask();
        }
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if self.running.is_some() {
            _ = self.signal("-CONT");
            _ = self.crash();
        }
        if let Some(folder) = self.data.parent() {
            _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// A program of PostgreSQL, as a user that it takes.
fn program(name: &str) -> Result<Runner, String> {
    let file = find_server(name).ok_or_else(|| format!("{name} is needed: apt-get install postgresql"))?;
    if !is_root() {
        return Ok(Runner::new(file));
    }
    Ok(Runner::new("setpriv").args(["--reuid", USER, "--clear-groups"]).arg(file))
}

fn is_root() -> bool {
    Path::new("/proc/self").metadata().is_ok_and(|data| std::os::unix::fs::MetadataExt::uid(&data) == 0)
}
