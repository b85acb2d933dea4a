//! A mark outside the database, which says how far it had come: with it a server notices that an older copy has taken the database's place
//! (docs/decisions/0046). It is written after what it tells of has been committed, so it may be behind and is never ahead.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sluss_delivery::io_error::in_words;
use sluss_domain::model::audit_chain::Head;
use sluss_domain::{Error, Sluss};

/// How long a mark stays as it is when nothing happens: so much of the time that it keeps is lost by a server that is killed.
const AT_LEAST_EVERY_MS: u64 = 60_000;

/// What the file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// When a copy was put back last; 0: never.
    pub epoch: i64,
    /// The head of the audit log, as `sluss audit verify` prints it; none as long as nothing has happened.
    pub head: Option<String>,
    /// The time when it was written.
    pub at: i64,
}

/// How the database stands to the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds all that the mark tells of, or a copy was put back in the right way since.
    Well,
    /// It lacks something that the mark tells of: an older copy stands there.
    Older,
}

/// Where the mark is, and what was written there last.
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

    /// How the database stands to it; all is well where there is no mark.
    ///
    /// # Errors
    /// The store's, or that the mark holds no head.
    pub async fn standing(&self, sluss: &Sluss) -> Result<Standing, String> {
        let Some(mark) = &self.last else { return Ok(Standing::Well) };
        let failed = |error: Error| error.to_string();
        let epoch = sluss.store.epoch().await.map_err(failed)?.map_or(0, |epoch| epoch.began_at.0);
        // A copy was put back under a server that goes on: what it would take for good is void.
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
        // What is read here has been committed: if the machine stops now, the database has it and the mark has not.
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

/// Whole, or not at all: it takes the place of the one before once it is on the disk.
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
        "the mark {} holds something else: put back the one from before, or remove it to go on without",
        path.display()
    )
}

/// What somebody reads who starts a server on an older copy.
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
