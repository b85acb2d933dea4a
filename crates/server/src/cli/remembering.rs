//! What a running server does so that the past stays as it was: it links new entries of the audit log, and writes down outside the database how
//! far that has come.

use std::sync::Arc;
use std::time::Duration;

use sluss_domain::{Clock, Timestamp};
use tokio::sync::Mutex;

use crate::House;
use crate::config::Config;
use crate::dates::minute;
use crate::platform::{MarkFile, Standing, SteadyClock, SystemClock, older};

/// How often new entries of the audit log are linked.
const LINK_EVERY: Duration = Duration::from_secs(5);

/// How far the machine's clock may be behind the time that was written down last, so that a server waits for it. A clock is set by minutes
/// at most where it is only mended; one that is further behind was wrong, or is.
const BEHIND_MS: i64 = 10 * 60 * 1_000;

/// A clock that goes on from the time that was written down last.
///
/// # Errors
/// A sentence that says what to do where the machine's clock is far behind that.
pub(super) fn clock(config: &Config) -> Result<Arc<dyn Clock>, String> {
    let clock = SteadyClock::over(SystemClock);
    let file = config.mark_file();
    let Some(kept) = MarkFile::open(file.clone())?.last().map(|mark| Timestamp(mark.at)) else {
        return Ok(Arc::new(clock));
    };
    clock.at_least(kept);
    if clock.ahead() > BEHIND_MS {
        return Err(format!(
            "this machine's clock says {}, and by the mark {} it was {} before: what has expired would be good once more. Set the clock. If it \
             was wrong before and is right now, stop every server and run `sluss restore --in-place`, which makes void what is open",
            minute(SystemClock.now()),
            file.display(),
            minute(kept)
        ));
    }
    Ok(Arc::new(clock))
}

/// The mark, and the database that it is of.
#[derive(Clone)]
pub(super) struct Remembering {
    house: House,
    mark: Arc<Mutex<MarkFile>>,
    older: String,
}

impl Remembering {
    /// Looks whether the database is the one that the mark tells of.
    ///
    /// # Errors
    /// A sentence that says what to do where it is an older one.
    pub(super) async fn begin(config: &Config, house: &House) -> Result<Self, String> {
        let file = config.mark_file();
        let mark = MarkFile::open(file.clone())?;
        if mark.last().is_none() && house.sluss.audit_log().head().await.map_err(|error| error.to_string())?.is_some() {
            tracing::warn!(
                event = "mark-missing",
                file = %file.display(),
                "there is no mark that says how far the database had come, as on a new machine: that it is no older copy is taken on trust"
            );
        }
        let all = Self { house: house.clone(), mark: Arc::new(Mutex::new(mark)), older: older(&file) };
        all.look().await?;
        Ok(all)
    }

    async fn look(&self) -> Result<(), String> {
        match self.mark.lock().await.standing(&self.house.sluss).await? {
            Standing::Well => Ok(()),
            Standing::Older => Err(self.older.clone()),
        }
    }

    /// Goes on for as long as the database does. It comes back when an older copy has taken its place, which nobody may be served from.
    pub(super) async fn go_on(self) {
        match self.house.sluss.upkeep().tell_of_epoch().await {
            Ok(0) => {}
            Ok(owners) => tracing::info!(event = "epoch-told", owners, "people are told that a copy was put back"),
            Err(error) => tracing::warn!(%error, "people could not be told that a copy was put back"),
        }
        loop {
            self.link().await;
            match self.mark.lock().await.standing(&self.house.sluss).await {
                Ok(Standing::Well) => {}
                Ok(Standing::Older) => {
                    tracing::error!(event = "database-older", "{}", self.older);
                    return;
                }
                Err(error) => tracing::warn!(%error, "whether the database is the same could not be looked up"),
            }
            self.write_down().await;
            tokio::time::sleep(LINK_EVERY).await;
        }
    }

    /// The last that a server does.
    ///
    /// # Errors
    /// A sentence that says what to do where it stopped because an older copy has taken the database's place.
    pub(super) async fn end(&self) -> Result<(), String> {
        self.link().await;
        match self.mark.lock().await.standing(&self.house.sluss).await {
            Ok(Standing::Older) => return Err(self.older.clone()),
            Ok(Standing::Well) => {}
            // A database in trouble says neither.
            Err(_) => return Ok(()),
        }
        self.write_down().await;
        Ok(())
    }

    /// Links new entries, and writes each new head where whoever alters the database does not reach it: into the log.
    async fn link(&self) {
        match self.house.sluss.audit_log().link().await {
            Ok(0) => {}
            Ok(entries) => {
                let head = self.house.sluss.audit_log().head().await.ok().flatten().map(|head| head.to_string());
                tracing::info!(event = "audit-linked", entries, head, "the audit log goes on");
            }
            Err(error) => tracing::warn!(%error, "the audit log could not be linked"),
        }
    }

    async fn write_down(&self) {
        if let Err(why) = self.mark.lock().await.keep(&self.house.sluss).await {
            tracing::warn!(event = "mark-unwritten", why, "how far the database has come could not be written down");
        }
    }
}
