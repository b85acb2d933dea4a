//! Pictures that nobody would take.

use crate::frames::Shot;
use crate::frames::random::Random;

/// A picture of a strange size or of strange content.
pub(crate) fn odd(seed: u64) -> Shot {
    let mut random = Random::new(seed ^ 0x0DD);
    let (width, height) = match random.below(5) {
        0 => (random.below(4) + 1, random.below(4) + 1),
        1 => (random.below(3000) + 1, random.below(6) + 1),
        2 => (random.below(6) + 1, random.below(3000) + 1),
        3 => (random.below(70) + 1, random.below(70) + 1),
        _ => (random.below(300) + 1, random.below(300) + 1),
    };
    let grain = random.below(9) + 1;
    let (kind, low, high) = (random.below(5), random.between(0.0, 255.0), random.between(0.0, 255.0));
    let pixel = |at: usize| {
        let (x, y) = (at % width, at / width);
        let mut here = Random::new((x / grain * 7919 + y / grain) as u64 ^ seed);
        match kind {
            0 => [0.0, 255.0, low][seed as usize % 3],
            1 if here.percent(50) => low,
            1 => high,
            2 => here.between(0.0, 255.0),
            // Rings, which look like finders from every side.
            3 => {
                let away =
                    (x as f64 - width as f64 / 2.0).abs().max((y as f64 - height as f64 / 2.0).abs()) / grain as f64;
                if [1.5, 2.5, 3.5].iter().filter(|&&half| away % 9.0 > half).count() % 2 == 0 { 0.0 } else { 255.0 }
            }
            // Many small finders beside each other.
            _ => {
                let off = (x / grain % 9).abs_diff(4).max((y / grain % 9).abs_diff(4));
                if matches!(off, 0 | 1 | 3) { 10.0 } else { 240.0 }
            }
        }
    };
    let pixels = (0..width * height).map(|at| pixel(at) as u8).collect();
    Shot { text: String::new(), pixels, width, height }
}
