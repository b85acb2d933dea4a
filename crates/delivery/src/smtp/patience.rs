//! How long to wait for a mail server. The defaults are those of RFC 5321, section 4.5.3.2: servers that look up
//! visitors in lists of spammers, or make everybody wait because spammers do not, take their time.

use std::time::Duration;

use serde::Deserialize;

/// Time limits in seconds, as configured by the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Patience {
    /// How long to try connecting to one of the server's addresses before trying the next.
    connect_seconds: u32,
    /// How long to wait for the greeting, and for TLS.
    greeting_seconds: u32,
    /// How long to wait for each answer.
    answer_seconds: u32,
    /// How long to wait for the answer to the whole mail.
    taken_seconds: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect_seconds: 5, greeting_seconds: 300, answer_seconds: 300, taken_seconds: 600 }
    }
}

const fn seconds(count: u32) -> Duration {
    Duration::from_secs(count as u64)
}

impl Patience {
    /// The maximum of every limit: links in mails have expired by then.
    const MOST: u32 = 3_600;

    /// Checks that every limit is useful.
    ///
    /// # Errors
    /// A sentence about the setting that is not.
    pub(super) fn check(&self) -> Result<(), String> {
        let all = [
            ("connect_seconds", self.connect_seconds),
            ("greeting_seconds", self.greeting_seconds),
            ("answer_seconds", self.answer_seconds),
            ("taken_seconds", self.taken_seconds),
        ];
        match all.iter().find(|(_, count)| !(1..=Self::MOST).contains(count)) {
            Some((name, count)) => Err(format!("mail: {name} is {count}; it has to be between 1 and {}", Self::MOST)),
            None => Ok(()),
        }
    }

    pub(super) const fn connect(&self) -> Duration {
        seconds(self.connect_seconds)
    }

    pub(super) const fn greeting(&self) -> Duration {
        seconds(self.greeting_seconds)
    }

    pub(super) const fn answer(&self) -> Duration {
        seconds(self.answer_seconds)
    }

    pub(super) const fn taken(&self) -> Duration {
        seconds(self.taken_seconds)
    }

    /// Reduces every limit to at most this, for an operator who waits at a terminal, and for tests.
    #[must_use]
    pub fn at_most(self, most: u32) -> Self {
        Self {
            connect_seconds: self.connect_seconds.min(most),
            greeting_seconds: self.greeting_seconds.min(most),
            answer_seconds: self.answer_seconds.min(most),
            taken_seconds: self.taken_seconds.min(most),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Patience;

    #[test]
    fn a_limit_of_nothing_or_of_hours_is_refused_by_name() {
        assert_eq!(Patience::default().check(), Ok(()));
        for (text, name) in [("greeting_seconds = 0", "greeting_seconds"), ("taken_seconds = 86400", "taken_seconds")] {
            let patience: Patience = toml::from_str(text).unwrap();
            assert!(patience.check().unwrap_err().contains(name), "{text}");
        }
    }
}
