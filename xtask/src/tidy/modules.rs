//! Modules open with what they are, and are short enough to be read in one go.

use super::Source;

/// Lines that a file may have before its tests.
const MOST_LINES: usize = 400;

/// What is wrong with a module as a whole.
pub(super) fn findings(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    // Not even a shebang or an inner attribute may come before it: what the module is comes first.
    if !source.text.starts_with("//!") {
        findings.push(format!("{}: does not open with `//!` and what it is", source.path));
    }
    let lines = before_tests(&source.text);
    if lines > MOST_LINES {
        findings.push(format!("{}: {lines} lines, {MOST_LINES} at most: make two rooms of it", source.path));
    }
    findings
}

fn before_tests(text: &str) -> usize {
    text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count()
}

#[cfg(test)]
mod tests {
    use super::{Source, findings};

    #[test]
    fn a_module_that_does_not_say_what_it_is_is_found() {
        assert_eq!(findings(&Source::new("src/a.rs", "use std::fmt;\n")).len(), 1);
        assert!(findings(&Source::new("src/a.rs", "//! What it is.\n")).is_empty());
    }

    #[test]
    fn a_long_file_is_found_and_its_tests_do_not_count() {
        let long = |lines: usize, tests: usize| {
            format!("//! Long.\n{}#[cfg(test)]\n{}", "fn a() {}\n".repeat(lines), "fn b() {}\n".repeat(tests))
        };
        assert_eq!(findings(&Source::new("src/a.rs", &long(400, 0))).len(), 1);
        assert!(findings(&Source::new("src/a.rs", &long(399, 500))).is_empty());
    }
}
