//! What one Rust file says about others: the modules it declares, the names it defines, its `use` lines and the paths in its code.
//!
//! It knows the language's grammar, and not where files are. Tests are left out.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::visit::{self, Visit};
use syn::{Attribute, Ident, ImplItem, Item, Meta, UseTree};

/// The names of a path, from its first to its last.
pub(super) type Path = Vec<String>;

/// One module as it is written.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) defines: Vec<String>,
    pub(super) uses: Vec<Use>,
    /// Paths of two names or more, wherever they stand in code, in what macros are given, and in what `serde` is told.
    pub(super) mentions: Vec<Path>,
    pub(super) modules: Vec<Declared>,
}

/// One name that a `use` line brings in.
#[derive(Debug)]
pub(super) struct Use {
    /// What it is called here; none for a `*`.
    pub(super) name: Option<String>,
    pub(super) path: Path,
}

/// A module's line in its parent.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) name: String,
    /// Where its file is, when a `path` says so.
    pub(super) path: Option<String>,
    /// Its content, when that stands in the same file.
    pub(super) inside: Option<Facts>,
}

/// Reads a file.
///
/// # Errors
/// Where it is no Rust.
pub(super) fn facts(text: &str) -> Result<Facts, syn::Error> {
    Ok(of_items(&syn::parse_file(text)?.items))
}

fn of_items(items: &[Item]) -> Facts {
    let mut reader = Reader(Facts::default());
    items.iter().for_each(|item| reader.visit_item(item));
    reader.0
}

struct Reader(Facts);

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, name) = head(item);
        if attributes.iter().any(is_of_tests) {
            return;
        }
        self.0.defines.extend(name.filter(|_| !matches!(item, Item::Mod(_))).map(text_of));
        match item {
            Item::Mod(module) => self.0.modules.push(Declared {
                name: text_of(&module.ident),
                path: attributes.iter().find_map(path_in),
                inside: module.content.as_ref().map(|(_, items)| of_items(items)),
            }),
            Item::Use(line) => self.uses(&line.tree, &mut Vec::new()),
            // What a macro's definition says holds where it is called.
            Item::Macro(definition) if definition.ident.is_some() => {}
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes = match item {
            ImplItem::Fn(function) => function.attrs.as_slice(),
            ImplItem::Const(constant) => constant.attrs.as_slice(),
            _ => &[],
        };
        if !attributes.iter().any(is_of_tests) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() && path.segments.len() > 1 {
            self.0.mentions.push(path.segments.iter().map(|segment| text_of(&segment.ident)).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.texts(list.tokens.clone());
        }
    }
}

impl Reader {
    fn uses(&mut self, tree: &UseTree, before: &mut Path) {
        let mut bring = |name: Option<&Ident>, last: Option<&Ident>| {
            let last = last.map(text_of).filter(|last| last != "self");
            let path: Path = before.iter().cloned().chain(last).collect();
            let name =
                name.map(text_of).map(|name| if name == "self" { path.last().cloned().unwrap_or(name) } else { name });
            self.0.uses.push(Use { name, path });
        };
        match tree {
            UseTree::Name(leaf) => bring(Some(&leaf.ident), Some(&leaf.ident)),
            UseTree::Rename(leaf) => bring(Some(&leaf.rename), Some(&leaf.ident)),
            UseTree::Glob(_) => bring(None, None),
            UseTree::Path(branch) => {
                before.push(text_of(&branch.ident));
                self.uses(&branch.tree, before);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.uses(tree, before)),
        }
    }

    /// Paths among tokens that only a macro can read.
    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons) = (Path::new(), 0);
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.mention(&mut path);
                    }
                    path.push(text_of(&name));
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                other => {
                    self.mention(&mut path);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.mention(&mut path);
    }

    fn mention(&mut self, path: &mut Path) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.0.mentions.push(path);
        }
    }

    /// Paths in texts, as in `#[serde(with = "crate::kept")]`.
    fn texts(&mut self, tokens: TokenStream) {
        for token in tokens {
            if let TokenTree::Literal(literal) = token
                && let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string())
                && let Ok(path) = text.parse::<syn::Path>()
            {
                self.visit_path(&path);
            }
        }
    }
}

fn text_of(name: &Ident) -> String {
    name.unraw().to_string()
}

