//! A waiting time in words: which text, and the number in it.

/// The id of the text for so many seconds, and its `count`. Every surface that tells people to wait has these texts.
#[must_use]
pub const fn waiting_time(seconds: u32) -> (&'static str, u32) {
    match seconds {
        0..=1 => ("again-in-second", 1),
        2..=119 => ("again-in-seconds", seconds),
        120..=7_199 => ("again-in-minutes", seconds.div_ceil(60)),
        _ => ("again-in-hours", seconds.div_ceil(3_600)),
    }
}

#[cfg(test)]
mod tests {
    use super::waiting_time;

    #[test]
    fn a_time_to_wait_is_told_in_what_people_count_in() {
        assert_eq!(waiting_time(0), ("again-in-second", 1));
        assert_eq!(waiting_time(30), ("again-in-seconds", 30));
        assert_eq!(waiting_time(119), ("again-in-seconds", 119));
        assert_eq!(waiting_time(3_541), ("again-in-minutes", 60));
        assert_eq!(waiting_time(86_399), ("again-in-hours", 24));
    }
}
