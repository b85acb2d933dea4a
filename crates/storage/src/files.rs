//! The files of an SQLite database are readable only by their owner, whatever folder they are in: they contain
//! addresses, hashes and the log of what people did in the clear.

use std::fs::{OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::sqlite::SqliteConnectOptions;

/// The database itself, and the files beside it while it is in use or after its server was killed.
const ENDINGS: [&str; 3] = ["", "-wal", "-shm"];
const OWNER: u32 = 0o600;
const OTHERS: u32 = 0o077;

/// Creates the file if it may be created, and withdraws access to existing files from everybody but their owner. Files
/// that SQLite creates beside it get the same permissions. Whether the file can be opened at all, SQLite reports.
pub(crate) fn close_to_others(url: &str) {
    let Some(file) = file(url) else { return };
    if !url.contains("mode=ro") {
        // It may exist already, or its folder may not.
        let _ = OpenOptions::new().write(true).create_new(true).mode(OWNER).open(&file);
    }
    for ending in ENDINGS {
        let mut name = file.clone().into_os_string();
        name.push(ending);
        let name = PathBuf::from(name);
        match close(&name) {
            Ok(false) => {}
            Ok(true) => {
                tracing::warn!(event = "file-closed", file = %name.display(), "others could read this file: now only its owner can")
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                tracing::warn!(event = "file-open", file = %name.display(), %error, "others can read this file: run chmod 600 on it")
            }
        }
    }
}

/// Withdraws access from others, and returns whether they had any.
fn close(file: &Path) -> io::Result<bool> {
    let mode = file.metadata()?.permissions().mode();
    if mode & OTHERS == 0 {
        return Ok(false);
    }
    std::fs::set_permissions(file, Permissions::from_mode(mode & !OTHERS))?;
    Ok(true)
}

/// Whether the database would be in a file that does not exist. SQLite reports one that is not accessible.
pub(crate) fn is_missing(url: &str) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound};
    let found = file(url).map(|file| file.metadata());
    found.is_some_and(|found| found.is_err_and(|error| matches!(error.kind(), NotFound | NotADirectory)))
}

/// The file of the database, if it is in one.
pub(crate) fn file(url: &str) -> Option<PathBuf> {
    let file = SqliteConnectOptions::from_str(url).ok()?.get_filename().to_owned();
    (!url.contains(":memory:") && !url.contains("mode=memory")).then_some(file)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use crate::Database;

    #[tokio::test]
    async fn m04_files_that_were_open_to_others_are_closed_at_the_start() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("a database.db").display());
        let path = |ending: &str| folder.path().join(format!("a database.db{ending}"));
        let mode = |ending: &str| path(ending).metadata().unwrap().permissions().mode() & 0o777;
        let first = Database::open(&url).await.unwrap();
        assert_eq!(["", "-wal", "-shm"].map(mode), [0o600; 3], "from the first moment on");
        for ending in ["", "-wal", "-shm"] {
            std::fs::set_permissions(path(ending), std::fs::Permissions::from_mode(0o644)).unwrap();
        }
        // The first one is still open, as after a crash.
        let second = Database::open(&url).await.unwrap();
        assert_eq!(["", "-wal", "-shm"].map(mode), [0o600; 3]);
        drop((first, second));
    }
}
