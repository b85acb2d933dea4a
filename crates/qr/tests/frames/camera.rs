//! What a phone's camera makes of a code: askew, turned, out of focus, noisy, dark, shining, striped, compressed.

use qrcode::{Color, EcLevel, QrCode};

use super::Shot;
use super::film::{blurred, compressed};
use super::random::Random;

/// What is hard about a frame; the rest of it is easy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Easy,
    Tilt,
    Roll,
    Blur,
    Noise,
    Lines,
    Dim,
    Glare,
    Jpeg,
    Inverted,
    Small,
    /// Everything at once, each as much as people meet it.
    Mixed,
}

impl Class {
    pub(crate) const ALL: [Self; 12] = [
        Self::Easy,
        Self::Tilt,
        Self::Roll,
        Self::Blur,
        Self::Noise,
        Self::Lines,
        Self::Dim,
        Self::Glare,
        Self::Jpeg,
        Self::Inverted,
        Self::Small,
        Self::Mixed,
    ];
}

/// How the phone is held, and what its sensor does.
#[derive(Debug)]
struct Camera {
    width: usize,
    height: usize,
    /// Side of a module in pixels, where the code is upright.
    module: f64,
    roll: f64,
    tilt: (f64, f64),
    /// Standard deviation, in modules.
    blur: f64,
    noise: f64,
    /// Paper and ink, 0 to 255.
    shades: (f64, f64),
    light: f64,
    lines: f64,
    glare: f64,
    jpeg: f64,
    inverted: bool,
}

/// The frame of this class and seed.
pub(crate) fn shot(class: Class, seed: u64) -> Shot {
    let mut random = Random::new(seed.wrapping_mul(64).wrapping_add(class as u64));
    let text = text(&mut random);
    let levels = [EcLevel::L, EcLevel::M, EcLevel::M, EcLevel::Q, EcLevel::H];
    let code = QrCode::with_error_correction_level(&text, levels[random.below(5)]).expect("the text is short");
    let side = code.width();
    let dark: Vec<bool> = code.to_colors().iter().map(|&color| color == Color::Dark).collect();
    Camera::held(class, side, &mut random).shoot(text, &dark, side, &mut random)
}

/// A sign-in request, an account of another app, or a short address.
fn text(random: &mut Random) -> String {
    let mut letters = |count: usize| -> String {
        (0..count).map(|_| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[random.below(32)])).collect()
    };
    let long = letters(160);
    match random.below(3) {
        0 => format!("https://sluss.example.eu/app/#S{long}"),
        1 => format!("otpauth://totp/Example:anna@example.eu?secret={}&issuer=Example", &long[..32]),
        _ => format!("https://example.eu/{}", &long[..8]),
    }
}

impl Camera {
    fn held(class: Class, side: usize, random: &mut Random) -> Self {
        let mixed = class == Class::Mixed;
        // What is hard in this class, and what is easy in all others; mixed frames have a part of it.
        let mut of = |own: Class, easy: (f64, f64), hard: (f64, f64)| {
            let (low, high) = if class == own {
                hard
            } else if mixed {
                (easy.0, easy.1 + 0.7 * (hard.1 - easy.1))
            } else {
                easy
            };
            random.between(low, high)
        };
        let steep = of(Class::Tilt, (0.0, 0.35), (0.4, 0.95));
        let roll = of(Class::Roll, (-0.2, 0.2), (0.3, 6.0));
        let blur = of(Class::Blur, (0.1, 0.35), (0.4, 0.75));
        let noise = of(Class::Noise, (2.0, 10.0), (20.0, 60.0));
        let lines = of(Class::Lines, (0.0, 8.0), (20.0, 80.0));
        let dim = of(Class::Dim, (0.0, 0.4), (0.8, 0.95));
        let glare = of(Class::Glare, (0.0, 0.3), (0.6, 1.2));
        let jpeg = of(Class::Jpeg, (4.0, 15.0), (30.0, 90.0));
        let small = of(Class::Small, (0.0, 0.6), (0.8, 1.0));
        let (width, height) = if random.percent(50) { (640, 480) } else { (1280, 720) };
        let most = height as f64 * 0.85 / (side + 8) as f64;
        let large = random.between(0.6, 1.0) * most.min(16.0);
        let module =
            if class == Class::Small { random.between(2.2, 3.2).min(most) } else { large * (1.0 - small * 0.6) };
        let way = random.between(0.0, std::f64::consts::TAU);
        let paper = 235.0 - 200.0 * dim;
        Self {
            width,
            height,
            module: module.max(2.2),
            roll,
            tilt: (steep * way.cos(), steep * way.sin()),
            blur,
            noise: if class == Class::Dim { noise + 3.0 } else { noise },
            shades: (paper, 20.0 * (1.0 - dim) + 6.0),
            light: random.between(-25.0, 25.0) * (1.0 - dim),
            lines,
            glare,
            jpeg,
            inverted: class == Class::Inverted || (mixed && random.percent(20)),
        }
    }

