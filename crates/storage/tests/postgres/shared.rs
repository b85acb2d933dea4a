//! Servers that are started once, although each test may be a process of its own.
//!
//! `cargo xtask test` names a folder in `SLUSS_TEST_SERVERS`: the first process that needs a server starts it and
//! writes down there how to reach it, and it lives as long as the run. Without the variable, as under a plain `cargo
//! test`, it lives as long as the process.

use std::fs::File;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// How long a server lives.
pub(crate) enum Life {
    Process,
    /// As long as somebody holds the other end of this pipe.
    Run(PathBuf),
}

/// How to reach the server of this name; `start` returns that for one that it starts.
pub(crate) fn shared(name: &str, start: impl FnOnce(&Life) -> String) -> String {
    let Some(folder) = std::env::var_os("SLUSS_TEST_SERVERS").map(PathBuf::from) else { return start(&Life::Process) };
    // Others that need the server wait here until it answers; the lock ends with its process, however that ends.
    let lock = File::create(folder.join(format!("{name}.lock"))).unwrap();
    lock.lock().unwrap();
    let written = folder.join(name);
    if let Ok(told) = std::fs::read_to_string(&written) {
        return told;
    }
    let told = start(&Life::Run(folder.join("alive")));
    std::fs::write(written, &told).unwrap();
    told
}

impl Life {
    /// Starts a shell that serves until its standard input ends, and then cleans up after itself.
    pub(crate) fn serve(&self, mut shell: Command) {
        // Whoever waits for this process's output, or stops its process group, does not mean what outlives it.
        shell.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        match self {
            Self::Process => shell.stdin(Stdio::piped()),
            Self::Run(alive) => shell.stdin(File::open(alive).unwrap()),
        };
        // A pipe of this process stays open as long as the process lives.
        std::mem::forget(shell.spawn().unwrap());
    }
}