/// An item's attributes and its name.
fn head(item: &Item) -> (&[Attribute], Option<&Ident>) {
    match item {
        Item::Const(it) => (&it.attrs, Some(&it.ident)),
        Item::Enum(it) => (&it.attrs, Some(&it.ident)),
        Item::Fn(it) => (&it.attrs, Some(&it.sig.ident)),
        Item::Impl(it) => (&it.attrs, None),
        Item::Macro(it) => (&it.attrs, it.ident.as_ref()),
        Item::Mod(it) => (&it.attrs, Some(&it.ident)),
        Item::Static(it) => (&it.attrs, Some(&it.ident)),
        Item::Struct(it) => (&it.attrs, Some(&it.ident)),
        Item::Trait(it) => (&it.attrs, Some(&it.ident)),
        Item::Type(it) => (&it.attrs, Some(&it.ident)),
        Item::Union(it) => (&it.attrs, Some(&it.ident)),
        Item::Use(it) => (&it.attrs, None),
        _ => (&[], None),
    }
}

/// Whether the compiler sees it only where tests are compiled.
pub(in crate::tidy) fn is_of_tests(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) => list.path.is_ident("cfg") && asks_for_tests(&list.tokens.to_string()),
        Meta::NameValue(_) => false,
    }
}

/// `test`, alone or among what must all be so; not where something else will do, or where there must be none.
fn asks_for_tests(condition: &str) -> bool {
    let all =
        condition.trim().strip_prefix("all").map(|rest| rest.trim().trim_start_matches('(').trim_end_matches(')'));
    all.unwrap_or(condition).split(',').any(|part| part.trim() == "test") && !condition.trim_start().starts_with("any")
}

fn path_in(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &pair.value else { return None };
    pair.path.is_ident("path").then(|| text.value())
}

#[cfg(test)]
mod tests {
    use super::{Facts, asks_for_tests, facts};

    fn mentions(text: &str) -> Vec<String> {
        facts(text).unwrap().mentions.iter().map(|path| path.join("::")).collect()
    }

    fn uses(facts: &Facts) -> Vec<String> {
        let tell = |line: &super::Use| format!("{} = {}", line.name.as_deref().unwrap_or("*"), line.path.join("::"));
        facts.uses.iter().map(tell).collect()
    }

    #[test]
    fn every_name_of_a_use_line_is_read() {
        let facts = facts("pub use crate::{a::{self, B as C}, d::*};\n").unwrap();
        assert_eq!(uses(&facts), ["a = crate::a", "C = crate::a::B", "* = crate::d"]);
    }

    #[test]
    fn paths_are_read_in_code_in_macros_and_in_what_serde_is_told() {
        assert_eq!(mentions("fn f(x: a::B) -> c::D { e::g() }"), ["a::B", "c::D", "e::g"]);
        assert_eq!(mentions("fn f() { html! { <a::B c={d::e(1)} x::<f::G> /> } }"), ["a::B", "d::e", "f::G"]);
        assert_eq!(mentions("struct A { #[serde(with = \"crate::kept\")] b: u8 }"), ["crate::kept"]);
    }

    #[test]
    fn tests_and_definitions_of_macros_are_left_out() {
        let text = "#[cfg(test)] mod tests { use a::B; }\n#[test] fn f() { a::b() }\nmacro_rules! m { () => { a::b() } }\n\
                    #[cfg(test)] use a::C;\nimpl A { #[cfg(test)] fn g() { a::b() } }";
        let facts = facts(text).unwrap();
        assert!(facts.modules.is_empty() && facts.uses.is_empty() && facts.mentions.is_empty(), "{facts:?}");
    }

    #[test]
    fn what_a_program_may_have_too_is_not_for_tests_alone() {
        assert!(asks_for_tests("test") && asks_for_tests("all (test , feature = \"draw\")"));
        assert!(!asks_for_tests("any (test , target_arch = \"wasm32\")") && !asks_for_tests("not (test)"));
    }

    #[test]
    fn modules_are_read_with_where_they_lie() {
        let facts = facts("#[path = \"live.rs\"] mod runtime;\nmod inside { pub struct A; }").unwrap();
        assert_eq!(facts.modules[0].path.as_deref(), Some("live.rs"));
        assert_eq!(facts.modules[1].inside.as_ref().unwrap().defines, ["A"]);
    }
}
