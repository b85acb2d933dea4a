//! Where the edges of a finder's squares are, by rays from its middle outwards: finer than a pixel, and in every direction.

use super::geometry::Point;
use super::ink::Ink;

const RAYS: usize = 32;
const ROUGH: usize = 16;
/// How far a ray goes, in sides of the finder: the corners are at 0.71 of it.
const FAR: f32 = 0.95;

/// How far from the middle the edges are, in modules: the core's, and both of the ring's.
pub(super) const HALVES: [f32; 3] = [1.5, 2.5, 3.5];

/// How far the three edges are on one ray, in pixels, as far as there are any.
type Distances = [Option<f32>; 3];

/// The edges around a finder, ray by ray.
#[derive(Clone, Debug)]
pub(super) struct Rings(Vec<(Point, Distances)>);

impl Rings {
    /// Looks in all directions, unless too few of them show edges as far from each other as those of a finder. The answer has
    /// the share of those that do.
    pub(super) fn around(ink: &Ink, light: bool, (middle, size): (Point, f32), least: f32) -> Option<(Self, f32)> {
        let mut rays = Vec::with_capacity(RAYS);
        let mut bad = 0;
        for ray in 0..RAYS {
            let (y, x) = (ray as f32 * std::f32::consts::TAU / RAYS as f32).sin_cos();
            let distances = along(ink, light, middle, Point::new(x, y), size);
            bad += usize::from(!is_ring(&distances));
            rays.push((Point::new(x, y), distances));
            if bad as f32 > (1.0 - least) * RAYS as f32 {
                return None;
            }
        }
        Some((Self(rays), 1.0 - bad as f32 / RAYS as f32))
    }

    /// Whether a place looks like the middle of a finder at all, pixel by pixel, which takes a tenth of the time.
    pub(super) fn are_likely(ink: &Ink, light: bool, (middle, size): (Point, f32)) -> bool {
        let mut good = 0;
        for ray in 0..ROUGH {
            // Five rays on, so that the first few have looked all around.
            let (y, x) = ((((5 * ray) % ROUGH) as f32 + 0.3) * std::f32::consts::TAU / ROUGH as f32).sin_cos();
            good += usize::from(is_ring(&roughly(ink, light, middle, Point::new(x, y), size)));
            // As soon as it is settled whether more than half are good, the others say nothing.
            let bad = ray + 1 - good;
            if 2 * good > ROUGH || 2 * bad >= ROUGH {
                break;
            }
        }
        2 * good > ROUGH
    }

    /// The places of the edges around `middle`, each with how far it is from there in modules.
    pub(super) fn edges(&self, middle: Point) -> impl Iterator<Item = (Point, f32)> + '_ {
        self.0.iter().flat_map(move |(way, distances)| {
            let reached =
                distances.iter().zip(HALVES).map_while(|(distance, half)| distance.map(|distance| (distance, half)));
            reached.map(move |(distance, half)| (middle.plus(way.times(distance)), half))
        })
    }
}

/// Whether edges are as far from each other as those of a finder.
fn is_ring(distances: &Distances) -> bool {
    let [Some(core), Some(gap), Some(ring)] = *distances else { return false };
    (core / ring - HALVES[0] / HALVES[2]).abs() < 0.17 && (gap / ring - HALVES[1] / HALVES[2]).abs() < 0.14
}

/// As [`along`], to the pixel.
fn roughly(ink: &Ink, light: bool, middle: Point, way: Point, size: f32) -> Distances {
    let (width, height) = (ink.gray.width, ink.gray.height);
    let mut found = [None; 3];
    let (mut edge, mut colour) = (0, u8::from(!light));
    let (mut x, mut y) = (middle.x, middle.y);
    for step in 0..(FAR * size) as usize {
        if x < 0.0 || y < 0.0 || x as usize >= width || y as usize >= height {
            break;
        }
        if ink.dark[y as usize * width + x as usize] != colour {
            found[edge] = Some(step as f32);
            edge += 1;
            colour = 1 - colour;
            if edge == 3 {
                break;
            }
        }
        (x, y) = (x + way.x, y + way.y);
    }
    found
}

/// The size of a module of a finder in a direction, in pixels of the picture.
pub(super) fn module(ink: &Ink, light: bool, (middle, size): (Point, f32), toward: Point) -> f32 {
    let way = toward.minus(middle);
    let way = way.times(1.0 / way.length().max(1e-3));
    let both = [way, way.times(-1.0)].map(|way| along(ink, light, middle, way, size));
    let whole: Vec<f32> = both
        .iter()
        .filter_map(|edges| edges.iter().copied().sum::<Option<f32>>())
        .map(|sum| sum / HALVES.iter().sum::<f32>())
        .collect();
    if whole.is_empty() { size / 7.0 } else { whole.iter().sum::<f32>() / whole.len() as f32 }
}

/// How far away the three edges are on one ray.
fn along(ink: &Ink, light: bool, middle: Point, way: Point, size: f32) -> Distances {
    let step = (size / 22.0).clamp(0.3, 1.0);
    let depth = |far: f32| {
        let at = middle.plus(way.times(far));
        let depth = ink.depth(at.x, at.y);
        if light { -depth } else { depth }
    };
    let mut found = [None; 3];
    let (mut far, mut last) = (0.0, depth(0.0));
    let mut inside = true;
    let mut edge = 0;
    while edge < 3 && far < FAR * size {
        let here = depth(far + step);
        if (here > 0.0) != inside {
            let share = if (last - here).abs() > 1e-3 { (last / (last - here)).clamp(0.0, 1.0) } else { 0.5 };
            found[edge] = Some(far + step * share);
            edge += 1;
            inside = !inside;
        }
        far += step;
        last = here;
    }
    found
}
