//! Texts: an id that stands twice in a file would silently say something else than was meant.

use std::collections::BTreeSet;

use super::Source;

/// The ids that stand twice.
pub(super) fn findings(source: &Source) -> Vec<String> {
    let ids = source.text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    let ids = ids.filter(|id| id.starts_with(|first: char| first.is_ascii_lowercase()) && !id.contains(' '));
    let mut seen = BTreeSet::new();
    ids.filter(|id| !seen.insert(*id))
        .map(|id| format!("{}: the text `{id}` stands there twice", source.path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Source, findings};

    #[test]
    fn an_id_that_stands_twice_is_told() {
        let texts = Source::new("a.ftl", "### Texts\nnext = Next\nback = Back\nnext = On\n");
        assert_eq!(findings(&texts), ["a.ftl: the text `next` stands there twice"]);
        let texts = Source::new("a.ftl", "next = Next = on\n# next = old\n    next = more of it\n");
        assert!(findings(&texts).is_empty());
    }
}
