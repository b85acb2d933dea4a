//! The section `[connections]` of the settings: how many there may be, and how long each may take for what it does.

use std::num::NonZeroU32;
use std::time::Duration;

use serde::Deserialize;

use crate::http::listen::limits::Limits;

/// The section as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConnectionRules {
    most: Option<NonZeroU32>,
    reserve: Option<NonZeroU32>,
    per_network: Option<NonZeroU32>,
    head_seconds: Option<NonZeroU32>,
    idle_seconds: Option<NonZeroU32>,
    body_seconds: Option<NonZeroU32>,
    stop_seconds: Option<NonZeroU32>,
}

impl ConnectionRules {
    /// The values that apply, with defaults for what is not set.
    pub(super) fn limits(self) -> Limits {
        let plain = Limits::default();
        let seconds = |set: Option<NonZeroU32>, plain: Duration| {
            set.map_or(plain, |seconds| Duration::from_secs(seconds.get().into()))
        };
        Limits {
            most: self.most,
            reserve: self.reserve.unwrap_or(plain.reserve),
            per_network: self.per_network,
            head: seconds(self.head_seconds, plain.head),
            idle: seconds(self.idle_seconds, plain.idle),
            body: seconds(self.body_seconds, plain.body),
            stop: seconds(self.stop_seconds, plain.stop),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ConnectionRules;

    #[test]
    fn s06_no_limit_can_be_nothing() {
        for name in ["most", "reserve", "per_network", "head_seconds", "idle_seconds", "body_seconds", "stop_seconds"] {
            assert!(toml::from_str::<ConnectionRules>(&format!("{name} = 1")).is_ok(), "{name}");
            assert!(toml::from_str::<ConnectionRules>(&format!("{name} = 0")).is_err(), "{name}");
        }
    }
}
