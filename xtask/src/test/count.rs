//! How many tests a program reports.

use std::ops::Add;

/// Tests by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) passed: u32,
    pub(super) failed: u32,
    pub(super) ignored: u32,
    /// How many of those that passed did so only when told again.
    pub(super) again: u32,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            ignored: self.ignored + other.ignored,
            again: self.again + other.again,
        }
    }
}

impl Count {
    /// From the report that nextest writes, of which the first element has the sums.
    pub(super) fn of_junit(report: &str) -> Self {
        let sums =
            report.split_once("<testsuites ").and_then(|(_, rest)| rest.split_once('>')).map_or("", |(sums, _)| sums);
        let number = |what: &str| -> u32 {
            let value = sums.split_once(&format!("{what}=\"")).and_then(|(_, rest)| rest.split_once('"'));
            value.and_then(|(number, _)| number.parse().ok()).unwrap_or(0)
        };
        let failed = number("failures") + number("errors");
        Self { passed: number("tests").saturating_sub(failed), failed, ..Self::default() }
    }

    /// From all lines such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(super) fn of_libtest(text: &str) -> Self {
        let results = text.lines().filter_map(|line| line.trim().strip_prefix("test result:"));
        let counts = results.map(|line| {
            let number = |what: &str| {
                line.split([';', '.']).find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok())
            };
            let [passed, failed, ignored] = ["passed", "failed", "ignored"].map(|what| number(what).unwrap_or(0));
            Self { passed, failed, ignored, again: 0 }
        });
        counts.fold(Self::default(), Add::add)
    }

    /// From the summary of Node's test runner: `ℹ pass 3` or `# pass 3`, each on a line of its own.
    pub(super) fn of_node(text: &str) -> Self {
        let number = |what: &str| -> u32 {
            let of_line = |line: &str| -> Option<u32> {
                line.strip_prefix(['ℹ', '#'])?.trim().strip_prefix(what)?.trim().parse().ok()
            };
            text.lines().filter_map(of_line).sum()
        };
        let failed = number("fail") + number("cancelled");
        Self { passed: number("pass"), failed, ignored: number("skipped") + number("todo"), again: 0 }
    }

    /// From the last line of tests/e2e/run.mjs, which knows which of the stories held when they were told again.
    pub(super) fn of_stories(text: &str) -> Self {
        let last = text.lines().rev().find_map(|line| line.strip_prefix("stories: "));
        let number = |what: &str| {
            let parts = last.into_iter().flat_map(|line| line.split(','));
            parts.filter_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok()).next().unwrap_or(0)
        };
        Self { passed: number("passed"), failed: number("failed"), ignored: 0, again: number("only when told again") }
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn all_results_of_a_rust_workspace_are_added_up() {
        let text = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; \
                    finished in 0.00s\n\n  test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 filtered out\n";
        assert_eq!(Count::of_libtest(text), Count { passed: 15, failed: 2, ignored: 1, again: 0 });
    }

    #[test]
    fn the_sums_of_a_report_are_read() {
        let report = "<?xml version=\"1.0\"?>\n<testsuites name=\"nextest-run\" tests=\"812\" failures=\"2\" errors=\"1\" time=\"1.0\">\n\
                      <testsuite name=\"a\" tests=\"9\" failures=\"0\"></testsuite></testsuites>";
        assert_eq!(Count::of_junit(report), Count { passed: 809, failed: 3, ..Count::default() });
        assert_eq!(Count::of_junit(""), Count::default(), "a run that broke off has shown nothing");
    }

    #[test]
    fn stories_that_held_when_told_again_are_no_failures() {
        let text = "ℹ pass 1\nℹ fail 1\nℹ pass 1\nℹ fail 0\nheld only when it was told again: x\n\
                    stories: 2 passed, 1 only when told again, 0 failed\n";
        assert_eq!(Count::of_stories(text), Count { passed: 2, again: 1, ..Count::default() });
        assert_eq!(Count::of_stories("ℹ pass 3\n"), Count::default(), "a run that broke off has shown nothing");
    }

    #[test]
    fn a_summary_of_node_is_read_with_either_mark() {
        let text = "✔ signs in (2ms)\nℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 0\n";
        let expected = Count { passed: 3, failed: 2, ignored: 2, again: 0 };
        assert_eq!(Count::of_node(text), expected);
        assert_eq!(Count::of_node(&text.replace('ℹ', "#")), expected);
    }
}
