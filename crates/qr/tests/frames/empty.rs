//! Frames in which there is no code.

use super::Shot;
use super::film::{blurred, compressed};
use super::random::Random;

/// A picture without a code: boxes, noise, letters, checks, stripes, or finders with nothing between them.
pub(crate) fn empty(seed: u64) -> Shot {
    let mut random = Random::new(seed ^ 0xE3B0);
    let (width, height) = if random.percent(50) { (640, 480) } else { (1280, 720) };
    let mut pixels = match seed % 6 {
        0 => boxes(&mut random, width, height),
        1 => noise(&mut random, width, height),
        2 => letters(&mut random, width, height),
        3 => checks(&mut random, width, height, false),
        4 => checks(&mut random, width, height, true),
        _ => squares(&mut random, width, height),
    };
    if random.percent(70) {
        let deviation = random.between(0.0, 2.5);
        pixels = blurred(&pixels, width, height, deviation);
    }
    let grain = random.between(0.0, 12.0);
    pixels.iter_mut().for_each(|pixel| *pixel += random.noise(grain));
    compressed(&mut pixels, width, height, random.between(4.0, 30.0));
    let pixels = pixels.iter().map(|pixel| pixel.clamp(0.0, 255.0) as u8).collect();
    Shot { text: String::new(), pixels, width, height }
}

fn fill(pixels: &mut [f64], width: usize, place: (usize, usize), size: (usize, usize), shade: f64) {
    let height = pixels.len() / width;
    for y in place.1.min(height)..(place.1 + size.1).min(height) {
        pixels[y * width + place.0.min(width)..y * width + (place.0 + size.0).min(width)].fill(shade);
    }
}

fn boxes(random: &mut Random, width: usize, height: usize) -> Vec<f64> {
    let mut pixels = vec![120.0; width * height];
    for _ in 0..60 {
        let place = (random.below(width), random.below(height));
        let size = (random.below(120) + 4, random.below(120) + 4);
        fill(&mut pixels, width, place, size, random.between(0.0, 255.0));
    }
    pixels
}

/// Grains of one to six pixels, as many dark as light.
fn noise(random: &mut Random, width: usize, height: usize) -> Vec<f64> {
    let grain = random.below(6) + 1;
    let mut pixels = vec![255.0; width * height];
    for y in (0..height).step_by(grain) {
        for x in (0..width).step_by(grain) {
            if random.percent(50) {
                fill(&mut pixels, width, (x, y), (grain, grain), 0.0);
            }
        }
    }
    pixels
}

/// Lines of strokes, a few pixels thick, as a page of print has them.
fn letters(random: &mut Random, width: usize, height: usize) -> Vec<f64> {
    let (mut pixels, size) = (vec![235.0; width * height], random.below(12) + 5);
    for y in (size..height - 2 * size).step_by(2 * size) {
        let mut x = size;
        while x < width - 2 * size {
            for _ in 0..3 {
                let stroke = if random.percent(50) { (size, size / 5 + 1) } else { (size / 5 + 1, size) };
                fill(&mut pixels, width, (x + random.below(size / 2), y + random.below(size / 2)), stroke, 25.0);
            }
            x += if random.percent(15) { 2 * size } else { size + 2 };
        }
    }
    pixels
}

/// A checkerboard or stripes, slanted.
fn checks(random: &mut Random, width: usize, height: usize, stripes: bool) -> Vec<f64> {
    let (side, slant) = (random.between(2.0, 24.0), random.between(-0.8, 0.8));
    let pixel = |at: usize| {
        let (x, y) = ((at % width) as f64, (at / width) as f64);
        let (across, down) = (((x + slant * y) / side).floor(), ((y - slant * x) / side).floor());
        let odd = if stripes { across } else { across + down };
        if odd.rem_euclid(2.0) < 1.0 { 20.0 } else { 230.0 }
    };
    (0..width * height).map(pixel).collect()
}

/// Finders, three of which are where those of a code would be, in noise that is none.
fn squares(random: &mut Random, width: usize, height: usize) -> Vec<f64> {
    let module = random.below(6) + 3;
    let modules = (height / module).min(57);
    let mut pixels = vec![235.0; width * height];
    for y in 0..modules {
        for x in 0..modules {
            if random.percent(50) {
                fill(&mut pixels, width, (x * module, y * module), (module, module), 20.0);
            }
        }
    }
    for (left, top) in [(1, 1), (modules - 9, 1), (1, modules - 9), (modules - 20, modules - 20)] {
        for (inset, shade) in [(0, 235.0), (1, 20.0), (2, 235.0), (3, 20.0)] {
            let side = (9 - 2 * inset) * module;
            fill(&mut pixels, width, ((left + inset) * module, (top + inset) * module), (side, side), shade);
        }
    }
    pixels
}
