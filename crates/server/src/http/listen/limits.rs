//! The section `[connections]` of the settings: how many there may be, and how long each may take for what.

use std::num::NonZeroU32;
use std::time::Duration;

use serde::Deserialize;

use crate::platform::open_files;

/// What `most` is where nobody sets it and the system allows it: a gigabyte and a half while all of them wait.
const MOST: u64 = 65_536;
/// Fewer than this, and a server that many people wait at may be full: worth a line in the log.
const FEW: u64 = 10_000;
/// What the process opens beside connections: the database, its log, the web app, gateways and mail servers.
const OTHER_FILES: u64 = 256;

/// The section as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitSettings {
    most: Option<NonZeroU32>,
    reserve: Option<NonZeroU32>,
    per_network: Option<NonZeroU32>,
    head_seconds: Option<NonZeroU32>,
    idle_seconds: Option<NonZeroU32>,
    body_seconds: Option<NonZeroU32>,
    stop_seconds: Option<NonZeroU32>,
}

/// What connections may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many there may be; `None`: as many as there may be open files, and no more than 65,536.
    pub most: Option<NonZeroU32>,
    /// How many more are taken when there are so many: `/health` is answered over them, and nothing else.
    pub reserve: NonZeroU32,
    /// How many of them one network may have that is no proxy's; `None`: a quarter.
    pub per_network: Option<NonZeroU32>,
    /// How long the head of a request may take.
    pub head: Duration,
    /// How long a connection may stay with nothing on it. Longer than proxies keep theirs, or they would send requests into one that
    /// is just being closed.
    pub idle: Duration,
    /// How long the body of a request may take, and how long an answer waits for whoever asked to take some of it.
    pub body: Duration,
    /// How long requests on their way are waited for at the end.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        LimitSettings::default().limits()
    }
}

impl LimitSettings {
    /// What holds, with the plain values for what is not set.
    pub(crate) fn limits(self) -> Limits {
        let seconds =
            |set: Option<NonZeroU32>, plain: u32| Duration::from_secs(set.map_or(plain, NonZeroU32::get).into());
        Limits {
            most: self.most,
            reserve: self.reserve.unwrap_or(NonZeroU32::MIN.saturating_add(63)),
            per_network: self.per_network,
            head: seconds(self.head_seconds, 20),
            idle: seconds(self.idle_seconds, 150),
            body: seconds(self.body_seconds, 30),
            stop: seconds(self.stop_seconds, 8),
        }
    }
}

/// How many connections fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// So many are served.
    pub(crate) most: usize,
    /// They are fewer than were set, or than a server for many people needs.
    pub(crate) scarce: bool,
}

impl Limits {
    /// Raises how many files may be open as far as these limits need it, and tells how many connections that makes.
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
    pub(crate) const ADVICE: &str = "raise how many files it may have open (LimitNOFILE in a systemd unit)";
}

#[cfg(test)]
mod tests {
    use super::{LimitSettings, Limits, Room};

    #[test]
    fn s06_ten_thousand_wait_where_the_system_allows_it_and_more_where_it_allows_more() {
        let room = |files| Limits::default().fit(files);
        assert_eq!(room(700), Room { most: 700, scarce: true });
        assert_eq!(room(10_000), Room { most: 10_000, scarce: false });
        assert_eq!(room(40_000), Room { most: 40_000, scarce: false });
        assert_eq!(room(1 << 40), Room { most: 65_536, scarce: false });
        let set: LimitSettings = toml::from_str("most = 100000").unwrap();
        let set = set.limits();
        assert_eq!(set.fit(1 << 40), Room { most: 100_000, scarce: false });
        assert_eq!(set.fit(50_000), Room { most: 50_000, scarce: true });
    }

    #[test]
    fn s06_no_limit_can_be_nothing() {
        for name in ["most", "reserve", "per_network", "head_seconds", "idle_seconds", "body_seconds", "stop_seconds"] {
            assert!(toml::from_str::<LimitSettings>(&format!("{name} = 1")).is_ok(), "{name}");
            assert!(toml::from_str::<LimitSettings>(&format!("{name} = 0")).is_err(), "{name}");
        }
    }
}
