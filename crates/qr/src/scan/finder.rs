//! The squares in three corners of a code, found along rows: dark or light in the proportions 1:1:3:1:1 (ISO/IEC 18004, section 6.3.3).

use super::geometry::Point;
use super::ink::Ink;
use super::rings::Rings;

/// How many squares of one colour a picture may have before the rest is left out: noise looks like hundreds.
const MOST: usize = 100;
/// The shortest core in pixels: a pixel a module.
const CORE: u32 = 3;
/// On how many rays from its middle a square has to look like one: those of codes that were read do on 0.62 at least, half of what noise has on 0.35.
const LIKE: f32 = 0.6;

/// One square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Finder {
    /// Its middle, in pixels of the picture in which it was found.
    pub(super) at: Point,
    /// Its side in pixels: seven modules.
    pub(super) size: f32,
    /// How much it looks like one from its middle, up to 1.
    pub(super) like: f32,
    /// Its number among those of its colour that were looked at more closely.
    pub(super) number: usize,
}

/// The squares of one colour in a picture, and the edges around each, by its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Squares {
    pub(super) finders: Vec<Finder>,
    pub(super) rings: Vec<Rings>,
}

/// The squares of both colours in a picture: dark on light, and light on dark.
#[derive(Clone, Debug, Default)]
pub(super) struct Finders {
    pub(super) dark: Squares,
    pub(super) light: Squares,
}

impl Finders {
    /// Looks along every row of so many.
    pub(super) fn along_rows(ink: &Ink, every: usize) -> Self {
        let width = ink.gray.width;
        let mut found = Self::default();
        let mut edges = Vec::new();
        for (y, row) in ink.dark.chunks_exact(width).enumerate().skip(every / 2).step_by(every) {
            changes(row, &mut edges);
            for ends in edges.windows(6) {
                // Most runs of noise are shorter than any core.
                if ends[3] - ends[2] < CORE {
                    continue;
                }
                let runs: [u32; 5] = std::array::from_fn(|at| ends[at + 1] - ends[at]);
                if !is_square(&runs) {
                    continue;
                }
                let colour = row[ends[2] as usize];
                let list = if colour == 1 { &mut found.dark } else { &mut found.light };
                let middle = (((ends[2] + ends[3]) / 2) as i32, y as i32);
                let seen = Point::new((ends[2] + ends[3]) as f32 / 2.0, y as f32 + 0.5);
                if !list.holds(seen) {
                    let finder = verified(ink, middle, colour, runs.iter().sum());
                    finder.into_iter().for_each(|finder| list.take(ink, colour == 0, finder));
                }
            }
        }
        found
    }
}

impl Squares {
    /// Whether a place is in the middle of a square that is known, or there are enough of them.
    fn holds(&self, place: Point) -> bool {
        self.finders.len() == MOST || self.finders.iter().any(|old| old.at.distance(place) < old.size / 2.0)
    }

    /// Adds a square, if it looks like one from its middle in all directions.
    fn take(&mut self, ink: &Ink, light: bool, finder: Finder) {
        if !Rings::are_likely(ink, light, (finder.at, finder.size)) {
            return;
        }
        let Some((rings, like)) = Rings::around(ink, light, (finder.at, finder.size), LIKE) else { return };
        if !self.holds(finder.at) {
            self.finders.push(Finder { like, number: self.rings.len(), ..finder });
            self.rings.push(rings);
        }
    }
}

/// Where the colour changes in a row, with both ends of the row.
fn changes(row: &[u8], edges: &mut Vec<u32>) {
    edges.clear();
    edges.push(0);
    let word = |at: usize| row[at..at + 8].try_into().map_or(0, u64::from_le_bytes);
    let mut at = 1;
    while at + 8 <= row.len() {
        let mut different = word(at) ^ word(at - 1);
        while different != 0 {
            edges.push(at as u32 + different.trailing_zeros() / 8);
            different &= different - 1;
        }
        at += 8;
    }
    edges.extend((at..row.len()).filter(|&at| row[at] != row[at - 1]).map(|at| at as u32));
    edges.push(row.len() as u32);
}

