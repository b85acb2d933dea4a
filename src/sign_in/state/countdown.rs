//! How long a code is valid, as the page counts it. The server decides; this is a courtesy.

/// Longer than any code lives: more time left than this means that the browser's clock is wrong.
const LONGEST_LEFT: u64 = 15 * 60;

/// The seconds until a moment, 0 once it is over. Both times are since the epoch.
#[must_use]
pub const fn seconds_until(expires_at: u64, now_ms: f64) -> u64 {
    // A float of epoch milliseconds is far below 2^53, and `as` saturates at both ends.
    expires_at.saturating_sub((now_ms / 1000.0) as u64)
}

/// Whether so many seconds can be right when the count begins. If not, the clock is wrong and a count would only mislead.
#[must_use]
pub fn can_be_right(seconds: u64) -> bool {
    (1..=LONGEST_LEFT).contains(&seconds)
}

/// The time in minutes and seconds, as in 4:05.
#[must_use]
pub fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::{can_be_right, minutes, seconds_until};

    #[test]
    fn time_left_is_told_in_minutes_and_seconds() {
        assert_eq!(minutes(300), "5:00");
        assert_eq!(minutes(65), "1:05");
        assert_eq!(minutes(9), "0:09");
    }

    #[test]
    fn a_clock_that_is_wrong_counts_nothing() {
        assert_eq!(seconds_until(1_300, 1_000_000.0), 300);
        assert_eq!(seconds_until(1_300, 9_000_000.0), 0);
        assert!(can_be_right(300) && can_be_right(1));
        assert!(!can_be_right(0), "a clock that is fast");
        assert!(!can_be_right(seconds_until(10_000, 0.0)), "a clock that is slow");
    }
}
