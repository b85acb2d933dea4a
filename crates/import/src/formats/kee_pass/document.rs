//! The XML of a KeePass database: groups, entries, and values that are hidden one after another in the order of the document.

use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId};

use super::fields::{self, Texts};
use super::opened::Stream;
use crate::containers::{encoded, preferences};
use crate::findings::Report;
use crate::reader::Opening;
use crate::refusal::Refusal;

/// Groups have names, and what is longer is none; it would be copied for each group inside.
const LONGEST_NAME: usize = 100;

/// # Errors
/// [`Refusal::Intricate`], [`Refusal::Damaged`] and [`Refusal::TooMany`].
pub(super) fn read(xml: &str, mut stream: Stream, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let document = preferences::parse(xml, opening.limits)?;
    let shown = shown(&document, &mut stream)?;
    let bin = document.descendants().find(|node| node.has_tag_name("RecycleBinUUID")).and_then(|node| node.text());
    let bin = bin.map(str::trim).filter(|bin| !bin.is_empty());
    let mut report = opening.report();
    let root = document.descendants().find(|node| node.has_tag_name("Root"));
    // Groups that still wait, each with its path and whether it is in the recycle bin.
    let mut waiting: Vec<(Node<'_, '_>, Vec<String>, bool)> =
        root.into_iter().flat_map(|root| groups(root)).map(|group| (group, Vec::new(), false)).collect();
    while let Some((group, path, trashed)) = waiting.pop() {
        if path.len() > opening.limits.depth {
            return Err(Refusal::Intricate);
        }
        let trashed = trashed || bin.is_some_and(|bin| child(group, "UUID").is_some_and(|uuid| uuid.trim() == bin));
        let path_text = path.join(" / ");
        for entry in group.children().filter(|node| node.has_tag_name("Entry")) {
            fields::taken(&texts(entry, &shown), &path_text, trashed, &mut report)?;
        }
        for inside in groups(group).rev() {
            let name = child(inside, "Name").unwrap_or_default().chars().take(LONGEST_NAME).collect();
            waiting.push((inside, path.iter().cloned().chain([name]).collect(), trashed));
        }
    }
    Ok(report)
}

/// What each hidden value is. A value that is shown in the wrong order would be rubbish, so all are, also those of old versions of entries.
fn shown(document: &Document<'_>, stream: &mut Stream) -> Result<HashMap<NodeId, String>, Refusal> {
    let mut shown = HashMap::new();
    if matches!(stream, Stream::None) {
        return Ok(shown);
    }
    let hidden = |node: &Node<'_, '_>| node.attribute("Protected").is_some_and(|yes| yes.eq_ignore_ascii_case("true"));
    for node in document.descendants().filter(hidden) {
        let text = node.text().unwrap_or_default();
        if text.is_empty() {
            continue;
        }
        let mut bytes = encoded::base64(text).map_err(|_| Refusal::Damaged("a hidden value is no base64"))?;
        stream.show(&mut bytes);
        // Attachments are hidden too, and are no text.
        shown.insert(node.id(), String::from_utf8(bytes).unwrap_or_default());
    }
    Ok(shown)
}

fn groups<'a, 'b>(node: Node<'a, 'b>) -> impl DoubleEndedIterator<Item = Node<'a, 'b>> {
    node.children().filter(|node| node.has_tag_name("Group"))
}

fn child<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.children().find(|node| node.has_tag_name(name)).and_then(|node| node.text())
}

/// The texts of an entry; those of its history are inside another element.
fn texts(entry: Node<'_, '_>, shown: &HashMap<NodeId, String>) -> Texts {
    let pair = |text: Node<'_, '_>| {
        let value = text.children().find(|node| node.has_tag_name("Value"));
        let value = value
            .map(|node| shown.get(&node.id()).cloned().unwrap_or_else(|| node.text().unwrap_or_default().to_owned()));
        Some((child(text, "Key")?.to_owned(), value.unwrap_or_default()))
    };
    entry.children().filter(|node| node.has_tag_name("String")).filter_map(pair).collect()
}
