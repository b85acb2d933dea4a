//! How many connections there may be, and how long each phase of one may take.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::platform::open_files;

/// The default of `most`, if the system allows it: a gigabyte and a half while all of them wait.
const MOST: u64 = 65_536;
/// With fewer than this, a server that many people wait at may be full, which is worth a line in the log.
const FEW: u64 = 10_000;
/// The files that the process opens besides connections: the database, its log, the web app, gateways and mail servers.
const OTHER_FILES: u64 = 256;

/// Limits for connections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many there may be; `None` for as many as there may be open files, but no more than 65,536.
    pub most: Option<NonZeroU32>,
    /// How many more are accepted beyond that: `/health` is answered over them, and nothing else.
    pub reserve: NonZeroU32,
    /// How many of them one network may have, unless it is a proxy's; `None` for a quarter.
    pub per_network: Option<NonZeroU32>,
    /// How long the head of a request may take.
    pub head: Duration,
    /// How long a connection may be idle. It should be longer than proxies keep theirs, or they would send requests into one that is
    /// just being closed.
    pub idle: Duration,
    /// How long the body of a request may take, and how long an answer waits for the client to read some of it.
    pub body: Duration,
    /// How long a stop waits for requests in progress.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            most: None,
            reserve: NonZeroU32::MIN.saturating_add(63),
            per_network: None,
            head: Duration::from_secs(20),
            idle: Duration::from_secs(150),
            body: Duration::from_secs(30),
            stop: Duration::from_secs(8),
        }
    }
}

/// How many connections fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// So many fit.
    pub(crate) most: usize,
    /// Whether they are fewer than were set, or than a server for many people needs.
    pub(crate) scarce: bool,
}

impl Limits {
    /// Raises the limit of open files as far as these limits need it, and returns how many connections that makes.
    pub(crate) fn room(&self) -> Room {
        let beside = OTHER_FILES + u64::from(self.reserve.get());
        let wanted = self.most.map_or(MOST, |most| most.get().into());
        self.fit(open_files(wanted + beside).saturating_sub(beside))
    }

    fn fit(&self, files: u64) -> Room {
        let set = self.most.map(|most| u64::from(most.get()));
        let most = set.unwrap_or(MOST).min(files).max(1);
        Room { most: usize::try_from(most).unwrap_or(usize::MAX), scarce: most < set.unwrap_or(FEW) }
    }
}

impl Room {
    /// What an operator can do.
    pub(crate) const ADVICE: &str = "raise the limit of open files (LimitNOFILE in a systemd unit)";
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::{Limits, Room};

    #[test]
    fn s06_ten_thousand_wait_where_the_system_allows_it_and_more_where_it_allows_more() {
        let room = |files| Limits::default().fit(files);
        assert_eq!(room(700), Room { most: 700, scarce: true });
        assert_eq!(room(10_000), Room { most: 10_000, scarce: false });
        assert_eq!(room(40_000), Room { most: 40_000, scarce: false });
        assert_eq!(room(1 << 40), Room { most: 65_536, scarce: false });
        let set = Limits { most: NonZeroU32::new(100_000), ..Limits::default() };
        assert_eq!(set.fit(1 << 40), Room { most: 100_000, scarce: false });
        assert_eq!(set.fit(50_000), Room { most: 50_000, scarce: true });
    }
}
