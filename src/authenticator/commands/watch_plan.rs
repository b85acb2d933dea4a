//! When and how the server is asked next, by how the last attempt went. Knows no clock and no network.

const FIRST_PAUSE_MS: u32 = 1_000;
const LONGEST_PAUSE_MS: u32 = 30_000;
/// As many connections as browsers keep to one server. All of them may have died with the line, which only their silence shows.
const MOST_SILENCES: u32 = 6;

/// How an attempt went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchAttempt {
    /// The server said something.
    Answered,
    /// The line was open, and nothing came.
    Silence,
    /// The server told us the time, so it can be asked again at once with a correct proof.
    TimeLearned,
    /// There is no account to watch for.
    NobodyHere,
    /// The server could not be reached, or refused the question.
    Failed,
}

/// How the server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchMode {
    /// Over a line that stays open.
    Line,
    /// Once, to see whether it is the line that is held back or everything that goes over this network.
    Question,
    /// Again and again, with questions whose answers the server holds back until it has something to say.
    Questions,
}

impl WatchMode {
    /// The next mode. A line that has worked before is not being held back: the network is down, or a connection that the browser keeps died
    /// with the line.
    const fn after(self, attempt: WatchAttempt, line_has_worked: bool) -> Self {
        match (self, attempt) {
            (Self::Line, WatchAttempt::Silence) if !line_has_worked => Self::Question,
            (Self::Question | Self::Questions, WatchAttempt::Answered | WatchAttempt::TimeLearned) => Self::Questions,
            _ => Self::Line,
        }
    }

    /// Whether the next attempt follows at once: the server waits for it, or the silence was a pause already.
    const fn is_at_once(self, attempt: WatchAttempt) -> bool {
        match attempt {
            WatchAttempt::Silence | WatchAttempt::TimeLearned => true,
            WatchAttempt::Answered | WatchAttempt::NobodyHere => !matches!(self, Self::Line),
            WatchAttempt::Failed => false,
        }
    }
}

/// How watching is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WatchPlan {
    mode: WatchMode,
    pause_ms: u32,
    silences: u32,
}

impl Default for WatchPlan {
    fn default() -> Self {
        Self { mode: WatchMode::Line, pause_ms: FIRST_PAUSE_MS, silences: 0 }
    }
}

impl WatchPlan {
    /// How the server is asked now.
    #[must_use]
    pub const fn mode(&self) -> WatchMode {
        self.mode
    }

    /// Notes how an attempt went. The answer is how long to wait before the next, in milliseconds; `None`: not at all.
    pub fn after(&mut self, attempt: WatchAttempt, line_has_worked: bool) -> Option<u32> {
        self.silences = if attempt == WatchAttempt::Silence { self.silences + 1 } else { 0 };
        let in_vain = attempt == WatchAttempt::Failed || self.silences > MOST_SILENCES;
        let at_once = !in_vain && self.mode.is_at_once(attempt);
        self.mode = self.mode.after(attempt, line_has_worked);
        self.pause_ms = if in_vain { (self.pause_ms * 2).min(LONGEST_PAUSE_MS) } else { FIRST_PAUSE_MS };
        (!at_once).then_some(self.pause_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::{WatchAttempt, WatchMode, WatchPlan};

    #[test]
    fn a_line_that_ends_is_opened_again_after_a_second() {
        let mut plan = WatchPlan::default();
        assert_eq!(plan.after(WatchAttempt::Answered, true), Some(1_000));
        assert_eq!(plan.mode(), WatchMode::Line);
    }

    #[test]
    fn without_a_network_the_pauses_grow_to_half_a_minute() {
        let mut plan = WatchPlan::default();
        let pauses: Vec<_> = (0..6).filter_map(|_| plan.after(WatchAttempt::Failed, true)).collect();
        assert_eq!(pauses, [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
        assert_eq!(plan.after(WatchAttempt::Answered, true), Some(1_000), "and are short again once it is back");
    }

    #[test]
    fn where_lines_are_held_back_the_server_is_asked_again_and_again() {
        let mut plan = WatchPlan::default();
        assert_eq!(plan.after(WatchAttempt::Silence, false), None);
        assert_eq!(plan.mode(), WatchMode::Question);
        assert_eq!(plan.after(WatchAttempt::Answered, false), None);
        assert_eq!(plan.mode(), WatchMode::Questions);
        assert_eq!(plan.after(WatchAttempt::Failed, false), Some(2_000));
        assert_eq!(plan.mode(), WatchMode::Line, "it was the network");
    }

    #[test]
    fn a_line_that_has_worked_is_opened_anew_when_it_falls_silent() {
        let mut plan = WatchPlan::default();
        for _ in 0..6 {
            assert_eq!(plan.after(WatchAttempt::Silence, true), None);
            assert_eq!(plan.mode(), WatchMode::Line);
        }
        assert_eq!(plan.after(WatchAttempt::Silence, true), Some(2_000), "nothing gets through");
    }

    #[test]
    fn a_time_that_was_learned_is_used_at_once() {
        assert_eq!(WatchPlan::default().after(WatchAttempt::TimeLearned, false), None);
    }
}
