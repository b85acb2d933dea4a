//! Writing XML that every client's parser reads: plain ASCII, no declaration, no comment, no white space between elements (K08).

use std::fmt::Write as _;

/// A document under construction. Names come from this crate or from [`crate::attribute::AttributeName`]; texts may be anybody's.
#[derive(Debug, Default)]
pub(crate) struct Xml(String);

impl Xml {
    /// A start tag.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">");
    }

    /// An end tag.
    pub(crate) fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    /// An element that holds a text.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// An element that has attributes and holds a text.
    pub(crate) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        escape(&mut self.0, text);
        self.close(name);
    }

    /// The document.
    pub(crate) fn finish(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            escape(&mut self.0, value);
            self.0.push('"');
        }
        self.0.push_str(end);
    }
}

/// Writes a text so that it means itself in an element and in a quoted attribute. What is not ASCII is written as a number, since one client
/// reads with whatever letters its machine uses; so are line ends, which parsers would change. What XML 1.0 cannot hold at all (section 2.2)
/// becomes U+FFFD.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            ' '..='~' => out.push(c),
            '\t' | '\n' | '\r' => number(out, c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => number(out, char::REPLACEMENT_CHARACTER),
            _ => number(out, c),
        }
    }
}

fn number(out: &mut String, c: char) {
    write!(out, "&#{};", u32::from(c)).expect("a text takes everything");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Xml;

    fn written(text: &str) -> String {
        let mut xml = Xml::default();
        xml.text_with("a", &[("b", text)], text);
        xml.finish()
    }

    /// Reads a text back as a parser does that knows the five entities and numbers.
    fn parsed(escaped: &str) -> String {
        let mut text = String::new();
        let mut rest = escaped;
        while let Some(at) = rest.find('&') {
            text.push_str(&rest[..at]);
            let (entity, after) = rest[at + 1..].split_once(';').expect("an entity ends");
            text.push(match entity {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                number => number.strip_prefix('#').and_then(|n| n.parse().ok()).and_then(char::from_u32).unwrap(),
            });
            rest = after;
        }
        text + rest
    }

    #[test]
    fn golden_11_a_text_means_itself() {
        assert_eq!(
            written("&<>\"' ]]> é 😀\r\n"),
            "<a b=\"&amp;&lt;&gt;&quot;&#39; ]]&gt; &#233; &#128512;&#13;&#10;\">&amp;&lt;&gt;&quot;&#39; ]]&gt; &#233; &#128512;&#13;&#10;</a>"
        );
        assert_eq!(
            written("\u{0}\u{b}\u{1f}\u{fffe}\u{7f}"),
            "<a b=\"&#65533;&#65533;&#65533;&#65533;&#127;\">&#65533;&#65533;&#65533;&#65533;&#127;</a>"
        );
        assert_eq!(written("<!--x--><![CDATA[y]]>"), written("<!--x--><![CDATA[y]]>").replace("<!", "&lt;!"));
    }

    proptest! {
        #[test]
        fn k08_whatever_a_text_contains_it_opens_and_closes_nothing(text in any::<String>()) {
            let document = written(&text);
            prop_assert!(document.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            prop_assert_eq!(document.matches('<').count(), 2);
            let inner = &document[document.find('>').unwrap() + 1..document.len() - "</a>".len()];
            let held = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
            let expected: String = text.chars().map(|c| if held(c) { c } else { char::REPLACEMENT_CHARACTER }).collect();
            prop_assert_eq!(parsed(inner), expected);
        }
    }
}
