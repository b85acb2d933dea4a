//! The attempts on one frame. Each is a size, a polarity and a decoder; none of them may bring the caller down.

use rxing::common::HybridBinarizer;
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8Source};

use super::frame::Frame;
use super::gray::Gray;

/// Below this, in pixels, there is no room for a code of the smallest version.
const SIDE_MIN: usize = 29;
/// How many places in a picture may look like a code before the rest is left to the next frame: noise looks like hundreds.
const SETS_MAX: usize = 16;

/// One way to look for a code; later ones take longer and find more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Half size: noise and the screen's own lines are averaged away.
    Half,
    /// Every pixel: small codes.
    Full,
    /// Half size, light on dark.
    HalfInverted,
    /// A third: close and blurred.
    Third,
    /// Half size with steeper edges: out of focus.
    HalfSharp,
    /// Every pixel, light on dark.
    FullInverted,
    /// Another decoder, good where the phone is held askew.
    Askew,
}

impl Stage {
    /// All of them, the most successful for its price first.
    pub const ALL: [Self; 7] =
        [Self::Half, Self::Full, Self::HalfInverted, Self::Third, Self::HalfSharp, Self::FullInverted, Self::Askew];

    /// The text of the first code that this attempt finds.
    #[must_use]
    pub fn read(self, frame: &Frame<'_>) -> Option<String> {
        let gray = match self {
            Self::Half | Self::HalfInverted => frame.shrunk(2),
            Self::Full | Self::FullInverted | Self::Askew => frame.shrunk(1),
            Self::Third => frame.shrunk(3),
            Self::HalfSharp => frame.shrunk(2).sharpened(),
        };
        if gray.width.min(gray.height) < SIDE_MIN {
            return None;
        }
        match self {
            Self::Askew => survive(|| askew(&gray)),
            Self::HalfInverted | Self::FullInverted => survive(|| straight(&gray, true)),
            _ => survive(|| straight(&gray, false)),
        }
    }
}

/// The detector's authors say that it can panic on pictures that nobody has thought of. Where panics unwind, one costs a
/// frame.
fn survive(read: impl Fn() -> Option<String>) -> Option<String> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).ok().flatten()
}

/// rxing's detector, piece by piece, so that only QR codes are looked for and no text encodings are carried along.
fn straight(gray: &Gray, inverted: bool) -> Option<String> {
    let (width, height) = (u32::try_from(gray.width).ok()?, u32::try_from(gray.height).ok()?);
    let source = Luma8Source::new_with_slice(&gray.pixels, width, height).ok()?;
    let binarizer = HybridBinarizer::new(source);
    let mut matrix = binarizer.get_black_matrix().ok()?.clone();
    if inverted {
        matrix.flip_self();
    }
    let mut patterns = FindFinderPatterns(&matrix, false, 0);
    let sets = GenerateFinderPatternSets(&mut patterns);
    sets.into_iter().take(SETS_MAX).find_map(|set| {
        let sampled = SampleQR(&matrix, &set).ok()?;
        let decoded = Decode(rxing::common::DetectorRXingResult::getBits(&sampled)).ok()?;
        let bytes = decoded.isValid().then(|| decoded.content().bytes().to_vec())?;
        String::from_utf8(bytes).ok().filter(|text| !text.is_empty())
    })
}

/// rqrr's detector. It stops with an assertion on some pictures, which would end the whole program in a browser: there this
/// stage finds nothing.
#[cfg(not(target_arch = "wasm32"))]
fn askew(gray: &Gray) -> Option<String> {
    let pixel = |x: usize, y: usize| gray.pixels[y * gray.width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(gray.width, gray.height, pixel);
    prepared.detect_grids().into_iter().find_map(|grid| grid.decode().ok().map(|(_, text)| text))
}

#[cfg(target_arch = "wasm32")]
fn askew(_gray: &Gray) -> Option<String> {
    None
}
