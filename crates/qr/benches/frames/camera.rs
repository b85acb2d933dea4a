//! What a phone's camera makes of a code on a screen: askew, turned, out of focus, noisy, flat, striped, compressed.

use sluss_qr::modules;
use sluss_qr::scan::Frame;

use crate::random::Random;

/// One frame with what stands in it.
pub(crate) struct Shot {
    pub(crate) text: String,
    pub(crate) inverted: bool,
    pixels: Vec<u8>,
    width: usize,
    height: usize,
}

impl Shot {
    pub(crate) fn frame(&self) -> Frame<'_> {
        Frame::luma(&self.pixels, self.width, self.height, self.width).expect("the bench makes whole pictures")
    }
}

/// How the phone is held and what its sensor does.
pub(crate) struct Camera {
    width: usize,
    height: usize,
    /// The code's side as a share of the frame's height.
    share: f64,
    turn: f64,
    tilt: (f64, f64),
    blur: usize,
    noise: f64,
    contrast: f64,
    light: f64,
    stripes: f64,
    quality: f64,
    inverted: bool,
}

impl Camera {
    /// As people hold one.
    pub(crate) fn in_a_hand(random: &mut Random) -> Self {
        let (width, height) = if random.percent(50) { (640, 480) } else { (1280, 720) };
        Self {
            width,
            height,
            share: random.between(0.45, 0.9),
            turn: random.between(-0.35, 0.35),
            tilt: (random.between(-0.35, 0.35), random.between(-0.35, 0.35)),
            blur: random.below(4),
            noise: random.between(0.0, 14.0),
            contrast: random.between(0.35, 1.0),
            light: random.between(-30.0, 30.0),
            stripes: if random.percent(40) { random.between(4.0, 22.0) } else { 0.0 },
            quality: random.between(4.0, 40.0),
            inverted: random.percent(20),
        }
    }

    pub(crate) fn shoot(&self, text: &str, seed: u64) -> Shot {
        let mut random = Random::new(seed ^ 0x5EED);
        let (dark, side) = modules(text).expect("the payload fits");
        let mut pixels = self.project(&dark, side);
        for _ in 0..self.blur {
            pixels = blurred(&pixels, self.width, self.height);
        }
        self.expose(&mut pixels, &mut random);
        compress(&mut pixels, self.width, self.height, self.quality);
        let bytes = pixels.iter().map(|pixel| pixel.clamp(0.0, 255.0) as u8).collect();
        Shot { text: text.to_owned(), inverted: self.inverted, pixels: bytes, width: self.width, height: self.height }
    }

    /// Each pixel looks through a pinhole at the tilted screen, with four rays.
    fn project(&self, dark: &[bool], side: usize) -> Vec<f64> {
        let scale = self.share * self.height as f64;
        let (sin, cos) = self.turn.sin_cos();
        let look = |x: f64, y: f64| {
            let (x, y) = ((x - self.width as f64 / 2.0) / scale, (y - self.height as f64 / 2.0) / scale);
            let depth = 1.0 + self.tilt.0 * x + self.tilt.1 * y;
            let (x, y) = (x / depth, y / depth);
            let (x, y) = (cos * x + sin * y + 0.5, cos * y - sin * x + 0.5);
            if !(-0.15..1.15).contains(&x) || !(-0.15..1.15).contains(&y) {
                return 70.0;
            }
            let (column, row) = ((x * side as f64).floor(), (y * side as f64).floor());
            let on_code = (0.0..side as f64).contains(&column) && (0.0..side as f64).contains(&row);
            let ink = on_code && dark[row as usize * side + column as usize];
            if ink == self.inverted { 235.0 } else { 20.0 }
        };
        let rays = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        let pixel = |at: usize| {
            let (x, y) = ((at % self.width) as f64, (at / self.width) as f64);
            rays.iter().map(|(dx, dy)| look(x + dx, y + dy)).sum::<f64>() / 4.0
        };
        (0..self.width * self.height).map(pixel).collect()
    }

