//! The string literals of a Rust file, without tests and comments; the ids of texts are among them.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The quotes of one file.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub(super) quotes: BTreeSet<String>,
    /// Those that are asked for as a text's id: `texts.text("…")`, `texts.with("…", …)`.
    pub(super) asked: BTreeSet<String>,
    /// The quotes of each `fn name` of an `impl`, and of each macro's call, under the name of the type or of the macro.
    pub(super) lists: Vec<(String, BTreeSet<String>)>,
}

/// Reads a file; one that is no Rust says nothing here, and the compiler tells why.
pub(super) fn spoken(text: &str) -> Spoken {
    let mut spoken = Spoken::default();
    spoken.read(text.parse().unwrap_or_default());
    spoken
}

impl Spoken {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at..];
            if let Some(length) = attribute(rest) {
                at += length;
                continue;
            }
            self.asked.extend(asked(rest));
            self.lists.extend(list(rest));
            match token {
                TokenTree::Literal(literal) => self.quotes.extend(quote(&literal.to_string())),
                TokenTree::Group(group) => self.read(group.stream()),
                _ => {}
            }
            at += 1;
        }
    }
}

/// How much to leave out where an attribute begins: itself where it is a comment, and what stands behind it where that is a test.
fn attribute(rest: &[TokenTree]) -> Option<usize> {
    let [TokenTree::Punct(mark), TokenTree::Group(group), ..] = rest else { return None };
    if mark.as_char() != '#' || group.delimiter() != Delimiter::Bracket {
        return None;
    }
    match group.stream().to_string().replace(' ', "").as_str() {
        doc if doc.starts_with("doc=") => Some(2),
        "test" | "cfg(test)" => {
            let is_end = |token: &TokenTree| match token {
                TokenTree::Punct(mark) => mark.as_char() == ';',
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                _ => false,
            };
            Some(rest.iter().position(is_end).map_or(rest.len(), |end| end + 1))
        }
        _ => None,
    }
}

fn asked(rest: &[TokenTree]) -> Option<String> {
    let [TokenTree::Punct(dot), TokenTree::Ident(name), TokenTree::Group(arguments), ..] = rest else { return None };
    if dot.as_char() != '.' || !(name == "text" || name == "with") {
        return None;
    }
    match arguments.stream().into_iter().next()? {
        TokenTree::Literal(literal) => quote(&literal.to_string()),
        _ => None,
    }
}

/// `impl Kind { … fn name(…) … { … } … }`, or `kinds! { … }`.
fn list(rest: &[TokenTree]) -> Option<(String, BTreeSet<String>)> {
    let (name, inside) = match rest {
        [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Group(body), ..] if word == "impl" => {
            (name, names(body.stream())?)
        }
        [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(body), ..] if mark.as_char() == '!' => {
            (name, body.stream())
        }
        _ => return None,
    };
    let mut spoken = Spoken::default();
    spoken.read(inside);
    Some((name.to_string(), spoken.quotes))
}

/// The body of `fn name`.
fn names(body: TokenStream) -> Option<TokenStream> {
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let is_name = |pair: &[TokenTree]| pair[0].to_string() == "fn" && pair[1].to_string() == "name";
    let at = tokens.windows(2).position(is_name)?;
    tokens[at..].iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    })
}

fn quote(literal: &str) -> Option<String> {
    syn::parse_str::<syn::LitStr>(literal).ok().map(|text| text.value())
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn quotes_are_read_in_macros_too_and_those_of_tests_and_comments_are_not() {
        let found = spoken(
            "/// \"no\"\nfn f() { html! { <a b={t.text(\"one\")}>{ \"two\" }</a> } }\n#[cfg(test)] mod tests { const A: &str = \"no\"; }",
        );
        assert_eq!(found.quotes.iter().collect::<Vec<_>>(), ["one", "two"]);
        assert_eq!(found.asked.iter().collect::<Vec<_>>(), ["one"]);
    }

    #[test]
    fn names_of_a_kind_are_read_from_its_name_or_from_the_macro_that_makes_it() {
        let found = spoken(
            "impl Weak { fn other() { \"x\" } pub const fn name(self) -> &'static str { match self { Self::A => \"a\" } } }\nevents! { B = \"b\"; }",
        );
        let lists: Vec<_> =
            found.lists.iter().map(|(name, quotes)| (name.as_str(), quotes.first().unwrap().as_str())).collect();
        assert_eq!(lists, [("Weak", "a"), ("events", "b")]);
    }
}
