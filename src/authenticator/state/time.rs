//! The server's time as far as this device knows it. A device's clock may be wrong, and the server decides what is over: what it last said,
//! and what has passed since, is worth more than the clock.

/// The two clocks of a device, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clocks {
    /// The time of day, as the device believes.
    pub device: f64,
    /// The time since some moment. Nobody can set it; on some machines it stops while they sleep.
    pub steady: f64,
}

/// A moment at which the server said what time it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServerTime {
    server_ms: f64,
    seen: Clocks,
}

/// If the two clocks disagree by less than this, the device has not slept.
const SLEEP_MS: f64 = 2_000.0;

/// A difference of less than a minute bothers nobody.
const NOTABLE_MS: f64 = 60_000.0;

/// No code is good for this long. A device that thinks so has a slow clock.
const LONGEST_SECONDS: u64 = 15 * 60;

impl ServerTime {
    /// Notes what the server has just said.
    #[must_use]
    pub const fn said(server_ms: f64, now: Clocks) -> Self {
        Self { server_ms, seen: now }
    }

    /// What the server would say now. After a sleep, only the device's clock knows how long it was.
    #[must_use]
    pub fn now_ms(&self, now: Clocks) -> f64 {
        let (device, steady) = (now.device - self.seen.device, now.steady - self.seen.steady);
        self.server_ms + if device > steady + SLEEP_MS { device } else { steady }
    }

    /// How far the device's clock is off, if anybody would notice.
    #[must_use]
    pub fn off(&self, now: Clocks) -> Option<ClockError> {
        ClockError::of(now.device - self.now_ms(now))
    }
}

/// How far a clock is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockError {
    /// Whether it is fast: it shows a time that has not come yet.
    pub fast: bool,
    /// The id of the text for so many minutes, hours or days.
    pub span: &'static str,
    /// How many minutes, hours or days.
    pub count: u64,
}

impl ClockError {
    fn of(difference_ms: f64) -> Option<Self> {
        if difference_ms.abs() < NOTABLE_MS {
            return None;
        }
        let minutes = (difference_ms.abs() / 60_000.0).round() as u64;
        let (count, one, many) = match minutes {
            0..=119 => (minutes, "span-minute", "span-minutes"),
            120..=2_879 => ((minutes + 30) / 60, "span-hour", "span-hours"),
            _ => ((minutes + 720) / 1_440, "span-day", "span-days"),
        };
        Some(Self { fast: difference_ms > 0.0, span: if count == 1 { one } else { many }, count })
    }
}

/// Whether something that ends at a moment is still good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It is good for this many seconds.
    Good(u64),
    /// The server no longer accepts it.
    Over,
    /// This device's clock says that it has expired, or is good for longer than anything is. That proves nothing: the server decides.
    Doubtful,
}

impl Validity {
    /// Judges by the server's time, else by the device's (both in milliseconds).
    #[must_use]
    pub fn judge(ends_at: u64, server_ms: Option<f64>, device_ms: f64) -> Self {
        let left = |now_ms: f64| ends_at.saturating_sub((now_ms / 1_000.0) as u64);
        match (server_ms.map(left), left(device_ms)) {
            (Some(0), _) => Self::Over,
            (Some(left), _) => Self::Good(left),
            (None, left) if (1..=LONGEST_SECONDS).contains(&left) => Self::Good(left),
            (None, _) => Self::Doubtful,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ClockError, Clocks, ServerTime, Validity};

    const MINUTE: f64 = 60_000.0;

    fn clocks(device: f64, steady: f64) -> Clocks {
        Clocks { device, steady }
    }

    #[test]
    fn what_has_passed_is_counted_by_the_clock_that_nobody_turns() {
        let said = ServerTime::said(1_000_000.0, clocks(5_000_000.0, 10.0));
        assert_eq!(said.now_ms(clocks(5_000_500.0, 510.0)).to_bits(), 1_000_500.0_f64.to_bits());
        let turned_back = clocks(4_000_000.0, 60_010.0);
        assert_eq!(said.now_ms(turned_back).to_bits(), 1_060_000.0_f64.to_bits());
    }

    #[test]
    fn a_sleep_is_counted_by_the_clock_that_goes_on() {
        let said = ServerTime::said(1_000_000.0, clocks(5_000_000.0, 10.0));
        let woken = clocks(5_000_000.0 + 30.0 * MINUTE, 20.0);
        assert_eq!(said.now_ms(woken).to_bits(), (1_000_000.0 + 30.0 * MINUTE).to_bits());
    }

    #[test]
    fn a_difference_is_told_as_people_tell_it() {
        let off = |minutes: f64| {
            let now = clocks(10_000_000.0 + minutes * MINUTE, 0.0);
            ServerTime::said(10_000_000.0, now).off(now)
        };
        assert_eq!(off(0.9), None);
        assert_eq!(off(-0.9), None);
        assert_eq!(off(1.2), Some(ClockError { fast: true, span: "span-minute", count: 1 }));
        assert_eq!(off(3.0), Some(ClockError { fast: true, span: "span-minutes", count: 3 }));
        assert_eq!(off(-60.0), Some(ClockError { fast: false, span: "span-minutes", count: 60 }));
        assert_eq!(off(121.0), Some(ClockError { fast: true, span: "span-hours", count: 2 }));
        assert_eq!(off(-1_440.0 * 2.0), Some(ClockError { fast: false, span: "span-days", count: 2 }));
    }

    #[test]
    fn the_server_decides_what_is_over_and_a_clock_alone_only_doubts() {
        let judge = Validity::judge;
        let day = 86_400_000.0;
        for device in [1_000_000.0, 1_000_000.0 - day, 1_000_000.0 + day] {
            assert_eq!(judge(1_100, Some(1_000_000.0), device), Validity::Good(100), "{device}");
            assert_eq!(judge(1_100, Some(1_100_000.0), device), Validity::Over, "{device}");
        }
        assert_eq!(judge(1_100, None, 1_000_000.0), Validity::Good(100));
        assert_eq!(judge(1_100, None, 1_000_000.0 + 3.0 * MINUTE), Validity::Doubtful);
        assert_eq!(judge(1_000_000, None, 1_000_000.0), Validity::Doubtful, "a slow clock");
    }
}