/// Whether five runs are as those through the middle of a square. Pairs are compared, from edge to edge, since light and
/// blur make all dark runs longer or all light ones.
fn is_square(runs: &[u32; 5]) -> bool {
    let [first, second, core, fourth, fifth] = *runs;
    if core < CORE || core < 2 * first.max(fifth).saturating_sub(1) || core < second.max(fourth) {
        return false;
    }
    let sum = first + second + core + fourth + fifth;
    // An edge is where it is within a pixel, in any direction.
    let pairs = [(first + second, 2), (second + core, 4), (core + fourth, 4), (fourth + fifth, 2)];
    pairs.iter().all(|&(pair, modules)| {
        let off = (7 * pair).abs_diff(modules * sum);
        off <= 4 * sum / 5 + 5
    })
}

/// The square around a place, if it is one downwards and across too. Askew is not asked: the rays tell more.
fn verified(ink: &Ink, (x, y): (i32, i32), colour: u8, wide: u32) -> Option<Finder> {
    let most = 3 * wide;
    let (down, moved) = crossed(ink, (x, y), (0, 1), colour, most)?;
    let y = y + moved;
    let (across, moved) = crossed(ink, (x, y), (1, 0), colour, most)?;
    let x = x + moved;
    let all = [down, across];
    let (least, greatest) = (all.iter().min().copied()?, all.iter().max().copied()?);
    let at = Point::new(x as f32 + 0.5, y as f32 + 0.5);
    (greatest <= 5 * least).then_some(Finder { at, size: (least + greatest) as f32 / 2.0, like: 0.0, number: 0 })
}

/// The length of the five runs through a place in a direction, and how far the middle of the core is from it.
fn crossed(ink: &Ink, at: (i32, i32), way: (i32, i32), colour: u8, most: u32) -> Option<(u32, i32)> {
    let ahead = walked(ink, at, way, colour, most)?;
    let back = walked(ink, at, (-way.0, -way.1), colour, most)?;
    let runs = [back[2], back[1], ahead[0] + back[0] - 1, ahead[1], ahead[2]];
    let moved = (ahead[0] as i32 - back[0] as i32) / 2;
    is_square(&runs).then(|| (runs.iter().sum(), moved))
}

/// Three runs from a place on, the first of which begins there.
fn walked(ink: &Ink, at: (i32, i32), way: (i32, i32), colour: u8, most: u32) -> Option<[u32; 3]> {
    let (width, height) = (ink.gray.width as i32, ink.gray.height as i32);
    let (mut x, mut y) = at;
    let mut runs = [0; 3];
    for (turn, run) in runs.iter_mut().enumerate() {
        let same = if turn == 1 { 1 - colour } else { colour };
        while (0..width).contains(&x) && (0..height).contains(&y) && ink.dark[(y * width + x) as usize] == same {
            *run += 1;
            if *run > most {
                return None;
            }
            (x, y) = (x + way.0, y + way.1);
        }
        if *run == 0 {
            return None;
        }
    }
    Some(runs)
}

#[cfg(test)]
mod tests {
    use super::{changes, is_square};

    #[test]
    fn changes_are_found_wherever_they_are() {
        for length in 1..40 {
            for place in 1..length {
                let row: Vec<u8> = (0..length).map(|at| u8::from(at >= place)).collect();
                let mut edges = Vec::new();
                changes(&row, &mut edges);
                assert_eq!(edges, [0, place as u32, length as u32]);
            }
        }
    }

    #[test]
    fn a_square_may_be_blurred_and_not_anything_else() {
        for runs in [[3, 3, 9, 3, 3], [4, 2, 10, 2, 4], [2, 4, 8, 4, 2], [2, 2, 7, 3, 2], [9, 10, 30, 11, 9]] {
            assert!(is_square(&runs), "{runs:?}");
        }
        for runs in [[3, 3, 3, 3, 3], [9, 3, 9, 3, 9], [3, 14, 9, 14, 3], [1, 1, 2, 1, 1], [30, 10, 30, 10, 10]] {
            assert!(!is_square(&runs), "{runs:?}");
        }
    }
}