    /// Contrast, uneven light, the screen's lines, and the sensor's noise.
    fn expose(&self, pixels: &mut [f64], random: &mut Random) {
        for (at, pixel) in pixels.iter_mut().enumerate() {
            let (x, y) = ((at % self.width) as f64 / self.width as f64, (at / self.width) as f64);
            let light = self.light * (2.0 * x - 1.0) + self.stripes * (y / 7.0).sin();
            *pixel = 128.0 + (*pixel - 128.0) * self.contrast + light + random.noise(self.noise);
        }
    }
}

/// A frame in which there is no code: shapes and light.
pub(crate) fn without_code(random: &mut Random) -> Shot {
    let (width, height) = (640, 480);
    let boxes: Vec<_> = (0..30)
        .map(|_| {
            (
                random.below(width),
                random.below(height),
                random.below(120) + 4,
                random.below(120) + 4,
                random.between(0.0, 255.0),
            )
        })
        .collect();
    let mut pixels = vec![120.0; width * height];
    for (left, top, wide, high, shade) in boxes {
        for y in top..(top + high).min(height) {
            pixels[y * width + left..y * width + (left + wide).min(width)].fill(shade);
        }
    }
    let mut pixels = blurred(&pixels, width, height);
    for pixel in &mut pixels {
        *pixel += random.noise(8.0);
    }
    compress(&mut pixels, width, height, 20.0);
    let bytes = pixels.iter().map(|pixel| pixel.clamp(0.0, 255.0) as u8).collect();
    Shot { text: String::new(), inverted: false, pixels: bytes, width, height }
}

fn blurred(pixels: &[f64], width: usize, height: usize) -> Vec<f64> {
    let at = |x: usize, y: usize| pixels[y.min(height - 1) * width + x.min(width - 1)];
    let mean = |x: usize, y: usize| {
        let (left, up) = (x.saturating_sub(1), y.saturating_sub(1));
        let rows = [up, y, y + 1];
        rows.iter().map(|&row| at(left, row) + at(x, row) + at(x + 1, row)).sum::<f64>() / 9.0
    };
    (0..width * height).map(|index| mean(index % width, index / width)).collect()
}

/// What JPEG does to brightness: blocks of eight by eight, their cosines rounded, the finer the coarser.
fn compress(pixels: &mut [f64], width: usize, height: usize, step: f64) {
    let cosine: Vec<f64> = (0..64)
        .map(|at| {
            let (frequency, place) = ((at / 8) as f64, (at % 8) as f64);
            let scale = if at < 8 { 0.125_f64.sqrt() } else { 0.5 };
            scale * (std::f64::consts::PI * (2.0 * place + 1.0) * frequency / 16.0).cos()
        })
        .collect();
    let mut block = [0.0; 64];
    for top in (0..height).step_by(8) {
        for left in (0..width).step_by(8) {
            for (at, value) in block.iter_mut().enumerate() {
                *value = pixels[(top + at / 8) * width + left + at % 8];
            }
            let mut waves = turned(&block, &cosine, false);
            for (at, wave) in waves.iter_mut().enumerate() {
                let coarse = step * (1.0 + (at / 8 + at % 8) as f64 / 3.0);
                *wave = (*wave / coarse).round() * coarse;
            }
            for (at, value) in turned(&waves, &cosine, true).iter().enumerate() {
                pixels[(top + at / 8) * width + left + at % 8] = *value;
            }
        }
    }
}

/// The cosine transform of a block, or the way back.
fn turned(block: &[f64; 64], cosine: &[f64], back: bool) -> [f64; 64] {
    let weight = |wave: usize, place: usize| if back { cosine[place * 8 + wave] } else { cosine[wave * 8 + place] };
    let mut rows = [0.0; 64];
    for at in 0..64 {
        rows[at] = (0..8).map(|k| weight(at % 8, k) * block[at / 8 * 8 + k]).sum();
    }
    let mut out = [0.0; 64];
    for at in 0..64 {
        out[at] = (0..8).map(|k| weight(at / 8, k) * rows[k * 8 + at % 8]).sum();
    }
    out
}
