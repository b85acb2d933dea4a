//! Who imports whom: arrows between the files of a crate, and between scripts.
//!
//! It knows the names of a crate's roots and how modules are laid out in folders; it judges nothing.

pub(super) mod facts;
mod scripts;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use tree::{Read, Tree};

/// Who, from whom, what.
type Arrow = (String, String, String);

/// All arrows of the repository.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// From one file to another, with the names that are taken.
    pub(super) arrows: BTreeMap<(String, String), BTreeSet<String>>,
    /// Those of the arrows that lead from a module to one that it is inside.
    pub(super) outwards: BTreeSet<(String, String)>,
    /// From a file to one that a path of it goes into by name, whether or not it is the one that something is taken from.
    pub(super) entered: BTreeSet<(String, String)>,
}

impl Imports {
    /// Reads them; the second half tells what could not be read.
    pub(super) fn of(sources: &[Source]) -> (Self, Vec<String>) {
        let (mut read, mut findings, mut imports) = (Read::new(), Vec::new(), Self::default());
        for source in sources.iter().filter(|source| source.path.ends_with(".rs") && !is_test(&source.path)) {
            match facts::facts(&source.text) {
                Ok(facts) => _ = read.insert(source.path.clone(), facts),
                Err(error) => findings.push(format!("{}: {error}", source.path)),
            }
        }
        for root in read.keys().filter(|path| is_root(path)) {
            let Some(tree) = Tree::of(root, &read) else { continue };
            for taken in tree.taken() {
                let entered = taken.entered.into_iter().map(|file| (taken.from.clone(), file));
                imports.entered.extend(entered);
                if taken.is_around {
                    imports.outwards.insert((taken.from.clone(), taken.file.clone()));
                }
                if let Some(name) = taken.name {
                    imports.add((taken.from, taken.file, name));
                }
            }
        }
        let scripts = sources.iter().filter(|source| source.path.ends_with(".mjs") || source.path.ends_with(".js"));
        scripts.flat_map(|source| scripts::arrows(&source.path, &source.text)).for_each(|arrow| imports.add(arrow));
        (imports, findings)
    }

    fn add(&mut self, (from, to, name): Arrow) {
        if from != to {
            self.arrows.entry((from, to)).or_default().insert(name);
        }
    }
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|folder| folder == "tests")
}

/// Whether a crate begins here: a library, a program, or a bench.
fn is_root(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(
        parts.as_slice(),
        [.., "src", "lib.rs" | "main.rs"]
            | [.., "src", "bin", _]
            | [.., "benches", _]
            | [.., "bin" | "benches", _, "main.rs"]
            | ["build.rs"]
            | ["crates", _, "build.rs"]
    )
}

#[cfg(test)]
mod tests {
    use super::{Imports, Source, is_root};

    #[test]
    fn a_crate_begins_where_cargo_says() {
        for root in ["src/lib.rs", "src/bin/account.rs", "crates/otp/src/lib.rs", "crates/qr/benches/frames/main.rs"] {
            assert!(is_root(root), "{root}");
        }
        assert!(!is_root("crates/server/benches/figures/mod.rs") && !is_root("src/ui/mod.rs"));
    }

    #[test]
    fn crates_do_not_mix_and_tests_are_left_out() {
        let sources = [
            Source::new("crates/a/src/lib.rs", "mod x;\nmod y;\n"),
            Source::new("crates/a/src/x.rs", "use crate::y::Y;\n"),
            Source::new("crates/a/src/y.rs", "pub struct Y;\n"),
            Source::new("crates/b/src/lib.rs", "use a::y::Y;\n"),
            Source::new("crates/a/tests/all.rs", "use a::y::Y; this is no Rust"),
        ];
        let (imports, findings) = Imports::of(&sources);
        assert!(findings.is_empty(), "{findings:?}");
        let arrows: Vec<_> = imports.arrows.keys().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        assert_eq!(arrows, [("crates/a/src/x.rs", "crates/a/src/y.rs")]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told() {
        assert_eq!(Imports::of(&[Source::new("src/lib.rs", "fn (")]).1.len(), 1);
    }
}
