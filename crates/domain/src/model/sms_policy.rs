//! What an operator decides about codes by SMS: whether, until when, to where, and how many.

use std::time::Duration;

use crate::model::allowance::Limit;
use crate::model::country::{Countries, Country};
use crate::model::timestamp::Timestamp;

/// The rules for codes by SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmsPolicy {
    /// Whether there are any.
    pub enabled: bool,
    /// When they end; people are told in time.
    pub ends_at: Option<Timestamp>,
    /// Where they may go (D04).
    pub countries: Countries,
    /// Where numbers without a calling code are taken to be from, when nothing better is known.
    pub home: Option<Country>,
    /// How long a code works (D02).
    pub code_lifetime: Duration,
    /// Wrong codes that one code takes.
    pub code_tries: u32,
    /// To one number (D04).
    pub per_number: [Limit; 3],
    /// For one account.
    pub per_account: [Limit; 2],
    /// Asked for from one network.
    pub per_network: Limit,
    /// To one country.
    pub per_country: Limit,
    /// In all.
    pub in_all: Limit,
}

/// How long before the end people are told of it.
const NOTICE: Duration = Duration::from_secs(60 * 24 * 60 * 60);

impl SmsPolicy {
    /// Whether codes are sent at that moment.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.enabled && self.ends_at.is_none_or(|end| now < end)
    }

    /// When it ends, if people should be told by now.
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
