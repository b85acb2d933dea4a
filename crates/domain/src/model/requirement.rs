//! What a relying party's request requires of a session, in no particular protocol's words.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sluss_protocol::method::Level;

use crate::model::session::Session;
use crate::model::timestamp::Timestamp;

/// Whether a request may lead to questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interaction {
    /// A session is enough; without one the person signs in.
    #[default]
    AsNeeded,
    /// The answer is a session or an error (OpenID Connect's `prompt=none`, CAS's `gateway`).
    Never,
    /// The person signs in now, session or not (`prompt=login`, `renew`).
    Always,
}

/// What a session has to be for a request to be answered without questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The minimum assurance that it is the person who signed in.
    pub level: Level,
    /// How long ago the person may have signed in; `None` for any time.
    pub freshness: Option<Duration>,
    /// Whether the person may be asked.
    pub interaction: Interaction,
}

impl Requirement {
    /// Whether this session is enough, so that the person need not sign in now (J09). The age of the account's newest
    /// factor depends on the relying party and is not checked here.
    #[must_use]
    pub fn is_met_by(&self, session: &Session, now: Timestamp) -> bool {
        self.is_met(session.level, session.authenticated_at, now)
    }

    fn is_met(&self, level: Level, authenticated_at: Timestamp, now: Timestamp) -> bool {
        let age = now.seconds().saturating_sub(authenticated_at.seconds());
        // A sign-in within this very second does not count as one that was requested now, so zero means that the person
        // signs in now.
        let recent = self.freshness.is_none_or(|most| !most.is_zero() && age <= most.as_secs());
        self.interaction != Interaction::Always && level >= self.level && recent
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sluss_protocol::method::Level;

    use super::{Interaction, Requirement};
    use crate::model::timestamp::Timestamp;

    const MINUTE: Option<Duration> = Some(Duration::from_secs(60));

    fn is_met(freshness: Option<Duration>, interaction: Interaction, level: Level, age: i64) -> bool {
        let requirement = Requirement { level: Level::Medium, freshness, interaction };
        requirement.is_met(level, Timestamp(1_000_000), Timestamp(1_000_000 + age * 1_000))
    }

    #[test]
    fn j09_a_session_is_enough_only_if_it_is_fresh_and_sure_enough() {
        assert!(is_met(MINUTE, Interaction::AsNeeded, Level::Medium, 60));
        assert!(!is_met(MINUTE, Interaction::AsNeeded, Level::Medium, 61));
        assert!(!is_met(MINUTE, Interaction::AsNeeded, Level::Basic, 0));
        assert!(!is_met(None, Interaction::Always, Level::Medium, 0));
        assert!(is_met(None, Interaction::Never, Level::Medium, 100_000));
    }

    #[test]
    fn j09_no_session_is_enough_for_a_max_age_of_zero() {
        assert!(!is_met(Some(Duration::ZERO), Interaction::AsNeeded, Level::Medium, 0));
        assert!(is_met(Some(Duration::from_secs(1)), Interaction::AsNeeded, Level::Medium, 0));
    }
}
