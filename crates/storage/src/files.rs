//! The files of a database on SQLite are their owner's alone, whatever folder they lie in: addresses, hashes and the log of what people did
//! stand in them in the clear.

use std::fs::{OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::sqlite::SqliteConnectOptions;

/// The database itself, and what stands beside it while it is used, or was left by one that was killed.
const ENDINGS: [&str; 3] = ["", "-wal", "-shm"];
const OWNER: u32 = 0o600;
const OTHERS: u32 = 0o077;

/// Makes the file, if it is to be made, and closes those that are there to everybody but their owner. What SQLite makes beside it gets what
/// the file has. Whether it can be opened at all, SQLite says.
pub(crate) fn close_to_others(url: &str) {
    let Some(file) = file(url) else { return };
    if !url.contains("mode=ro") {
        // There is one already, or no folder for it.
        let _ = OpenOptions::new().write(true).create_new(true).mode(OWNER).open(&file);
    }
    for ending in ENDINGS {
        let mut name = file.clone().into_os_string();
        name.push(ending);
        let name = PathBuf::from(name);
        match close(&name) {
            Ok(false) => {}
            Ok(true) => {
                tracing::warn!(event = "file-closed", file = %name.display(), "others could read it: now only its owner can")
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                tracing::warn!(event = "file-open", file = %name.display(), %error, "others can read it: chmod 600 it")
            }
        }
    }
}

/// Whether it was open to others.
fn close(file: &Path) -> io::Result<bool> {
    let mode = file.metadata()?.permissions().mode();
    if mode & OTHERS == 0 {
        return Ok(false);
    }
    std::fs::set_permissions(file, Permissions::from_mode(mode & !OTHERS))?;
    Ok(true)
}

/// Whether the database would be in a file, and there is none. One that may not be looked at is for SQLite to speak of.
pub(crate) fn is_missing(url: &str) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound};
    let found = file(url).map(|file| file.metadata());
    found.is_some_and(|found| found.is_err_and(|error| matches!(error.kind(), NotFound | NotADirectory)))
}

/// Where the database is, if it is in a file.
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
        // The first is still there, as after a crash.
        let second = Database::open(&url).await.unwrap();
        assert_eq!(["", "-wal", "-shm"].map(mode), [0o600; 3]);
        drop((first, second));
    }
}
