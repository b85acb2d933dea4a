//! Composed ids, such as `format!("event-{}", event.name())`: a shape, and names that fill its gaps.

use std::collections::BTreeSet;

/// How often a gap may be filled by what was put together itself.
const DEEPEST: usize = 2;

/// The shapes that a room uses, and the names that may fill them.
#[derive(Debug)]
pub(super) struct Shapes<'a> {
    /// Each a row of fixed pieces with a gap between any two.
    shapes: Vec<Vec<&'a str>>,
    names: &'a BTreeSet<&'a str>,
}

impl<'a> Shapes<'a> {
    /// Those among some quotes.
    pub(super) fn of(quotes: &BTreeSet<&'a str>, names: &'a BTreeSet<&'a str>) -> Self {
        let shapes = quotes.iter().filter_map(|quote| pieces(quote)).collect();
        Self { shapes, names }
    }

    /// Whether this id can be put together.
    pub(super) fn make(&self, id: &str) -> bool {
        self.composes(id, DEEPEST)
    }

    fn composes(&self, id: &str, left: usize) -> bool {
        left > 0 && self.shapes.iter().any(|shape| self.fits(shape, id, left))
    }

    /// A shape's first piece, a name, and the rest.
    fn fits(&self, shape: &[&str], id: &str, left: usize) -> bool {
        let Some((first, rest)) = shape.split_first() else { return id.is_empty() };
        let Some(id) = id.strip_prefix(first) else { return false };
        if rest.is_empty() {
            return id.is_empty();
        }
        let ends = id.char_indices().map(|(at, _)| at).skip(1).chain([id.len()]);
        let fills = |name: &str| self.names.contains(name) || self.composes(name, left - 1);
        ends.filter(|end| *end > 0).any(|end| self.fits(rest, &id[end..], left) && fills(&id[..end]))
    }
}

/// The pieces around the gaps of `error-{}-{part}`; none for what is no shape of an id.
fn pieces(quote: &str) -> Option<Vec<&str>> {
    let is_piece = |piece: &str| piece.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let (mut pieces, mut rest) = (Vec::new(), quote);
    while let Some((piece, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}')?;
        if !gap.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return None;
        }
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    let says_something = pieces.iter().any(|piece| piece.len() > 1);
    (pieces.len() > 1 && says_something && pieces.iter().all(|piece| is_piece(piece))).then_some(pieces)
}

#[cfg(test)]
mod tests {
    use super::{Shapes, pieces};

    #[test]
    fn a_shape_is_filled_by_names_that_there_are() {
        let (quotes, names) = (["error-{}-{part}"].into(), ["not-ours", "title"].into());
        let shapes = Shapes::of(&quotes, &names);
        assert!(shapes.make("error-not-ours-title"));
        assert!(!shapes.make("error-not-ours-text") && !shapes.make("error-not-title") && !shapes.make("error-"));
    }

    #[test]
    fn a_name_may_have_been_put_together_itself() {
        let (quotes, names) = (["notice-{id}", "{id}-subject"].into(), ["factor-reset"].into());
        assert!(Shapes::of(&quotes, &names).make("notice-factor-reset-subject"));
    }

    #[test]
    fn what_is_no_shape_of_an_id_is_none() {
        for quote in ["{}", "{}{}", "event", "{}: {why}", "{:>3}-a", "{} s", "a {} b"] {
            assert_eq!(pieces(quote), None, "{quote}");
        }
    }
}
