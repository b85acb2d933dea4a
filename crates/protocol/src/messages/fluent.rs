//! Texts as people write them (Project Fluent's syntax 1.0), read when the app is built or the server started. Of Fluent's syntax they use messages with
//! arguments and no more, so that no browser has to carry the code for the rest.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

use super::Messages;

impl Messages {
    /// Reads the source of one file.
    ///
    /// # Errors
    /// What in it is no text with arguments, and where.
    pub fn read(source: &str) -> Result<Self, String> {
        let resource = parser::parse(source).map_err(|(_, errors)| {
            let all: Vec<_> = errors.iter().map(ToString::to_string).collect();
            all.join("; ")
        })?;
        let texts = resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(text(&message)),
            Entry::Term(term) => Some(Err(format!("-{}: a term, which browsers do not know", term.id.name))),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => None,
            Entry::Junk { content } => Some(Err(format!("not to be read: {content}"))),
        });
        texts.collect()
    }
}

fn text(message: &Message<&str>) -> Result<(String, String), String> {
    let id = message.id.name;
    let pattern = message.value.as_ref().ok_or_else(|| format!("{id}: has no text"))?;
    if !message.attributes.is_empty() {
        return Err(format!("{id}: has attributes, which browsers do not know"));
    }
    Ok((id.to_owned(), written(pattern).map_err(|what| format!("{id}: {what}"))?))
}

fn written(pattern: &Pattern<&str>) -> Result<String, String> {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => Ok((*value).to_owned()),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Ok(format!("{{${}}}", id.name))
        }
        PatternElement::Placeable { .. } => Err("has something in braces that is no argument".to_owned()),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::Messages;

    #[test]
    fn arguments_stay_where_they_are_and_lines_are_put_together() {
        let texts = Messages::read("# A comment\nto-site = Sign in to { $site }\nlong =\n    One\n    two\n").unwrap();
        assert_eq!([texts.text("to-site"), texts.text("long")], ["Sign in to {$site}", "One\ntwo"]);
        assert_eq!(texts.with("to-site", &[("site", "RASFF")]), "Sign in to RASFF");
    }

    #[test]
    fn what_browsers_do_not_know_is_refused() {
        for source in [
            "n = { $n ->\n    [one] One\n   *[other] Many\n}\n",
            "n = { NUMBER($n) }\n",
            "n = { -brand }\n",
            "-brand = Sluss\n",
            "n = { \"{\" }\n",
            "n = Text\n    .title = Title\n",
            "n\n",
        ] {
            assert!(Messages::read(source).is_err(), "{source}");
        }
    }
}
