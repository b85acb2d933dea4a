//! No file imports, directly or through others, a file that imports it: what cannot be read alone cannot be changed alone.
//!
//! A module and the modules inside it are one room with a door: what an inner module takes from an outer one does not count.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::Imports;

/// How many of a circle's arrows are listed.
const TOLD: usize = 12;

type Neighbours<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Each circle, with the files and names that tie it.
pub(super) fn findings(imports: &Imports) -> Vec<String> {
    let mut neighbours = Neighbours::new();
    for (from, to) in imports.arrows.keys().filter(|arrow| !imports.outwards.contains(arrow)) {
        neighbours.entry(from).or_default().insert(to);
        neighbours.entry(to).or_default();
    }
    circles(&neighbours).iter().map(|circle| tell(circle, imports)).collect()
}

fn tell(circle: &BTreeSet<&str>, imports: &Imports) -> String {
    let is_inside = |(from, to): &(String, String)| circle.contains(&**from) && circle.contains(&**to);
    let inside = imports.arrows.iter().filter(|(arrow, _)| is_inside(arrow) && !imports.outwards.contains(arrow));
    let mut ties: Vec<String> = inside
        .map(|((from, to), names)| {
            format!("\n    {from} → {to}: {}", names.iter().cloned().collect::<Vec<_>>().join(", "))
        })
        .collect();
    let more = ties.len().saturating_sub(TOLD);
    ties.truncate(TOLD);
    let more = if more == 0 { String::new() } else { format!("\n    and {more} arrows more") };
    format!("{}: a circle of imports, {} files{}{more}", circle.first().unwrap_or(&""), circle.len(), ties.concat())
}

/// The sets of two files or more, each of which leads to all others of its set.
fn circles<'a>(neighbours: &Neighbours<'a>) -> Vec<BTreeSet<&'a str>> {
    let mut against = Neighbours::new();
    for (from, all) in neighbours {
        for to in all {
            against.entry(to).or_default().insert(from);
        }
    }
    let (mut left, mut order) = (neighbours.keys().copied().collect::<BTreeSet<_>>(), Vec::new());
    while let Some(file) = left.first().copied() {
        visit(file, neighbours, &mut left, &mut order);
    }
    // What is reached backwards from the last that was left, and not reached before, is one set (Kosaraju).
    let (mut left, mut sets): (BTreeSet<&str>, Vec<BTreeSet<&str>>) = (order.iter().copied().collect(), Vec::new());
    for file in order.iter().rev() {
        let mut set = Vec::new();
        visit(file, &against, &mut left, &mut set);
        sets.push(set.into_iter().collect());
    }
    sets.retain(|set| set.len() > 1);
    sets.sort();
    sets
}

/// Adds a file that is left, and all that it leads to, each after those that it leads to.
fn visit<'a>(file: &'a str, neighbours: &Neighbours<'a>, left: &mut BTreeSet<&'a str>, order: &mut Vec<&'a str>) {
    if !left.remove(file) {
        return;
    }
    for next in neighbours.get(file).into_iter().flatten() {
        visit(next, neighbours, left, order);
    }
    order.push(file);
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::{Imports, findings};

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
        findings(&Imports::of(&sources).0)
    }

    #[test]
    fn two_files_that_import_each_other_are_told_with_what_ties_them() {
        let found = told(&[
            ("src/lib.rs", "mod a;\nmod b;\nmod c;\n"),
            ("src/a.rs", "use crate::b::{B, make};\npub struct A;\n"),
            ("src/b.rs", "fn f(_: super::a::A) {}\npub struct B;\npub fn make() {}\n"),
            ("src/c.rs", "use crate::a::A;\n"),
        ]);
        let expected =
            "src/a.rs: a circle of imports, 2 files\n    src/a.rs → src/b.rs: B, make\n    src/b.rs → src/a.rs: A";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_circle_through_a_third_file_and_a_name_that_is_handed_on_is_found() {
        let found = told(&[
            ("src/lib.rs", "mod a;\nmod b;\nmod c;\npub use c::C;\n"),
            ("src/a.rs", "use crate::b::B;\npub struct A;\n"),
            ("src/b.rs", "use crate::C;\npub struct B;\n"),
            ("src/c.rs", "pub struct C(crate::a::A);\n"),
        ]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("src/a.rs: a circle of imports, 3 files"), "{found:?}");
    }

    #[test]
    fn a_house_that_hands_its_rooms_on_is_no_circle() {
        let files = [
            ("src/lib.rs", "mod a;\npub use a::A;\n"),
            ("src/a/mod.rs", "mod b;\npub use b::A;\n"),
            ("src/a/b.rs", "pub struct A;\n#[cfg(test)]\nmod tests { use crate::A; fn f() { crate::lost() } }\n"),
        ];
        assert_eq!(told(&files), Vec::<String>::new());
    }

    #[test]
    fn a_module_and_those_inside_it_are_one_room() {
        let files = [
            ("src/lib.rs", "mod a;\n"),
            ("src/a/mod.rs", "mod b;\nuse b::B;\npub struct A;\n"),
            ("src/a/b.rs", "use super::A;\npub struct B;\n"),
        ];
        assert_eq!(told(&files), Vec::<String>::new());
    }

    #[test]
    fn scripts_in_a_circle_are_told() {
        let found = told(&[
            ("tests/e2e/a.mjs", "import { b } from \"./b.mjs\";\n"),
            ("tests/e2e/b.mjs", "import \"./a.mjs\";\n"),
        ]);
        assert_eq!(found.len(), 1);
    }
}
