//! The modules of one crate, as a tree, and what a path in one of them means.
//!
//! It follows `crate`, `super`, `self`, children, and what a `use` line brings in, globs too. What it cannot follow belongs to
//! another crate.

use std::collections::BTreeMap;

use super::facts::{Declared, Facts};

/// How many `use` lines one name may be followed through.
const FARTHEST: usize = 16;

/// All files that were read, by path.
pub(super) type Read = BTreeMap<String, Facts>;

/// A module of the tree, by its number.
type Id = usize;

#[derive(Debug)]
struct Module<'a> {
    file: String,
    /// Where the files of its children lie.
    folder: String,
    parent: Option<Id>,
    children: Vec<(String, Id)>,
    facts: &'a Facts,
}

/// The modules of a crate; the first is its root.
#[derive(Debug)]
pub(super) struct Tree<'a>(Vec<Module<'a>>);

/// What a path leads to.
#[derive(Debug)]
struct Found {
    module: Id,
    /// What is meant in that module; none for the module itself.
    name: Option<String>,
    /// The modules that the path goes into by their names.
    entered: Vec<Id>,
}

/// One thing that a file takes from another, or a module that it names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) from: String,
    pub(super) file: String,
    /// None where the path ends with the module: it is a place to look things up in, and nothing is taken yet.
    pub(super) name: Option<String>,
    /// Whether the file is that of a module which the other is inside.
    pub(super) is_around: bool,
    /// The files of the modules that the path goes into by their names.
    pub(super) entered: Vec<String>,
}

impl<'a> Tree<'a> {
    /// The tree that begins with a file.
    pub(super) fn of(root: &str, read: &'a Read) -> Option<Self> {
        let mut tree = Self(Vec::new());
        tree.add(root, folder_of(root).to_owned(), None, read.get(root)?, read);
        Some(tree)
    }

    fn add(&mut self, file: &str, folder: String, parent: Option<Id>, facts: &'a Facts, read: &'a Read) -> Id {
        let id = self.0.len();
        self.0.push(Module { file: file.to_owned(), folder, parent, children: Vec::new(), facts });
        for declared in &facts.modules {
            if let Some(child) = self.child(id, declared, read) {
                self.0[id].children.push((declared.name.clone(), child));
            }
        }
        id
    }

    fn child(&mut self, parent: Id, declared: &'a Declared, read: &'a Read) -> Option<Id> {
        let Module { file, folder, .. } = &self.0[parent];
        let own = format!("{folder}/{}", declared.name);
        if let Some(inside) = &declared.inside {
            let file = file.clone();
            return Some(self.add(&file, own, Some(parent), inside, read));
        }
        let (beside, within) = (format!("{own}.rs"), format!("{own}/mod.rs"));
        let path = match &declared.path {
            Some(path) => without_dots(&format!("{}/{path}", folder_of(file))),
            None if read.contains_key(&beside) => beside,
            None => within,
        };
        let folder = if path.ends_with("/mod.rs") {
            folder_of(&path).to_owned()
        } else {
            path.trim_end_matches(".rs").to_owned()
        };
        let facts = read.get(&path)?;
        Some(self.add(&path, folder, Some(parent), facts, read))
    }

    /// Everything that the crate's files name of one another.
    pub(super) fn taken(&self) -> Vec<Taken> {
        let mut all = Vec::new();
        for (id, module) in self.0.iter().enumerate() {
            let uses = module.facts.uses.iter().map(|line| (&line.path, line.name.is_none()));
            let mentions = module.facts.mentions.iter().map(|path| (path, false));
            for (path, glob) in uses.chain(mentions) {
                all.extend(self.find(id, path, FARTHEST).into_iter().map(|found| self.tell(id, found, glob)));
            }
        }
        all
    }

    fn tell(&self, from: Id, found: Found, glob: bool) -> Taken {
        let file = |id: &Id| self.0[*id].file.clone();
        let entered = found.entered.iter().map(file).collect();
        let name = found.name.or_else(|| glob.then(|| "*".to_owned()));
        let is_around = std::iter::successors(Some(from), |id| self.0[*id].parent).any(|id| id == found.module);
        Taken { from: file(&from), file: file(&found.module), name, is_around, entered }
    }

    /// Where a path leads that stands in module `at`.
    fn find(&self, at: Id, path: &[String], left: usize) -> Vec<Found> {
        let ups = path.iter().take_while(|name| *name == "super").count();
        let (start, rest) = match path.first().map(String::as_str) {
            Some("crate") => (Some(0), &path[1..]),
            Some("self") => (Some(at), &path[1..]),
            Some("super") => ((0..ups).try_fold(at, |id, _| self.0[id].parent), &path[ups..]),
            _ => return self.walk(at, path, Vec::new(), left),
        };
        let Some(start) = start else { return Vec::new() };
        let found = self.walk(start, rest, Vec::new(), left);
        // A name that nothing defines was made by a macro, in the last module that the path names.
        if found.is_empty() { vec![self.as_far_as_it_goes(start, rest)] } else { found }
    }

