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

/// Shares that are the same on opposite sides: of the module itself, and of twelve pairs around it.
const PAIRS: [(i32, i32); 12] =
    [(1, 0), (0, 1), (1, 1), (1, -1), (2, 0), (0, 2), (2, 1), (2, -1), (1, 2), (1, -2), (2, 2), (2, -2)];

/// Each shade made sharper, by weights that make the known modules what they are.
pub(super) fn sharpened(shades: &Shades, known: &[f32]) -> Option<Shades> {
    const WEIGHTS: usize = PAIRS.len() + 2;
    let row = |at: usize| -> [f64; WEIGHTS] {
        let mut row = [1.0; WEIGHTS];
        row[0] = f64::from(shades.values[at]);
        for (value, &(x, y)) in row[1..].iter_mut().zip(&PAIRS) {
            *value = f64::from(beside(shades, at, x, y) + beside(shades, at, -x, -y));
        }
        row
    };
    let (mut matrix, mut right) = ([[0.0; WEIGHTS]; WEIGHTS], [0.0; WEIGHTS]);
    let sure = (0..known.len()).filter(|&at| known[at] != 0.0);
    for at in sure {
        sum(&mut matrix, &mut right, &row(at), f64::from(known[at]));
    }
    // Few modules are known: a weight has to be worth it.
    let size = matrix[WEIGHTS - 1][WEIGHTS - 1];
    for at in 1..WEIGHTS - 1 {
        matrix[at][at] += 0.05 * size;
    }
    let weights = solved(&mut matrix, &mut right)?;
    let value = |at: usize| row(at).iter().zip(weights).map(|(value, weight)| value * weight).sum::<f64>() as f32;
    Some(Shades { side: shades.side, values: (0..known.len()).map(value).collect() })
}

/// Decides again: what the decided modules would look like is compared with what was seen, and what is left over is given
/// to the modules that could be its cause.
pub(super) fn decided_again(seen: &Shades, decided: &Shades, known: &[f32]) -> Option<Shades> {
    let side = seen.side;
    let values = decided.values.iter().zip(known);
    let bits = Shades { side, values: values.map(|(&value, &sure)| if sure == 0.0 { value.signum() } else { sure }).collect() };
    let row = |at: usize| -> [f64; 10] {
        std::array::from_fn(|share| match share {
            9 => 1.0,
            _ => f64::from(beside(&bits, at, share as i32 % 3 - 1, share as i32 / 3 - 1)),
        })
    };
    let (mut matrix, mut right) = ([[0.0; 10]; 10], [0.0; 10]);
    for at in 0..side * side {
        sum(&mut matrix, &mut right, &row(at), f64::from(seen.values[at]));
    }
    for (at, row) in matrix.iter_mut().enumerate() {
        row[at] += 1e-3;
    }
    let shares = solved(&mut matrix, &mut right)?;
    let left: Vec<f32> = (0..side * side)
        .map(|at| seen.values[at] - row(at).iter().zip(shares).map(|(bit, share)| bit * share).sum::<f64>() as f32)
        .collect();
    let left = Shades { side, values: left };
    let whole: f64 = shares[..9].iter().map(|share| share * share).sum::<f64>().max(1e-3);
    let value = |at: usize| {
        let cause: f64 = (0..9)
            .map(|share| {
                let (x, y) = (share as i32 % 3 - 1, share as i32 / 3 - 1);
                let inside = place(side, at, -x, -y);
                inside.map_or(0.0, |at| shares[share] * f64::from(left.values[at]))
            })
            .sum();
        bits.values[at] + (cause / whole) as f32
    };
    Some(Shades { side, values: (0..side * side).map(value).collect() })
}

fn sum<const N: usize>(matrix: &mut [[f64; N]; N], right: &mut [f64; N], row: &[f64; N], value: f64) {
    for (at, &own) in row.iter().enumerate() {
        matrix[at].iter_mut().zip(row).for_each(|(sum, &other)| *sum += own * other);
        right[at] += own * value;
    }
}

fn place(side: usize, at: usize, right: i32, down: i32) -> Option<usize> {
    let inside = 0..side as i32;
    let (x, y) = ((at % side) as i32 + right, (at / side) as i32 + down);
    (inside.contains(&x) && inside.contains(&y)).then_some(y as usize * side + x as usize)
}

/// The shade of a module beside another one. Around a code there is paper.
fn beside(shades: &Shades, at: usize, right: i32, down: i32) -> f32 {
    place(shades.side, at, right, down).map_or(-1.0, |at| shades.values[at])
}
