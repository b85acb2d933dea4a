//! What a relying party's request asks of a session, in no protocol's words.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sluss_protocol::method::Level;

use crate::model::session::Session;
use crate::model::timestamp::Timestamp;

/// Whether anybody may be asked anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interaction {
    /// A session will do; else somebody signs in.
    #[default]
    AsNeeded,
    /// A session, or an error (OpenID Connect's `prompt=none`, CAS's `gateway`).
    Never,
    /// Somebody signs in now (`prompt=login`, `renew`).
    Always,
}

/// What a session has to be so that a request is answered without a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// How sure it is at least who signed in.
    pub level: Level,
    /// How long ago the person may have signed in at most.
    pub freshness: Option<Duration>,
    /// Whether anybody may be asked.
    pub interaction: Interaction,
}

impl Requirement {
    /// Whether somebody who signed in like this need not do it again now (J09). How old the account's newest factor has to be is the
    /// relying party's, and not looked at here.
    #[must_use]
    pub fn is_met_by(&self, session: &Session, now: Timestamp) -> bool {
        self.is_met(session.level, session.authenticated_at, now)
    }

    fn is_met(&self, level: Level, authenticated_at: Timestamp, now: Timestamp) -> bool {
        let age = now.seconds().saturating_sub(authenticated_at.seconds());
        // A sign-in of this very second is none that was asked for now: zero means the same as that somebody signs in now.
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
