//! The end of a test run: what was looked at, how many tests ran, how long it took.

use std::fmt::Write as _;
use std::ops::Add;

use super::count::Count;
use super::{Done, Outcome};
use crate::stopwatch::in_words;

/// One line for each step, and a last line with the sums.
pub(super) fn table(outcomes: &[Outcome]) -> String {
    let mut out = format!("\n{:<26}{:>8}{:>8}{:>9}  {:<12}\n", "", "passed", "failed", "ignored", "time");
    for outcome in outcomes {
        let (passed, failed, ignored, remark) = cells(outcome);
        let time = in_words(outcome.time);
        let line = format!("{:<26}{passed:>8}{failed:>8}{ignored:>9}  {time:<12}{remark}", outcome.name);
        writeln!(out, "{}", line.trim_end()).expect("a string takes all that is written to it");
    }
    let sum = outcomes.iter().filter_map(count).fold(Count::default(), Add::add);
    let broken = outcomes.iter().filter(|outcome| !outcome.is_good() && count(outcome).is_none_or(|it| it.failed == 0));
    let broken = match broken.count() {
        0 => String::new(),
        1 => ", and 1 step failed".to_owned(),
        more => format!(", and {more} steps failed"),
    };
    format!("{out}\n{} passed, {} failed{broken}", sum.passed, sum.failed)
}

fn count(outcome: &Outcome) -> Option<Count> {
    match &outcome.result {
        Ok(Done::Tested { count, .. }) => Some(*count),
        _ => None,
    }
}

fn cells(outcome: &Outcome) -> (String, String, String, String) {
    let dash = || ("-".to_owned(), "-".to_owned(), "-".to_owned());
    let ((passed, failed, ignored), remark) = match &outcome.result {
        Ok(Done::Checked) => (dash(), "good".to_owned()),
        Ok(Done::Skipped(why)) => (dash(), (*why).to_owned()),
        Ok(Done::Tested { count, .. }) => {
            let numbers = (count.passed.to_string(), count.failed.to_string(), count.ignored.to_string());
            let again =
                if count.again == 0 { String::new() } else { format!(", {} only when told again", count.again) };
            (numbers, format!("{}{again}", if outcome.is_good() { "good" } else { "FAILED" }))
        }
        Err(_) => (dash(), "FAILED".to_owned()),
    };
    (passed, failed, ignored, remark)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Count, Done, Outcome, table};

    fn outcome(name: &'static str, result: Result<Done, String>) -> Outcome {
        Outcome { name, time: Duration::from_secs(12), result }
    }

    fn tested(passed: u32, failed: u32) -> Result<Done, String> {
        Ok(Done::Tested { count: Count { passed, failed, ..Count::default() }, succeeded: failed == 0 })
    }

    #[test]
    fn the_last_line_has_the_sums() {
        let all = [
            outcome("clippy", Ok(Done::Checked)),
            outcome("Rust tests", tested(7, 0)),
            outcome("stories", tested(2, 0)),
        ];
        assert_eq!(table(&all).lines().last(), Some("9 passed, 0 failed"));
    }

    #[test]
    fn what_held_only_when_it_was_told_again_is_said() {
        let count = Count { passed: 9, again: 2, ..Count::default() };
        let all = [outcome("stories", Ok(Done::Tested { count, succeeded: true }))];
        assert!(table(&all).contains("good, 2 only when told again"), "{}", table(&all));
    }

    #[test]
    fn a_step_in_which_no_test_ran_has_failed() {
        let all = [outcome("Rust tests", tested(7, 0)), outcome("stories", tested(0, 0))];
        assert_eq!(table(&all).lines().last(), Some("7 passed, 0 failed, and 1 step failed"));
    }

    #[test]
    fn a_step_that_broke_before_it_counted_is_in_the_last_line() {
        let all = [outcome("clippy", Err("no".to_owned())), outcome("Rust tests", tested(7, 1))];
        assert_eq!(table(&all).lines().last(), Some("7 passed, 1 failed, and 1 step failed"));
    }
}
