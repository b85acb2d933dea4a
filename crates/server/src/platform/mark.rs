//! A mark outside the database that says how far it had come. With it a server notices that an older copy has taken the database's place
//! (docs/decisions/0046). It is written after what it describes was committed, so it may be behind but is never ahead.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sluss_delivery::io_error::in_words;
use sluss_domain::model::audit_chain::Head;
use sluss_domain::{Error, Sluss};

/// How long a mark stays as it is if nothing happens. A server that is killed loses at most that much of the time that it keeps.
const AT_LEAST_EVERY_MS: u64 = 60_000;

/// The content of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// When a copy was last put back; 0 for never.
    pub epoch: i64,
    /// The head of the audit log, as `sluss audit verify` prints it; none while nothing has happened.
    pub head: Option<String>,
    /// The time when it was written.
    pub at: i64,
}

/// How the database compares to the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It contains everything that the mark describes, or a copy was properly put back since.
    Well,
    /// It lacks something that the mark describes: it is an older copy.
    Older,
}

/// The mark's file, and what was last written to it.
#[derive(Debug)]
pub struct MarkFile {
    path: PathBuf,
    last: Option<Mark>,
}

impl MarkFile {
    /// Reads the mark, if there is one.
    ///
    /// # Errors
    /// A sentence about a file that cannot be read, or holds something else.
    pub fn open(path: PathBuf) -> Result<Self, String> {
        let last = match std::fs::read(&path) {
            Ok(bytes) => Some(serde_json::from_slice(&bytes).map_err(|_| unreadable(&path))?),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(format!("the mark {}: {}", path.display(), in_words(&error))),
        };
        Ok(Self { path, last })
    }

    /// What it said last.
    #[must_use]
    pub const fn last(&self) -> Option<&Mark> {
        self.last.as_ref()
    }

    /// How the database compares to it; without a mark all is well.
    ///
    /// # Errors
    /// The store's, or that the mark holds no head.
    pub async fn standing(&self, sluss: &Sluss) -> Result<Standing, String> {
        let Some(mark) = &self.last else { return Ok(Standing::Well) };
        let failed = |error: Error| error.to_string();
        let epoch = sluss.store.epoch().await.map_err(failed)?.map_or(0, |epoch| epoch.began_at.0);
        // A copy was put back under a running server, which would still accept what has been voided.
        if epoch != sluss.epoch.0 {
            return Ok(Standing::Older);
        }
        if epoch != mark.epoch {
            return Ok(if epoch > mark.epoch { Standing::Well } else { Standing::Older });
        }
        let Some(head) = &mark.head else { return Ok(Standing::Well) };
        let head: Head = head.parse().map_err(|_| unreadable(&self.path))?;
        let holds = sluss.upkeep().holds_head(&head).await.map_err(failed)?;
        Ok(if holds { Standing::Well } else { Standing::Older })
    }

    /// Writes down how far the database has come, if it has come further or some time has gone by.
    ///
    /// # Errors
    /// The store's, or the file's.
    pub async fn keep(&mut self, sluss: &Sluss) -> Result<(), String> {
        let failed = |error: Error| error.to_string();
        // What is read here was committed: if the machine stops now, the database has it and the mark lacks it.
        let epoch = sluss.store.epoch().await.map_err(failed)?.map_or(0, |epoch| epoch.began_at.0);
        let head = sluss.audit_log().head().await.map_err(failed)?.map(|head| head.to_string());
        let mark = Mark { epoch, head, at: sluss.now().0 };
        let same = |last: &Mark| {
            last.epoch == mark.epoch && last.head == mark.head && last.at.abs_diff(mark.at) < AT_LEAST_EVERY_MS
        };
        if self.last.as_ref().is_some_and(same) {
            return Ok(());
        }
        write(&self.path, &mark).map_err(|error| format!("the mark {}: {}", self.path.display(), in_words(&error)))?;
        self.last = Some(mark);
        Ok(())
    }
}

/// Writes the file as a whole or not at all: it replaces the old one once it is on the disk.
fn write(path: &Path, mark: &Mark) -> std::io::Result<()> {
    // Another node on this machine may write at the same time.
    let fresh = path.with_extension(format!("mark-{}", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&fresh)?;
    file.write_all(&serde_json::to_vec(mark)?)?;
    file.sync_all()?;
    std::fs::rename(fresh, path)
}

fn unreadable(path: &Path) -> String {
    format!(
        "the mark {} holds something else: put back the earlier file, or remove it to go on without a mark",
        path.display()
    )
}

/// What an operator reads who starts a server on an older copy.
#[must_use]
pub fn older(mark: &Path) -> String {
    format!(
        "the database is older than what this server has seen, by the mark {}: an older copy has taken its place. Codes that were used \
         since and sessions that were ended would be good once more, so nobody is served. Stop every server and run `sluss restore \
         --in-place`, which makes void what is open in the copy and tells people; or put the newer database back",
        mark.display()
    )
}

#[cfg(test)]
mod tests {
    use super::{Mark, MarkFile, write};

    #[test]
    fn s10_a_mark_is_read_as_it_was_written_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sluss.mark");
        assert_eq!(MarkFile::open(path.clone()).unwrap().last(), None, "there is none at first");
        let mark = Mark { epoch: 7, head: Some("3:abc".to_owned()), at: 1_800_000_000_000 };
        write(&path, &mark).unwrap();
        assert_eq!(MarkFile::open(path.clone()).unwrap().last(), Some(&mark));
        for torn in ["", "{\"epoch\":7,", "null"] {
            std::fs::write(&path, torn).unwrap();
            let why = MarkFile::open(path.clone()).map(|_| ()).unwrap_err();
            assert!(why.contains("sluss.mark holds something else"), "{torn:?}: {why}");
        }
    }
}
