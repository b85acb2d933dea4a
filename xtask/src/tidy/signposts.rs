//! A page that names a file in backticks, from the top folder on, names one that is there.

use std::collections::BTreeSet;

use super::Source;

/// Where such paths begin. Others in backticks are relative, or no paths at all.
const TOPS: [&str; 9] = ["crates/", "src/", "static/", "embed/", "examples/", "tests/", "fuzz/", "xtask/", "docs/"];

/// Paths on pages for people that lead nowhere. Decisions are left out: they tell what was, and files have moved since.
pub(super) fn findings(sources: &[Source]) -> Vec<String> {
    let there: BTreeSet<&str> = sources.iter().flat_map(|source| with_folders(&source.path)).collect();
    let pages = sources.iter().filter(|page| page.path.ends_with(".md") && !page.path.starts_with("docs/decisions/"));
    let named =
        pages.filter(|page| page.path != "CHANGELOG.md").flat_map(|page| paths(page).map(move |path| (page, path)));
    let lost = named.filter(|(_, path)| !there.contains(path.trim_end_matches('/')));
    lost.map(|(page, path)| format!("{}: there is no {path}", page.path)).collect()
}

/// The path, and the folders that it is in.
fn with_folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at]).chain([path])
}

fn paths(page: &Source) -> impl Iterator<Item = &str> {
    let in_backticks = page.text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    in_backticks.filter(|words| {
        // One with a part to fill in, or that stands for several, names no file.
        TOPS.iter().any(|top| words.starts_with(top))
            && !words.contains(['<', '*', '{', ' '])
            && !words.contains("STORY")
    })
}

#[cfg(test)]
mod tests {
    use super::{Source, findings};

    fn told(page: &str, text: &str) -> usize {
        findings(&[Source::new("crates/otp/src/lib.rs", "//! A.\n"), Source::new(page, text)]).len()
    }

    #[test]
    fn a_path_that_leads_nowhere_is_found() {
        assert_eq!(told("docs/architecture.md", "`crates/otp/src/lib.rs`, `crates/otp/src/`, `crates/otp`"), 0);
        assert_eq!(told("docs/architecture.md", "`crates/otp/src/code.rs` and `src/ui`"), 2);
        assert_eq!(told("docs/decisions/old.md", "`src/ui`"), 0);
        assert_eq!(told("README.md", "`src/<name>/mod.rs`, `lib.rs`, `cargo xtask e2e`, /src/ui"), 0);
    }
}