    fn walk(&self, at: Id, path: &[String], entered: Vec<Id>, left: usize) -> Vec<Found> {
        let Some((first, rest)) = path.split_first() else { return vec![Found { module: at, name: None, entered }] };
        let module = &self.0[at];
        let children: Vec<Id> = module.children.iter().filter(|(name, _)| name == first).map(|(_, id)| *id).collect();
        if !children.is_empty() {
            let into = |id: Id| self.walk(id, rest, entered.iter().copied().chain([id]).collect(), left);
            return children.into_iter().flat_map(into).collect();
        }
        if module.facts.defines.contains(first) {
            return vec![Found { module: at, name: Some(first.clone()), entered }];
        }
        if left == 0 {
            return Vec::new();
        }
        let brought = module.facts.uses.iter().filter(|line| line.name.as_deref() == Some(first.as_str()));
        let brought: Vec<Found> = brought.flat_map(|line| self.find(at, &line.path, left - 1)).collect();
        if !brought.is_empty() {
            let on = |found: Found| match found.name {
                None => self.walk(found.module, rest, entered.clone(), left - 1),
                name => vec![Found { name, entered: entered.clone(), ..found }],
            };
            return brought.into_iter().flat_map(on).collect();
        }
        let globs = module.facts.uses.iter().filter(|line| line.name.is_none());
        // A star that is looked up among stars is soon lost sight of: the farther, the less is worth a look.
        let modules = globs.flat_map(|line| self.find(at, &line.path, left / 2)).filter(|found| found.name.is_none());
        let others = modules.filter(|found| found.module != at);
        others.flat_map(|found| self.walk(found.module, path, entered.clone(), left / 2)).collect()
    }

    fn as_far_as_it_goes(&self, start: Id, path: &[String]) -> Found {
        let (mut at, mut entered) = (start, Vec::new());
        for name in path {
            let child = self.0[at].children.iter().find(|(child, _)| child == name);
            let Some((_, id)) = child else { return Found { module: at, name: Some(name.clone()), entered } };
            at = *id;
            entered.push(at);
        }
        Found { module: at, name: None, entered }
    }
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => _ = parts.pop(),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::facts::facts;
    use super::{Read, Tree};

    /// `from → file: name` for all that these files take from one another.
    fn taken(files: &[(&str, &str)]) -> Vec<String> {
        let read: Read = files.iter().map(|(path, text)| ((*path).to_owned(), facts(text).unwrap())).collect();
        let all = Tree::of("src/lib.rs", &read).unwrap().taken();
        let others = all.iter().filter(|taken| taken.from != taken.file);
        others.filter_map(|taken| Some(format!("{} → {}: {}", taken.from, taken.file, taken.name.as_ref()?))).collect()
    }

    #[test]
    fn a_name_is_followed_to_the_file_that_defines_it() {
        let found = taken(&[
            ("src/lib.rs", "mod a;\nmod b;\npub use b::inner::C as D;\n"),
            ("src/a.rs", "use crate::D;\nuse super::b;\nfn f(_: D) { b::g() }\n"),
            ("src/b/mod.rs", "pub mod inner;\npub fn g() {}\n"),
            ("src/b/inner.rs", "pub struct C;\n"),
        ]);
        assert_eq!(
            found,
            ["src/lib.rs → src/b/inner.rs: C", "src/a.rs → src/b/inner.rs: C", "src/a.rs → src/b/mod.rs: g"]
        );
    }

    #[test]
    fn a_module_line_takes_nothing_and_neither_does_the_name_of_a_module() {
        assert!(taken(&[("src/lib.rs", "mod a;\nuse a as other;\n"), ("src/a.rs", "")]).is_empty());
    }

    #[test]
    fn a_star_takes_from_the_module_and_brings_what_it_brings() {
        let files = [
            ("src/lib.rs", "mod a;\nmod b;\nmod c;\n"),
            ("src/a.rs", "use crate::b::*;\nfn f() { C::new() }\n"),
            ("src/b.rs", "pub use super::c::C;\n"),
            ("src/c.rs", "pub struct C;\n"),
        ];
        assert_eq!(taken(&files), ["src/a.rs → src/b.rs: *", "src/a.rs → src/c.rs: C", "src/b.rs → src/c.rs: C"]);
    }

    #[test]
    fn two_files_for_one_module_are_both_taken_from() {
        let files = [
            ("src/lib.rs", "mod a;\n#[path = \"x/live.rs\"] mod run;\n#[path = \"x/still.rs\"] mod run;\n"),
            ("src/a.rs", "fn f() { crate::run::go() }\n"),
            ("src/x/live.rs", "pub fn go() {}\n"),
            ("src/x/still.rs", "pub fn go() {}\n"),
        ];
        assert_eq!(taken(&files), ["src/a.rs → src/x/live.rs: go", "src/a.rs → src/x/still.rs: go"]);
    }

    #[test]
    fn what_a_macro_made_belongs_to_the_module_that_is_named() {
        let files =
            [("src/lib.rs", "mod a;\nmod b;\n"), ("src/a.rs", "use crate::b::Made;\n"), ("src/b.rs", "make!(Made);\n")];
        assert_eq!(taken(&files), ["src/a.rs → src/b.rs: Made"]);
    }

    #[test]
    fn other_crates_are_none_of_ours_and_circles_of_names_end() {
        let files = [
            ("src/lib.rs", "mod a;\nuse std::fmt;\npub use a::X;\n"),
            ("src/a.rs", "pub use crate::X;\nfn f() { X::y(); serde::z() }\n"),
        ];
        taken(&files);
    }
}