    fn shoot(&self, text: String, dark: &[bool], side: usize, random: &mut Random) -> Shot {
        let mut pixels = self.projected(dark, side, random);
        pixels = blurred(&pixels, self.width, self.height, self.blur * self.module);
        self.expose(&mut pixels, random);
        compressed(&mut pixels, self.width, self.height, self.jpeg);
        let pixels = pixels.iter().map(|pixel| pixel.clamp(0.0, 255.0) as u8).collect();
        Shot { text, pixels, width: self.width, height: self.height }
    }

    /// Each pixel looks through a pinhole at the tilted sheet, with four rays. Beyond the quiet zone there is a table.
    fn projected(&self, dark: &[bool], side: usize, random: &mut Random) -> Vec<f64> {
        let (paper, ink) = if self.inverted { (self.shades.1, self.shades.0) } else { self.shades };
        let table = random.between(0.2, 0.8) * self.shades.0;
        let middle =
            (self.width as f64 / 2.0 + random.between(-8.0, 8.0), self.height as f64 / 2.0 + random.between(-8.0, 8.0));
        let far = self.width as f64 * 0.9;
        let (sin, cos) = self.roll.sin_cos();
        let (slope_x, slope_y) = (self.tilt.0.tan(), self.tilt.1.tan());
        let shrink = (1.0 + slope_x * slope_x + slope_y * slope_y).sqrt();
        let look = |x: f64, y: f64| {
            // A plane through the middle of the picture that leans by the tilt.
            let (x, y) = (x - middle.0, y - middle.1);
            let depth = 1.0 - (slope_x * x + slope_y * y) / far;
            if depth < 0.05 {
                return table;
            }
            let (x, y) = (x / depth, y / depth);
            // On the plane, lengths along the slope are longer than they look.
            let steep = slope_x.hypot(slope_y).max(1e-9);
            let (along_x, along_y) = (slope_x / steep, slope_y / steep);
            let along = (x * along_x + y * along_y) * (shrink - 1.0);
            let (x, y) = (x + along * along_x, y + along * along_y);
            let (x, y) = (cos * x + sin * y, cos * y - sin * x);
            let (x, y) = (x / self.module + side as f64 / 2.0, y / self.module + side as f64 / 2.0);
            let edge = side as f64 + 4.0;
            if !(-4.0..edge).contains(&x) || !(-4.0..edge).contains(&y) {
                return table;
            }
            let inside = 0.0..side as f64;
            let inked = inside.contains(&x) && inside.contains(&y) && dark[y as usize * side + x as usize];
            if inked { ink } else { paper }
        };
        let rays = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        let pixel = |at: usize| {
            let (x, y) = ((at % self.width) as f64, (at / self.width) as f64);
            rays.iter().map(|(right, down)| look(x + right, y + down)).sum::<f64>() / 4.0
        };
        (0..self.width * self.height).map(pixel).collect()
    }

    /// Uneven light, a lamp that shines back, the lines of a screen, and the sensor's noise.
    fn expose(&self, pixels: &mut [f64], random: &mut Random) {
        let (wide, high) = (self.width as f64, self.height as f64);
        let lamp = (random.between(0.3, 0.7) * wide, random.between(0.3, 0.7) * high);
        let size = random.between(0.08, 0.25) * high;
        let (period, slant) = (random.between(2.5, 12.0), random.between(-0.3, 0.3));
        for (at, pixel) in pixels.iter_mut().enumerate() {
            let (x, y) = ((at % self.width) as f64, (at / self.width) as f64);
            let light = self.light * (2.0 * x / wide - 1.0);
            let lines = self.lines * (std::f64::consts::TAU * (y + slant * x) / period).sin();
            let away = ((x - lamp.0).powi(2) + (y - lamp.1).powi(2)) / (size * size);
            let shine = self.glare * 200.0 * (-away).exp();
            *pixel += light + lines * self.shades.0 / 235.0 + shine + random.noise(self.noise);
        }
    }
}
