//! Shades of modules made comparable: light differs from place to place, and blur puts a share of each module into its neighbours.
//!
//! The shares are estimated from the modules whose colour is known, and later from all as they were decided. It knows no
//! picture.

use super::geometry::solved;
use super::symbol::{Layout, Role, Shades, format_places, said_format};

/// How many modules around each are looked at for what dark and light are there.
const AROUND: usize = 5;

/// Shades around zero: 1 is as dark as ink is nearby, -1 as light as paper.
pub(super) fn levelled(shades: &Shades) -> Shades {
    let side = shades.side;
    let count = Means::of(side, |_| 1.0);
    let all = Means::of(side, |at| shades.values[at]);
    let middle: Vec<f32> = (0..side * side).map(|at| all.around(at) / count.around(at)).collect();
    let above = |at: usize| shades.values[at] > middle[at];
    let darks = Means::of(side, |at| f32::from(u8::from(above(at))));
    let dark = Means::of(side, |at| if above(at) { shades.values[at] } else { 0.0 });
    let pairs: Vec<(f32, f32)> = (0..side * side)
        .map(|at| {
            let inked = darks.around(at);
            let high = dark.around(at) / inked.max(1.0);
            let low = (all.around(at) - dark.around(at)) / (count.around(at) - inked).max(1.0);
            ((high + low) / 2.0, (high - low) / 2.0)
        })
        .collect();
    let usual = pairs.iter().map(|pair| pair.1).sum::<f32>() / pairs.len() as f32;
    let value = |at: usize| (shades.values[at] - pairs[at].0) / pairs[at].1.max(usual / 3.0).max(0.5);
    Shades { side, values: (0..side * side).map(value).collect() }
}

/// Sums over squares around modules.
struct Means {
    side: usize,
    sums: Vec<f32>,
}

impl Means {
    fn of(side: usize, value: impl Fn(usize) -> f32) -> Self {
        let mut sums = vec![0.0; (side + 1) * (side + 1)];
        for y in 0..side {
            let mut row = 0.0;
            for x in 0..side {
                row += value(y * side + x);
                sums[(y + 1) * (side + 1) + x + 1] = sums[y * (side + 1) + x + 1] + row;
            }
        }
        Self { side, sums }
    }

    fn around(&self, at: usize) -> f32 {
        let (x, y) = (at % self.side, at / self.side);
        let (left, top) = (x.saturating_sub(AROUND), y.saturating_sub(AROUND));
        let (right, bottom) = ((x + AROUND + 1).min(self.side), (y + AROUND + 1).min(self.side));
        let sum = |x: usize, y: usize| self.sums[y * (self.side + 1) + x];
        sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top)
    }
}

/// What is known of each module: 1 ink, -1 paper, 0 nothing. The format counts as it was read.
pub(super) fn known(shades: &Shades, layout: &Layout) -> Vec<f32> {
    let side = shades.side;
    let mut known: Vec<f32> = (0..side * side)
        .map(|at| match layout.role(at % side, at / side) {
            Role::Dark => 1.0,
            Role::Light => -1.0,
            Role::Format | Role::Data => 0.0,
        })
        .collect();
    let (format, _) = said_format(shades);
    for copy in format_places(side) {
        for (bit, (x, y)) in copy.into_iter().enumerate() {
            known[y * side + x] = if format.bits >> bit & 1 == 1 { 1.0 } else { -1.0 };
        }
    }
    known
}

/// Values of modules with a border of two modules of something else, so that every module has neighbours.
struct Padded {
    side: usize,
    wide: usize,
    values: Vec<f32>,
}

impl Padded {
    fn of(side: usize, border: f32, value: impl Fn(usize) -> f32) -> Self {
        let wide = side + 4;
        let mut values = vec![border; wide * wide];
        for y in 0..side {
            for (x, out) in values[(y + 2) * wide + 2..][..side].iter_mut().enumerate() {
                *out = value(y * side + x);
            }
        }
        Self { side, wide, values }
    }

    /// Where a module is among the values.
    fn place(&self, at: usize) -> usize {
        (at / self.side + 2) * self.wide + at % self.side + 2
    }

    /// The places of all modules, row by row.
    fn places(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.side).flat_map(|y| ((y + 2) * self.wide + 2..).take(self.side))
    }

    /// How far away a neighbour is among the values, so many modules to the right and down, both two at most.
    const fn off(&self, right: usize, down: usize) -> usize {
        down * self.wide + right
    }
}

