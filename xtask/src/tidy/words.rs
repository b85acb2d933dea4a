//! Words that no file may contain: marks of unfinished work, and folders and registries of one machine.

use super::Source;

/// Kinds of files that are code or settings; prose may speak of such marks.
const CODE: [&str; 12] = ["rs", "js", "mjs", "ts", "css", "html", "toml", "ftl", "sql", "yml", "yaml", "sh"];
// In two parts, so that this file may speak of them.
const UNDONE: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
const FOLDERS: [&str; 4] =
    [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/"), concat!("/Us", "ers/")];
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Findings in one file of any kind.
pub(super) fn findings(source: &Source) -> Vec<String> {
    let numbered = source.text.lines().enumerate();
    let found =
        numbered.filter_map(|(at, line)| Some(format!("{}:{}: {}", source.path, at + 1, why_not(source, line)?)));
    found.collect()
}

fn why_not(source: &Source, line: &str) -> Option<&'static str> {
    let file = source.path.rsplit('/').next().unwrap_or_default();
    let ending = file.rsplit('.').next().unwrap_or_default();
    if CODE.contains(&ending) && UNDONE.iter().any(|mark| stands_alone(line, mark)) {
        return Some("work left undone is an issue, not a comment");
    }
    if FOLDERS.iter().any(|folder| is_path(line, folder)) {
        return Some("a folder of one machine");
    }
    let of_one_machine = match file {
        "Cargo.lock" => line.contains("source = \"") && !line.contains(CRATES_IO),
        "package-lock.json" => line.contains("\"resolved\":"),
        ".npmrc" | "config.toml" => line.trim_start().starts_with("registry"),
        _ => false,
    };
    of_one_machine.then_some("a registry that is not everybody's")
}

fn stands_alone(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + word.len()..].starts_with(is_part))
}

/// Whether a path begins here; in the middle of a web address it is not a folder of this machine.
fn is_path(line: &str, folder: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || "._-~*})>".contains(c);
    line.match_indices(folder).any(|(at, _)| !line[..at].ends_with(goes_on))
}

#[cfg(test)]
mod tests {
    use super::{FOLDERS, Source, UNDONE, findings};

    #[test]
    fn work_left_undone_is_found_in_code_and_may_be_spoken_of_in_prose() {
        for mark in UNDONE {
            assert_eq!(findings(&Source::new("src/a.rs", &format!("//! A.\n// {mark}: later\n"))).len(), 1);
            assert!(findings(&Source::new("CONTRIBUTING.md", &format!("no {mark} in main\n"))).is_empty());
            assert!(findings(&Source::new("src/a.rs", &format!("{mark}S"))).is_empty());
        }
    }

    #[test]
    fn folders_of_one_machine_are_found_and_addresses_are_not() {
        for folder in FOLDERS {
            assert_eq!(findings(&Source::new("README.md", &format!("run {folder}x/sluss\n"))).len(), 1, "{folder}");
            assert!(findings(&Source::new("README.md", &format!("https://example.eu{folder}x\n"))).is_empty());
        }
    }

    #[test]
    fn m08_lock_files_name_the_public_registry_alone() {
        let crates = |source: &str| findings(&Source::new("Cargo.lock", &format!("source = \"{source}\"\n"))).len();
        assert_eq!(crates("registry+https://github.com/rust-lang/crates.io-index"), 0);
        assert_eq!(crates("sparse+https://mirror.example.eu/index/"), 1);
        let resolved = "\"resolved\": \"https://mirror.example.eu/a.tgz\"";
        assert_eq!(findings(&Source::new("package-lock.json", resolved)).len(), 1);
        assert_eq!(findings(&Source::new(".npmrc", "registry=https://mirror.example.eu/\n")).len(), 1);
    }
}
