//! What losing this device would mean, account by account and over all: from what the servers have said of other ways in, and from the last backup. Knows no
//! server, and no value of anything.

use serde::{Deserialize, Serialize};

use super::codes::LastBackup;

/// What else an account can be signed in to with, as its server has said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownWays {
    /// Other registered devices.
    pub devices: u32,
    /// Phone numbers that codes can be sent to.
    pub numbers: u32,
    /// Recovery codes that are left.
    pub recovery_codes: u32,
    /// When the server said so, in epoch seconds.
    pub at: u64,
}

/// What losing this device would mean for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// The server has not said yet.
    Unknown,
    /// There is no other way in: only PANIC would be left.
    LockedOut,
    /// Only phone numbers are left, and a number may be in this very phone.
    ByNumberAlone,
    /// Another device or recovery codes are left.
    Safe,
}

impl Outlook {
    /// What these ways mean.
    #[must_use]
    pub const fn of(ways: Option<KnownWays>) -> Self {
        match ways {
            None => Self::Unknown,
            Some(KnownWays { devices: 0, numbers: 0, recovery_codes: 0, .. }) => Self::LockedOut,
            Some(KnownWays { devices: 0, recovery_codes: 0, .. }) => Self::ByNumberAlone,
            Some(_) => Self::Safe,
        }
    }

    /// The name in the ids of its texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::LockedOut => "locked-out",
            Self::ByNumberAlone => "number",
            Self::Safe => "safe",
        }
    }
}

/// What losing this device would mean for the codes of other sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodesOutlook {
    /// They are locked: how many there are cannot be seen.
    Locked,
    /// So many of so many are in no backup.
    Lost {
        /// How many would be lost.
        lost: usize,
        /// How many there are.
        all: usize,
    },
    /// All are in the backup that was made then, in epoch seconds.
    Saved {
        /// How many there are.
        all: usize,
        /// When the backup was made.
        at: u64,
    },
}

impl CodesOutlook {
    /// What the last backup means for so many codes; `None` where there is no code, and `count` is `None` while they are locked.
    #[must_use]
    pub fn of(count: Option<usize>, last: Option<LastBackup>) -> Option<Self> {
        let saved = last.map_or(0, |last| last.count);
        Some(match (count, last) {
            (None, _) => Self::Locked,
            (Some(0), _) => return None,
            (Some(all), Some(LastBackup { at, .. })) if all <= saved => Self::Saved { all, at },
            (Some(all), _) => Self::Lost { lost: all - saved, all },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CodesOutlook, KnownWays, LastBackup, Outlook};

    const fn ways(devices: u32, numbers: u32, recovery_codes: u32) -> Option<KnownWays> {
        Some(KnownWays { devices, numbers, recovery_codes, at: 1 })
    }

    #[test]
    fn a_phone_number_may_be_lost_with_the_phone_and_nothing_else_is() {
        for (known, outlook) in [
            (None, Outlook::Unknown),
            (ways(0, 0, 0), Outlook::LockedOut),
            (ways(0, 2, 0), Outlook::ByNumberAlone),
            (ways(1, 0, 0), Outlook::Safe),
            (ways(0, 0, 1), Outlook::Safe),
            (ways(0, 1, 10), Outlook::Safe),
        ] {
            assert_eq!(Outlook::of(known), outlook, "{known:?}");
        }
    }

    #[test]
    fn codes_that_are_in_no_backup_would_be_lost() {
        let last = |count| Some(LastBackup { at: 7, count });
        for (count, last, outlook) in [
            (Some(0), None, None),
            (Some(0), last(3), None),
            (Some(4), None, Some(CodesOutlook::Lost { lost: 4, all: 4 })),
            (Some(4), last(3), Some(CodesOutlook::Lost { lost: 1, all: 4 })),
            (Some(4), last(4), Some(CodesOutlook::Saved { all: 4, at: 7 })),
            (Some(2), last(4), Some(CodesOutlook::Saved { all: 2, at: 7 })),
            (None, last(4), Some(CodesOutlook::Locked)),
        ] {
            assert_eq!(CodesOutlook::of(count, last), outlook, "{count:?} {last:?}");
        }
    }
}
