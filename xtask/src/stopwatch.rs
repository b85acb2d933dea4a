//! How long a step took.

use std::time::{Duration, Instant};

/// Runs from when it was made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "people want to know how long a step took; no rule depends on it")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// `0.4 s`, `12 s`, `3 min 5 s`.
pub(crate) fn in_words(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..100 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, in_words};

    #[test]
    fn times_are_as_exact_as_a_person_wants_them() {
        let words = [400, 12_000, 185_000].map(|milliseconds| in_words(Duration::from_millis(milliseconds)));
        assert_eq!(words, ["0.4 s", "12 s", "3 min 5 s"]);
    }
}
