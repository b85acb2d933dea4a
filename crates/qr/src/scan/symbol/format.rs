//! The level of correction, the mask and the version, as a code says them twice each (ISO/IEC 18004, sections 7.9 and 7.10).
//!
//! Both are read as a whole: of all that could stand there, the one that fits the shades best. It knows no picture.

use super::layout::{format_places, version_places};

/// What a code says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Format {
    /// 0 to 3: L, M, Q, H.
    pub(in super::super) level: usize,
    /// 0 to 7.
    pub(in super::super) mask: usize,
    /// The fifteen bits.
    pub(in super::super) bits: u32,
}

/// The format that fits best, and how well: 1 where every module says the same, 0 where none says anything. `shade` is
/// above zero for a dark module.
pub(in super::super) fn format(side: usize, shade: impl Fn(usize, usize) -> f32) -> (Format, f32) {
    let shades = format_places(side).map(|copy| copy.map(|(x, y)| shade(x, y)));
    let all = (0..32).map(|data| {
        let bits = coded(data, 10, 0x537) ^ 0x5412;
        let levels = [1, 0, 3, 2];
        (Format { level: levels[data as usize >> 3], mask: data as usize & 7, bits }, fit(&shades, bits))
    });
    best(all).unwrap_or((Format { level: 0, mask: 0, bits: 0 }, 0.0))
}

/// The version from 7 to 40 that fits best, and how well.
pub(in super::super) fn version(side: usize, shade: impl Fn(usize, usize) -> f32) -> (usize, f32) {
    let shades = version_places(side).map(|copy| copy.map(|(x, y)| shade(x, y)));
    best((7..=40).map(|version| (version as usize, fit(&shades, coded(version, 12, 0x1F25))))).unwrap_or((0, 0.0))
}

fn best<T>(all: impl Iterator<Item = (T, f32)>) -> Option<(T, f32)> {
    all.max_by(|one, other| one.1.total_cmp(&other.1))
}

/// How well the shades of two copies agree with the bits. Either copy may be damaged: the better one counts, unless both agree.
fn fit<const N: usize>(copies: &[[f32; N]; 2], bits: u32) -> f32 {
    let one = |shades: &[f32; N]| {
        let agreed: f32 = (0..N).map(|bit| if bits >> bit & 1 == 1 { shades[bit] } else { -shades[bit] }).sum();
        let whole: f32 = shades.iter().map(|shade| shade.abs()).sum();
        if whole > 0.0 { agreed / whole } else { 0.0 }
    };
    let [first, second] = copies.each_ref().map(one);
    first.max(second).max((first + second) / 2.0 + 0.1).min(1.0)
}

/// Data with the remainder that protects it.
fn coded(data: u32, check: u32, divisor: u32) -> u32 {
    let rest = (0..check).fold(data, |rest, _| (rest << 1) ^ ((rest >> (check - 1)) * divisor));
    data << check | rest
}

#[cfg(test)]
mod tests {
    use super::{coded, format};

    #[test]
    fn the_examples_of_the_standard_hold() {
        assert_eq!(coded(0b00_101, 10, 0x537) ^ 0x5412, 0b100_0000_1100_1110, "annex C.2");
        assert_eq!(coded(7, 12, 0x1F25), 0b00_0111_1100_1001_0100, "annex D.2");
    }

    #[test]
    fn a_format_is_read_from_one_copy_when_the_other_is_gone() {
        let bits = coded(0b01_011, 10, 0x537) ^ 0x5412;
        let [first, _] = super::format_places(25);
        let shade = |x: usize, y: usize| match first.iter().position(|&place| place == (x, y)) {
            Some(bit) => (bits >> bit & 1) as f32 * 2.0 - 1.0,
            None => 0.0,
        };
        let (format, fits) = format(25, shade);
        assert_eq!((format.level, format.mask, format.bits), (0, 3, bits));
        assert!(fits > 0.9);
    }
}
