//! A folder in which the processes of one run of tests find the servers that they share, such as PostgreSQL.
//!
//! The first test that needs a server starts it there (`crates/storage/tests/shared`); it lives as long as somebody writes to the pipe
//! `alive`, which is this program. However the run ends, nothing stays behind.

use std::fs::File;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::files;
use crate::runner::Runner;

/// The folder, as long as a run lasts.
#[derive(Debug)]
pub(super) struct Servers {
    folder: PathBuf,
    /// Held open, never written to.
    _alive: File,
}

impl Servers {
    /// The variable that tells tests where the folder is.
    pub(super) const NAME: &str = "SLUSS_TEST_SERVERS";

    pub(super) fn new() -> Result<Self, String> {
        let folder = PathBuf::from(Runner::new("mktemp").args(["-d", "--suffix", ".sluss-tests"]).ask()?.trim());
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        let pipe = folder.join("alive");
        Runner::new("mkfifo").arg(&pipe).ask()?;
        // Servers that refuse to be root's look at the pipe as somebody else.
        for (path, mode) in [(&folder, 0o755), (&pipe, 0o644)] {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).map_err(failed)?;
        }
        // For both directions, or it would wait here for the first reader.
        let alive = File::options().read(true).write(true).open(&pipe).map_err(failed)?;
        Ok(Self { folder, _alive: alive })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        _ = files::remove_folder(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::Servers;
    use crate::runner::Runner;

    #[test]
    fn what_reads_the_pipe_ends_with_the_run() {
        let servers = Servers::new().unwrap();
        let pipe = servers.folder().join("alive");
        let mut reader =
            Runner::new("sh").args(["-c", "read -r _ < \"$1\"", "sh"]).arg(&pipe).into_command().spawn().unwrap();
        assert!(reader.try_wait().unwrap().is_none(), "it did not wait");
        drop(servers);
        reader.wait().unwrap();
        assert!(!pipe.exists());
    }
}
