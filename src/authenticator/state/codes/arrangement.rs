//! How the list looks: the person's order, digits that are large or hidden until they are wanted, and when a backup is missed.

use serde::{Deserialize, Serialize};

use super::last_backup::LastBackup;
use super::list::CodeList;
use crate::authenticator::state::order;

/// What the person has chosen about the list. It says nothing about any account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Digits are shown for a while after a press, and not before.
    pub hidden: bool,
    /// Digits are as large as the screen permits.
    pub large: bool,
    /// When the app reminds of a backup.
    pub reminder: Reminder,
}

/// When the app reminds of a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reminder {
    /// As soon as there is a code that is in no backup.
    #[default]
    Changed,
    /// When the last backup is a month old, or there is none.
    Monthly,
    /// Never.
    Never,
}

/// A month, in seconds.
const MONTH: u64 = 30 * 24 * 3_600;

impl Reminder {
    /// All of them, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Changed, Self::Monthly, Self::Never];

    /// Its name in texts, and in the choice.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Monthly => "monthly",
            Self::Never => "never",
        }
    }

    /// Whether a backup is missed now, in epoch seconds, with so many accounts.
    #[must_use]
    pub fn is_due(self, last: Option<LastBackup>, accounts: usize, now: u64) -> bool {
        if accounts == 0 {
            return false;
        }
        match (self, last) {
            (Self::Never, _) => false,
            (_, None) => true,
            (Self::Changed, Some(LastBackup { count, .. })) => count < accounts,
            (Self::Monthly, Some(LastBackup { at, .. })) => now.saturating_sub(at) > MONTH,
        }
    }
}

/// The ids in the order that comes of moving one account by one place among those that are pinned, or among those that are not; `None` if it is at the end.
#[must_use]
pub fn moved(list: &CodeList, id: &str, up: bool) -> Option<Vec<String>> {
    let all: Vec<(&str, bool)> = list.all().iter().map(|code| (code.id.as_str(), code.account.notes.pinned)).collect();
    order::moved(&all, id, up)
}

#[cfg(test)]
mod tests {
    use sluss_codes::link;

    use super::{CodeList, LastBackup, MONTH, Reminder, moved};
    use crate::authenticator::state::codes::ListedCode;

    fn list(codes: &[(&str, bool)]) -> CodeList {
        let listed = |&(id, pinned): &(&str, bool)| {
            let mut account =
                link::read(&format!("otpauth://totp/{id}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).unwrap().account;
            account.notes.pinned = pinned;
            ListedCode { id: id.to_owned(), account }
        };
        CodeList::new(codes.iter().map(listed).collect())
    }

    #[test]
    fn an_account_is_moved_among_those_that_it_is_shown_among() {
        let list = list(&[("a", false), ("b", true), ("c", false), ("d", true)]);
        let order = |id, up| moved(&list, id, up).map(|ids| ids.concat());
        assert_eq!(order("c", true).as_deref(), Some("cbad"));
        assert_eq!(order("b", false).as_deref(), Some("adcb"));
        assert_eq!(order("a", true), None);
        assert_eq!(order("d", false), None);
        assert_eq!(order("gone", true), None);
    }

    #[test]
    fn a_backup_is_missed_as_the_person_has_chosen() {
        let last = Some(LastBackup { at: 1_000, count: 2 });
        for (reminder, last, accounts, now, due) in [
            (Reminder::Changed, None, 1, 0, true),
            (Reminder::Changed, None, 0, 0, false),
            (Reminder::Changed, last, 2, 2 * MONTH, false),
            (Reminder::Changed, last, 3, 1_001, true),
            (Reminder::Monthly, last, 3, 1_000 + MONTH, false),
            (Reminder::Monthly, last, 3, 1_001 + MONTH, true),
            (Reminder::Never, None, 9, 0, false),
        ] {
            assert_eq!(reminder.is_due(last, accounts, now), due, "{reminder:?} {accounts} {now}");
        }
    }
}
