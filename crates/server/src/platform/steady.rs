//! A clock that never goes back, since expired things would otherwise become valid again (docs/decisions/0047).

use std::sync::atomic::{AtomicI64, Ordering};

use sluss_domain::{Clock, Timestamp};

/// How far the clock may be behind before the log says so, and how often it says it.
const SAID_FROM_MS: i64 = 2_000;
const SAID_EVERY_MS: i64 = 60_000;

/// A clock around another one that remembers the highest time it has told.
#[derive(Debug)]
pub struct SteadyClock<C> {
    inner: C,
    highest: AtomicI64,
    /// When, by the inner clock, this was last logged.
    said: AtomicI64,
}

impl<C: Clock> SteadyClock<C> {
    /// A clock that follows `inner`, and stands still while that is behind.
    pub const fn over(inner: C) -> Self {
        Self { inner, highest: AtomicI64::new(i64::MIN), said: AtomicI64::new(i64::MIN) }
    }

    /// From now on it tells no time before this one, which was told before the start.
    pub fn at_least(&self, kept: Timestamp) {
        self.highest.fetch_max(kept.0, Ordering::SeqCst);
    }

    /// How far the kept time is ahead of the inner clock, in milliseconds.
    pub fn ahead(&self) -> i64 {
        self.highest.load(Ordering::SeqCst).saturating_sub(self.inner.now().0).max(0)
    }

    fn say(&self, now: i64, behind: i64) {
        let said = self.said.load(Ordering::SeqCst);
        // It may have gone back once more.
        let due = said == i64::MIN || now.abs_diff(said) >= SAID_EVERY_MS.unsigned_abs();
        if due && self.said.compare_exchange(said, now, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
            tracing::error!(
                event = "clock-went-back",
                seconds = behind / 1_000,
                "the machine's clock went back: time stands still here until it has caught up, and nothing expires meanwhile"
            );
        }
    }
}

impl<C: Clock> Clock for SteadyClock<C> {
    fn now(&self) -> Timestamp {
        let now = self.inner.now().0;
        let before = self.highest.fetch_max(now, Ordering::SeqCst);
        let behind = before.saturating_sub(now);
        if before != i64::MIN && behind >= SAID_FROM_MS {
            self.say(now, behind);
        }
        Timestamp(now.max(before))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::SteadyClock;
    use sluss_domain::{Clock, Timestamp};

    struct Hand(AtomicI64);

    impl Clock for Hand {
        fn now(&self) -> Timestamp {
            Timestamp(self.0.load(Ordering::SeqCst))
        }
    }

    #[test]
    fn s22_time_stands_still_until_a_clock_that_went_back_has_caught_up() {
        let clock = SteadyClock::over(Hand(AtomicI64::new(1_000_000)));
        let told = |now: i64| {
            clock.inner.0.store(now, Ordering::SeqCst);
            clock.now().0
        };
        let all = [1_000_000, 1_000_500, 400_000, 1_000_499, 1_000_501].map(told);
        assert_eq!(all, [1_000_000, 1_000_500, 1_000_500, 1_000_500, 1_000_501]);
        assert_eq!(clock.ahead(), 0);
    }

    #[test]
    fn s22_a_time_from_before_the_start_counts() {
        let clock = SteadyClock::over(Hand(AtomicI64::new(1_000)));
        clock.at_least(Timestamp(5_000));
        assert_eq!((clock.now(), clock.ahead()), (Timestamp(5_000), 4_000));
        clock.at_least(Timestamp(3_000));
        assert_eq!(clock.now(), Timestamp(5_000));
    }
}
