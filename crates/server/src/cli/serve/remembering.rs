//! What a running server does so that nobody can change the past: it links new entries of the audit log, and notes outside the database how
//! far that has come.

use std::sync::Arc;
use std::time::Duration;

use sluss_domain::{Clock, Timestamp};
use tokio::sync::Mutex;

use crate::Instance;
use crate::config::Config;
use crate::dates::minute;
use crate::platform::{MarkFile, Standing, SteadyClock, SystemClock, older};

/// How often new entries of the audit log are linked.
const LINK_EVERY: Duration = Duration::from_secs(5);

/// How far the machine's clock may be behind the last noted time for the server to wait for it. A correction is a matter of minutes at
/// most; if the clock is further behind, it was wrong before or is wrong now.
const BEHIND_MS: i64 = 10 * 60 * 1_000;

/// A clock that goes on from the last noted time.
///
/// # Errors
/// A sentence that says what to do if the machine's clock is far behind that.
pub(in crate::cli) fn clock(config: &Config) -> Result<Arc<dyn Clock>, String> {
    let clock = SteadyClock::over(SystemClock);
    let file = config.mark_file();
    let Some(kept) = MarkFile::open(file.clone())?.last().map(|mark| Timestamp(mark.at)) else {
        return Ok(Arc::new(clock));
    };
    clock.at_least(kept);
    if clock.ahead() > BEHIND_MS {
        return Err(format!(
            "this machine's clock says {}, and by the mark {} it was {} before: what has expired would be good once more. Set the clock. If it \
             was wrong before and is right now, stop every server and run `sluss restore --clock`, which makes void what is open",
            minute(SystemClock.now()),
            file.display(),
            minute(kept)
        ));
    }
    Ok(Arc::new(clock))
}

/// The mark, and the database that it is about.
#[derive(Clone)]
pub(super) struct Remembering {
    instance: Instance,
    mark: Arc<Mutex<MarkFile>>,
    older: String,
}

impl Remembering {
    /// Checks whether the database is the one that the mark describes.
    ///
    /// # Errors
    /// A sentence that says what to do if it is an older one.
    pub(super) async fn begin(config: &Config, instance: &Instance) -> Result<Self, String> {
        let file = config.mark_file();
        let mark = MarkFile::open(file.clone())?;
        if mark.last().is_none()
            && instance.sluss.audit_log().head().await.map_err(|error| error.to_string())?.is_some()
        {
            tracing::warn!(
                event = "mark-missing",
                file = %file.display(),
                "there is no mark that says how far the database had come, as on a new machine: the server trusts that it is not an older copy"
            );
        }
        let all = Self { instance: instance.clone(), mark: Arc::new(Mutex::new(mark)), older: older(&file) };
        all.look().await?;
        Ok(all)
    }

    async fn look(&self) -> Result<(), String> {
        match self.mark.lock().await.standing(&self.instance.sluss).await? {
            Standing::Well => Ok(()),
            Standing::Older => Err(self.older.clone()),
        }
    }

    /// Runs as long as the database goes on. It returns once an older copy has taken its place, from which nobody may be served.
    pub(super) async fn go_on(self) {
        match self.instance.sluss.upkeep().tell_of_epoch().await {
            Ok(0) => {}
            Ok(owners) => {
                tracing::info!(event = "epoch-told", owners, "people are being told that an older copy was restored")
            }
            Err(error) => tracing::warn!(%error, "people could not be told that an older copy was restored"),
        }
        loop {
            self.link().await;
            match self.mark.lock().await.standing(&self.instance.sluss).await {
                Ok(Standing::Well) => {}
                Ok(Standing::Older) => {
                    tracing::error!(event = "database-older", "{}", self.older);
                    return;
                }
                Err(error) => tracing::warn!(%error, "could not check whether the database is still the same"),
            }
            self.write_down().await;
            tokio::time::sleep(LINK_EVERY).await;
        }
    }

    /// The last thing that a server does.
    ///
    /// # Errors
    /// A sentence that says what to do if it stopped because an older copy has taken the database's place.
    pub(super) async fn end(&self) -> Result<(), String> {
        self.link().await;
        match self.mark.lock().await.standing(&self.instance.sluss).await {
            Ok(Standing::Older) => return Err(self.older.clone()),
            Ok(Standing::Well) => {}
            // A database in trouble says neither yes nor no.
            Err(_) => return Ok(()),
        }
        self.write_down().await;
        Ok(())
    }

    /// Links new entries, and writes each new head into the log, out of reach of anyone who alters the database.
    async fn link(&self) {
        match self.instance.sluss.audit_log().link().await {
            Ok(0) => {}
            Ok(entries) => {
                let head = self.instance.sluss.audit_log().head().await.ok().flatten().map(|head| head.to_string());
                tracing::info!(event = "audit-linked", entries, head, "the audit log goes on");
            }
            Err(error) => tracing::warn!(%error, "the audit log could not be linked"),
        }
    }

    async fn write_down(&self) {
        if let Err(why) = self.mark.lock().await.keep(&self.instance.sluss).await {
            tracing::warn!(event = "mark-unwritten", why, "how far the database has come could not be written down");
        }
    }
}
