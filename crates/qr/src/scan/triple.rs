//! Three squares that may be the corners of one code. It knows no pixels.

use super::finder::Finder;
use super::geometry::Point;

/// How many are looked at more closely in a picture.
const MOST: usize = 8;
/// How many finders may be part of one, those that look most like finders.
const BEST: usize = 16;

/// The squares of a code by where they are in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triple {
    pub(super) corner: Finder,
    pub(super) right: Finder,
    pub(super) below: Finder,
}

impl Triple {
    /// All that are plausible, the most plausible first.
    pub(super) fn all(finders: &[Finder]) -> Vec<Self> {
        let mut sorted = finders.to_vec();
        sorted.sort_by(|one, other| other.like.total_cmp(&one.like));
        sorted.truncate(BEST);
        sorted.sort_by(|one, other| one.size.total_cmp(&other.size));
        let mut found = Vec::new();
        for (first, one) in sorted.iter().enumerate() {
            for (second, two) in sorted.iter().enumerate().skip(first + 1) {
                if two.size > 2.2 * one.size {
                    break;
                }
                let third = sorted[second + 1..].iter().take_while(|three| three.size <= 2.2 * one.size);
                found.extend(third.filter_map(|three| plausible([*one, *two, *three])));
            }
        }
        found.sort_by(|one, other| one.0.total_cmp(&other.0));
        found.into_iter().map(|(_, triple)| triple).take(MOST).collect()
    }

    pub(super) const fn finders(&self) -> [Finder; 3] {
        [self.corner, self.right, self.below]
    }

    pub(super) const fn places(&self) -> [Point; 3] {
        [self.corner.at, self.right.at, self.below.at]
    }
}

/// The three in order, and how implausible they are, or nothing if they cannot belong together.
fn plausible(three: [Finder; 3]) -> Option<(f32, Triple)> {
    // The corner is opposite to the longest side.
    let length = |one: usize, other: usize| three[one].at.distance(three[other].at);
    let sides = [length(1, 2), length(0, 2), length(0, 1)];
    let corner = (0..3).max_by(|&one, &other| sides[one].total_cmp(&sides[other]))?;
    let (one, other) = ((corner + 1) % 3, (corner + 2) % 3);
    let (first, second, across) = (length(corner, one), length(corner, other), sides[corner]);
    if first > 2.2 * second || second > 2.2 * first {
        return None;
    }
    let module = (three[0].size + three[1].size + three[2].size) / 21.0;
    let modules = (first + second) / (2.0 * module) + 7.0;
    if !(17.0..=260.0).contains(&modules) {
        return None;
    }
    let cosine = (first * first + second * second - across * across) / (2.0 * first * second);
    if cosine.abs() > 0.6 {
        return None;
    }
    let (mut right, mut below) = (three[one], three[other]);
    if right.at.minus(three[corner].at).cross(below.at.minus(three[corner].at)) < 0.0 {
        std::mem::swap(&mut right, &mut below);
    }
    let sizes = three.map(|finder| finder.size);
    let uneven = sizes.iter().copied().fold(0.0, f32::max) / sizes.iter().copied().fold(f32::MAX, f32::min);
    let like: f32 = three.iter().map(|finder| finder.like).sum();
    let score = 0.5 * cosine.abs() + 0.5 * (uneven - 1.0) + 0.25 * (first / second).ln().abs() - like;
    Some((score, Triple { corner: three[corner], right, below }))
}

#[cfg(test)]
mod tests {
    use super::{Finder, Point, Triple};

    #[test]
    fn corners_are_told_apart_however_the_code_is_turned() {
        let finder = |x, y| Finder { at: Point::new(x, y), size: 14.0, like: 1.0, number: 0 };
        let (a, b, c) = (finder(10.0, 10.0), finder(60.0, 12.0), finder(8.0, 60.0));
        for order in [[a, b, c], [b, c, a], [c, a, b], [c, b, a]] {
            let all = Triple::all(&order);
            assert_eq!(all[0].finders(), [a, b, c]);
        }
        assert!(Triple::all(&[a, b, finder(110.0, 14.0)]).is_empty(), "three in a row");
        assert!(Triple::all(&[a, b]).is_empty());
    }
}
