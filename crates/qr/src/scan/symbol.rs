//! The modules of a code to bytes: format, order of bits, correction, segments (ISO/IEC 18004). It knows no picture: what comes in
//! is how dark each module is, above zero for ink.

mod blocks;
mod correct;
mod format;
mod layout;
mod segments;

use blocks::{Codeword, data};
pub(super) use format::Format;
use format::{format, version};
pub(super) use layout::{Layout, Role, alignments, format_places, side};
use segments::content;
pub(super) use segments::{Charset, Content};

/// Below this a format or a version is a guess.
const LIKELY: f32 = 0.5;

/// How dark each module of a square is, above zero for ink, row by row.
#[derive(Clone, Debug)]
pub(super) struct Shades {
    pub(super) side: usize,
    pub(super) values: Vec<f32>,
}

impl Shades {
    pub(super) fn at(&self, x: usize, y: usize) -> f32 {
        self.values[y * self.side + x]
    }

    /// Seen in a mirror.
    pub(super) fn mirrored(&self) -> Self {
        let values = (0..self.values.len()).map(|at| self.at(at / self.side, at % self.side)).collect();
        Self { side: self.side, values }
    }

    /// The version, by the number of modules on each side.
    pub(super) const fn version(&self) -> usize {
        (self.side - 17) / 4
    }
}

/// The format that a code says it has, and how sure that is.
pub(super) fn said_format(shades: &Shades) -> (Format, f32) {
    format(shades.side, |x, y| shades.at(x, y))
}

/// The version that a code of 45 modules or more says it has, if it can be read.
pub(super) fn said_version(shades: &Shades) -> Option<usize> {
    if shades.side < side(7) {
        return None;
    }
    let (version, fit) = version(shades.side, |x, y| shades.at(x, y));
    (fit > LIKELY + 0.2).then_some(version)
}

/// What stands in a code, if enough of it can be read: the correction refuses what is none.
pub(super) fn decoded(shades: &Shades, layout: &Layout) -> Option<Content> {
    let (format, fit) = said_format(shades);
    if fit < LIKELY {
        return None;
    }
    let version = shades.version();
    let mut codewords = Vec::with_capacity(layout.side * layout.side / 8);
    let mut codeword = Codeword { value: 0, sure: f32::MAX };
    for (at, (x, y)) in layout.data().enumerate() {
        let shade = shades.at(x, y);
        let bit = (shade > 0.0) != masked(format.mask, x, y);
        codeword.value = codeword.value << 1 | u8::from(bit);
        codeword.sure = codeword.sure.min(shade.abs());
        if at % 8 == 7 {
            codewords.push(codeword);
            codeword = Codeword { value: 0, sure: f32::MAX };
        }
    }
    content(&data(&codewords, version, format.level)?, version)
}

/// Whether a mask turns a module over (section 7.8.2, table 10).
const fn masked(mask: usize, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (x / 3 + y / 2).is_multiple_of(2),
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + x * y % 3).is_multiple_of(2),
    }
}