/// Shares that are the same on opposite sides: twelve pairs, of which this is the half that comes later row by row. The
/// numbers are how far right, plus two, and how far down.
const PAIRS: [(usize, usize); 12] =
    [(3, 0), (2, 1), (3, 1), (1, 1), (4, 0), (2, 2), (4, 1), (0, 1), (3, 2), (1, 2), (4, 2), (0, 2)];

/// Each shade made sharper, by weights that make the known modules what they are.
pub(super) fn sharpened(shades: &Shades, known: &[f32]) -> Option<Shades> {
    const WEIGHTS: usize = PAIRS.len() + 2;
    // Around a code there is paper.
    let padded = Padded::of(shades.side, -1.0, |at| shades.values[at]);
    let offs = PAIRS.map(|(right, down)| padded.off(right, down) - 2);
    let row = |place: usize| -> [f32; WEIGHTS] {
        let mut row = [1.0; WEIGHTS];
        row[0] = padded.values[place];
        for (value, off) in row[1..].iter_mut().zip(offs) {
            *value = padded.values[place + off] + padded.values[place - off];
        }
        row
    };
    let mut sums = Sums::<WEIGHTS>::new();
    for at in (0..known.len()).filter(|&at| known[at] != 0.0) {
        sums.add(&row(padded.place(at)), known[at]);
    }
    // Few modules are known: a weight has to be worth it.
    let size = sums.matrix[WEIGHTS - 1][WEIGHTS - 1];
    for at in 1..WEIGHTS - 1 {
        sums.matrix[at][at] += 0.05 * size;
    }
    let weights = sums.solved()?;
    let value = |place: usize| row(place).iter().zip(weights).map(|(value, weight)| value * weight).sum();
    Some(Shades { side: shades.side, values: padded.places().map(value).collect() })
}

/// Decides again: what the decided modules would look like is compared with what was seen, and what is left over is given
/// to the modules that could be its cause.
pub(super) fn decided_again(seen: &Shades, decided: &Shades, known: &[f32]) -> Option<Shades> {
    let side = seen.side;
    let bits = Padded::of(side, -1.0, |at| if known[at] == 0.0 { decided.values[at].signum() } else { known[at] });
    let start = bits.off(1, 1);
    let row = |place: usize| -> [f32; 10] {
        let mut row = [1.0; 10];
        for (down, three) in row[..9].chunks_exact_mut(3).enumerate() {
            three.copy_from_slice(&bits.values[place - start + down * bits.wide..][..3]);
        }
        row
    };
    let mut sums = Sums::<10>::new();
    for (place, &value) in bits.places().zip(&seen.values) {
        sums.add(&row(place), value);
    }
    let shares = sums.solved()?;
    let explained = |place: usize| row(place).iter().zip(shares).map(|(bit, share)| bit * share).sum::<f32>();
    let left: Vec<f32> = bits.places().zip(&seen.values).map(|(place, value)| value - explained(place)).collect();
    let left = Padded::of(side, 0.0, |at| left[at]);
    let whole: f32 = shares[..9].iter().map(|share| share * share).sum::<f32>().max(1e-3);
    let value = |place: usize| {
        // A module's share in a neighbour is what the neighbour's picture has of it, on the other side.
        let rows = (0..3).map(|down| &left.values[place - start + (2 - down) * left.wide..][..3]);
        let causes = rows
            .zip(shares[..9].chunks_exact(3))
            .map(|(left, shares)| left.iter().rev().zip(shares).map(|(left, share)| left * share).sum::<f32>());
        bits.values[place] + causes.sum::<f32>() / whole
    };
    Some(Shades { side, values: bits.places().map(value).collect() })
}

/// Sums for least squares.
struct Sums<const N: usize> {
    matrix: [[f64; N]; N],
    right: [f64; N],
}

impl<const N: usize> Sums<N> {
    fn new() -> Self {
        let mut matrix = [[0.0; N]; N];
        for (at, row) in matrix.iter_mut().enumerate() {
            row[at] = 1e-3;
        }
        Self { matrix, right: [0.0; N] }
    }

    fn add(&mut self, row: &[f32; N], value: f32) {
        for (at, &own) in row.iter().enumerate() {
            let sums = self.matrix[at][..=at].iter_mut();
            sums.zip(row).for_each(|(sum, &other)| *sum += f64::from(own * other));
            self.right[at] += f64::from(own * value);
        }
    }

    fn solved(mut self) -> Option<[f32; N]> {
        for at in 0..N {
            for other in 0..at {
                self.matrix[other][at] = self.matrix[at][other];
            }
        }
        solved(&mut self.matrix, &mut self.right).map(|values| values.map(|value| value as f32))
    }
}
