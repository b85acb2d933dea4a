//! XML: preferences as Android apps keep them, and how any XML is parsed within bounds. Knows no product.

use roxmltree::{Document, ParsingOptions};

use crate::limits::Limits;
use crate::refusal::Refusal;

/// The parser compares each attribute of an element with all before it, so an element of a million would take for ever.
const MOST_ATTRIBUTES: usize = 1000;

/// Parses XML without a document type, and so without entities of its own.
///
/// # Errors
/// [`Refusal::Intricate`] for a document type or too many nodes, [`Refusal::Damaged`] for what is no XML.
pub(crate) fn parse<'a>(xml: &'a str, limits: &Limits) -> Result<Document<'a>, Refusal> {
    if attributes(xml) > MOST_ATTRIBUTES {
        return Err(Refusal::Intricate);
    }
    // A node takes as much memory as four values of JSON.
    let nodes = u32::try_from(limits.values / 4).unwrap_or(u32::MAX);
    let options = ParsingOptions { allow_dtd: false, nodes_limit: nodes, ..ParsingOptions::default() };
    Document::parse_with_options(xml, options).map_err(|why| match why {
        roxmltree::Error::DtdDetected | roxmltree::Error::NodesLimitReached => Refusal::Intricate,
        _ => Refusal::Damaged("the XML ends too early, or is not written as XML is"),
    })
}

/// The most attributes that an element can have, or more: an equals sign and a quotation mark, counted from one tag to the next.
fn attributes(xml: &str) -> usize {
    let quoted = |piece: &&str| piece.trim_start().starts_with(['"', '\'']);
    xml.split('<').map(|tag| tag.split('=').skip(1).filter(quoted).count()).max().unwrap_or_default()
}

/// The texts of `<map><string name="…">…</string></map>`, in their order.
///
/// # Errors
/// Those of [`parse`].
pub(crate) fn texts(xml: &str, limits: &Limits) -> Result<Vec<(String, String)>, Refusal> {
    let document = parse(xml, limits)?;
    let strings = document.root_element().children().filter(|node| node.has_tag_name("string"));
    let text = |node: roxmltree::Node<'_, '_>| {
        let pieces = node.children().filter_map(|child| child.text()).collect();
        Some((node.attribute("name")?.to_owned(), pieces))
    };
    Ok(strings.filter_map(text).collect())
}

/// One of the texts.
///
/// # Errors
/// Those of [`parse`].
pub(crate) fn text(xml: &str, wanted: &str, limits: &Limits) -> Result<Option<String>, Refusal> {
    Ok(texts(xml, limits)?.into_iter().find(|(name, _)| name == wanted).map(|(_, text)| text))
}

#[cfg(test)]
mod tests {
    use super::{text, texts};
    use crate::limits::Limits;
    use crate::refusal::Refusal;

    #[test]
    fn preferences_are_names_and_texts() {
        let xml = r#"<?xml version='1.0'?><map><int name="n" value="1"/><string name="a&amp;b">{&quot;x&quot;: 1}</string></map>"#;
        assert_eq!(texts(xml, &Limits::default()), Ok(vec![("a&b".to_owned(), r#"{"x": 1}"#.to_owned())]));
        assert_eq!(text(xml, "n", &Limits::default()), Ok(None));
    }

    #[test]
    fn a_document_type_is_refused_with_whatever_it_would_expand_to() {
        let xml =
            "<!DOCTYPE map [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><map><string name=\"x\">&b;</string></map>";
        assert_eq!(texts(xml, &Limits::default()), Err(Refusal::Intricate));
    }

    #[test]
    fn xml_that_no_export_is_built_like_is_refused() {
        let limits = Limits { values: 4000, ..Limits::default() };
        let attributes: String = (0..2000).map(|number| format!(" a{number} = \"\"")).collect();
        assert_eq!(texts(&format!("<map{attributes}/>"), &limits), Err(Refusal::Intricate));
        assert_eq!(texts(&format!("<map>{}</map>", "<a/>".repeat(1001)), &limits), Err(Refusal::Intricate));
        let deep = "<a>".repeat(500_000) + &"</a>".repeat(500_000);
        assert_eq!(texts(&deep, &limits), Err(Refusal::Intricate));
        assert!(matches!(texts("<map><string", &limits), Err(Refusal::Damaged(_))));
    }
}
