//! Which step of how many seconds a time falls into (RFC 6238, section 4.2).

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// How many steps there were before it since 1970.
    pub(super) number: u64,
    /// How many seconds of it are left: 1 to `period`.
    pub(super) remaining: u32,
    /// How many seconds it has.
    pub(super) period: u32,
}

/// The step of a time in seconds since 1970, where each has `period` seconds, one or more.
pub(super) fn step(unix_seconds: u64, period: u32) -> Step {
    let seconds = u64::from(period);
    let passed =
        u32::try_from(unix_seconds % seconds).expect("what is left of a division is less than what it is divided by");
    Step { number: unix_seconds / seconds, remaining: period - passed, period }
}

#[cfg(test)]
mod tests {
    use super::{Step, step};

    #[test]
    fn a_step_ends_where_the_next_begins() {
        for (time, number, remaining) in [(0, 0, 30), (1, 0, 29), (29, 0, 1), (30, 1, 30), (59, 1, 1), (60, 2, 30)] {
            assert_eq!(step(time, 30), Step { number, remaining, period: 30 });
        }
        assert_eq!(step(7, 1), Step { number: 7, remaining: 1, period: 1 });
        assert_eq!(step(u64::MAX, u32::MAX).number, u64::MAX / u64::from(u32::MAX));
    }
}
