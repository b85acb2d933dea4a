//! What operators configure about codes by SMS: whether they are sent, until when, to where, and how many.

use std::time::Duration;

use crate::model::allowance::Limit;
use crate::model::country::{Countries, Country};
use crate::model::timestamp::Timestamp;

/// The rules for codes by SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmsPolicy {
    /// Whether SMS are offered at all.
    pub enabled: bool,
    /// When SMS end; people are told 60 days in advance.
    pub ends_at: Option<Timestamp>,
    /// The countries that codes are sent to (D04).
    pub countries: Countries,
    /// Where numbers without a calling code are assumed to be from, if nothing better is known.
    pub home: Option<Country>,
    /// How long a code is valid (D02).
    pub code_lifetime: Duration,
    /// How many wrong codes one code accepts.
    pub code_tries: u32,
    /// How many go to one number (D04).
    pub per_number: [Limit; 3],
    /// How many one account can cause, to whatever numbers.
    pub per_account: [Limit; 2],
    /// How many can be requested from one network.
    pub per_network: Limit,
    /// How many go to one country, its parts included.
    pub per_country: Limit,
    /// How many go out altogether.
    pub in_all: Limit,
}

/// How long in advance people are told that SMS end.
const NOTICE: Duration = Duration::from_secs(60 * 24 * 60 * 60);

impl SmsPolicy {
    /// Whether codes are sent at this time.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.enabled && self.ends_at.is_none_or(|end| now < end)
    }

    /// When SMS end, if people should be told by now.
    #[must_use]
    pub fn end_to_tell(&self, now: Timestamp) -> Option<Timestamp> {
        self.ends_at.filter(|end| self.is_open(now) && now.after(NOTICE) >= *end)
    }
}

impl Default for SmsPolicy {
    fn default() -> Self {
        Self {
            enabled: true,
            ends_at: None,
            countries: Countries::europe(),
            home: None,
            code_lifetime: Duration::from_secs(5 * 60),
            code_tries: 3,
            per_number: [Limit { most: 1, per: Duration::from_secs(30) }, Limit::hourly(5), Limit::daily(10)],
            per_account: [Limit::hourly(10), Limit::daily(20)],
            per_network: Limit::hourly(60),
            per_country: Limit::hourly(500),
            in_all: Limit::hourly(1_000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SmsPolicy;
    use crate::model::timestamp::Timestamp;

    const DAY: i64 = 24 * 60 * 60 * 1_000;

    #[test]
    fn d01_people_are_told_sixty_days_before_the_end_and_not_earlier() {
        let policy = SmsPolicy { ends_at: Some(Timestamp(100 * DAY)), ..SmsPolicy::default() };
        assert_eq!(policy.end_to_tell(Timestamp(40 * DAY - 1)), None);
        assert_eq!(policy.end_to_tell(Timestamp(40 * DAY)), Some(Timestamp(100 * DAY)));
        assert!(policy.is_open(Timestamp(100 * DAY - 1)));
        assert!(!policy.is_open(Timestamp(100 * DAY)));
        assert_eq!(policy.end_to_tell(Timestamp(100 * DAY)), None, "there is nothing left to end");
        let off = SmsPolicy { enabled: false, ..policy };
        assert!(!off.is_open(Timestamp(0)) && off.end_to_tell(Timestamp(99 * DAY)).is_none());
    }
}
