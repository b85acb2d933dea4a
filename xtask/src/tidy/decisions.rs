//! A cited decision exists, by its page or by its number.

use std::collections::BTreeSet;

use super::Source;

const FOLDER: &str = concat!("docs/", "decisions/");

/// The existing pages, without their extension: `0001-a-frame-needs-no-cookie`.
pub(super) fn pages(sources: &[Source]) -> BTreeSet<String> {
    let pages = sources.iter().filter_map(|source| source.path.strip_prefix(FOLDER)?.strip_suffix(".md"));
    pages.map(str::to_owned).collect()
}

/// Citations in one file that lead nowhere.
pub(super) fn findings(source: &Source, pages: &BTreeSet<String>) -> Vec<String> {
    let numbers: BTreeSet<u32> = pages.iter().filter_map(|page| number(page.split('-').next()?)).collect();
    let mut findings = Vec::new();
    for (at, line) in source.text.lines().enumerate() {
        let mut tell =
            |what: &str| findings.push(format!("{}:{}: cites {what}, which is not there", source.path, at + 1));
        for page in of_pages(line) {
            let is_there =
                pages.contains(page) || page.len() == 4 && number(page).is_some_and(|it| numbers.contains(&it));
            if !is_there {
                tell(&format!("{FOLDER}{page}"));
            }
        }
        for cited in of_numbers(line).into_iter().filter(|cited| !numbers.contains(cited)) {
            tell(&format!("decision {cited}"));
        }
    }
    findings
}

/// What stands behind the folder's name, as far as it begins with a digit. Pages beside the folder leave out what they share with it.
fn of_pages(line: &str) -> Vec<&str> {
    let marks = [FOLDER, concat!("](deci", "sions/")];
    let after = marks.iter().flat_map(|mark| line.match_indices(mark).map(|(at, found)| &line[at + found.len()..]));
    let pages =
        after.map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default());
    pages.filter(|page| page.starts_with(|c: char| c.is_ascii_digit())).collect()
}

/// `decision 5`, `decisions 13, 40 and 42`.
fn of_numbers(line: &str) -> Vec<u32> {
    let lower = line.to_lowercase();
    let after = lower.match_indices("decision").map(|(at, word)| &lower[at + word.len()..]);
    after
        .flat_map(|rest| match rest.strip_prefix("s ") {
            Some(list) => list.split_whitespace().map_while(in_a_list).flatten().collect(),
            None => rest.strip_prefix(' ').and_then(leading).into_iter().collect::<Vec<_>>(),
        })
        .collect()
}

/// A number of a list, or the `and` before its last; the list ends with anything else.
fn in_a_list(word: &str) -> Option<Option<u32>> {
    if word == "and" { Some(None) } else { leading(word).map(Some) }
}

fn leading(text: &str) -> Option<u32> {
    number(text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default())
}

fn number(digits: &str) -> Option<u32> {
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{FOLDER, Source, findings};

    fn told(line: &str) -> Vec<String> {
        let pages = ["0005-one-commit".to_owned(), "0013-passwords".to_owned()].into();
        findings(&Source::new("src/a.rs", line), &pages)
    }

    #[test]
    fn a_page_that_is_not_there_is_told() {
        assert_eq!(told(&format!("// {FOLDER}0006")), [format!("src/a.rs:1: cites {FOLDER}0006, which is not there")]);
        assert_eq!(told(&format!("({FOLDER}0005-two-commits.md)")).len(), 1);
        let beside = FOLDER.trim_start_matches("docs/");
        assert_eq!(told(&format!("[a page]({beside}0099-none.md)")).len(), 1);
        assert!(told(&format!("[a page]({beside}0005-one-commit.md)")).is_empty());
        for line in [format!("{FOLDER}0005)"), format!("{FOLDER}0013-passwords.md"), format!("a page in `{FOLDER}`")] {
            assert!(told(&line).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_number_that_no_page_has_is_told() {
        assert_eq!(told("as decision 6 says"), ["src/a.rs:1: cites decision 6, which is not there"]);
        assert_eq!(told("decisions 5, 14 and 15 say").len(), 2);
        for line in [
            "Decision 5: one commit",
            "decisions 5 and 13 say 14 things",
            "a decision is made",
            "decision 13, 14 times",
        ] {
            assert!(told(line).is_empty(), "{line}");
        }
    }
}
