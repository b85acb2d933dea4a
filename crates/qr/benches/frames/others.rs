//! Scanners that others wrote, each as its documentation calls it, and what Sluss had until November 2026: rxing's pieces in stages.

use rxing::common::{DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8Source};

use crate::frames::Shot;

/// rqrr's detector. It has assertions that ordinary pictures reach.
pub(crate) fn rqrr(shot: &Shot) -> Option<String> {
    survive(|| {
        let pixel = |x: usize, y: usize| shot.pixels[y * shot.width + x];
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(shot.width, shot.height, pixel);
        prepared.detect_grids().into_iter().find_map(|grid| grid.decode().ok().map(|(_, text)| text))
    })
}

pub(crate) fn quircs(shot: &Shot) -> Option<String> {
    survive(|| {
        let mut quirc = quircs::Quirc::default();
        let mut codes = quirc.identify(shot.width, shot.height, &shot.pixels);
        codes.find_map(|code| String::from_utf8(code.ok()?.decode().ok()?.payload).ok())
    })
}

/// Six stages of rxing's pieces, as a picture got them in a browser.
pub(crate) fn pieces(shot: &Shot) -> Option<String> {
    STAGES.iter().find_map(|&stage| piece(shot, stage))
}

/// The first stage and one other, as a frame of the camera got them.
pub(crate) fn one_look(shot: &Shot) -> Option<String> {
    STAGES[..2].iter().find_map(|&stage| piece(shot, stage))
}

/// Size, whether edges are made steeper, and whether light is ink.
const STAGES: [(usize, bool, bool); 6] =
    [(2, false, false), (1, false, false), (2, false, true), (3, false, false), (2, true, false), (1, false, true)];

fn piece(shot: &Shot, (by, sharp, inverted): (usize, bool, bool)) -> Option<String> {
    let (mut pixels, width, height) = shrunk(shot, by);
    if sharp {
        pixels = steeper(&pixels, width, height);
    }
    survive(|| {
        let source = Luma8Source::new_with_slice(&pixels, width as u32, height as u32).ok()?;
        let binarizer = HybridBinarizer::new(source);
        let mut matrix = binarizer.get_black_matrix().ok()?.clone();
        if inverted {
            matrix.flip_self();
        }
        let mut patterns = FindFinderPatterns(&matrix, false, 0);
        GenerateFinderPatternSets(&mut patterns).into_iter().take(16).find_map(|set| {
            let sampled = SampleQR(&matrix, &set).ok()?;
            let decoded = Decode(sampled.getBits()).ok()?;
            let bytes = decoded.isValid().then(|| decoded.content().bytes().to_vec())?;
            String::from_utf8(bytes).ok().filter(|text| !text.is_empty())
        })
    })
}

fn shrunk(shot: &Shot, by: usize) -> (Vec<u8>, usize, usize) {
    let (width, height) = (shot.width / by, shot.height / by);
    let mean = |at: usize| {
        let (x, y) = (at % width * by, at / width * by);
        let sum: u32 = (y..y + by)
            .flat_map(|row| &shot.pixels[row * shot.width + x..row * shot.width + x + by])
            .map(|&pixel| u32::from(pixel))
            .sum();
        (sum / (by * by) as u32) as u8
    };
    ((0..width * height).map(mean).collect(), width, height)
}

fn steeper(pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut out = pixels.to_vec();
    for y in 1..height - 1 {
        for x in 1..width - 1 {
            let rows = [y - 1, y, y + 1].map(|row| &pixels[row * width + x - 1..row * width + x + 2]);
            let mean = rows.iter().flat_map(|row| row.iter()).map(|&pixel| i32::from(pixel)).sum::<i32>() / 9;
            out[y * width + x] = (2 * i32::from(pixels[y * width + x]) - mean).clamp(0, 255) as u8;
        }
    }
    out
}

fn survive(read: impl Fn() -> Option<String>) -> Option<String> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).ok().flatten()
}
