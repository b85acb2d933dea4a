//! Where the edges of a finder's squares are, by rays from its middle outwards: finer than a pixel, and in every direction.

use super::fit::Edge;
use super::geometry::Point;
use super::ink::Ink;

const RAYS: usize = 40;

/// How far from the middle the edges are, in modules: the core's, and both of the ring's.
pub(super) const HALVES: [f32; 3] = [1.5, 2.5, 3.5];

/// The edges of one finder, in pixels of the whole frame. `scale` is how many of those a pixel of the picture is.
pub(super) fn edges(ink: &Ink, light: bool, middle: Point, size: f32, scale: f32, corner: usize) -> Vec<Edge> {
    let mut found = Vec::with_capacity(3 * RAYS);
    for ray in 0..RAYS {
        let (y, x) = (ray as f32 * std::f32::consts::TAU / RAYS as f32).sin_cos();
        let way = Point::new(x, y);
        let distances = along(ink, light, middle, way, size);
        let reached = distances.iter().zip(HALVES).map_while(|(distance, half)| distance.map(|distance| (distance, half)));
        found.extend(reached.map(|(distance, half)| {
            Edge { at: middle.plus(way.times(distance)).times(scale), corner, half }
        }));
    }
    found
}

/// The size of a module of a finder in a direction, in pixels of the picture.
pub(super) fn module(ink: &Ink, light: bool, middle: Point, toward: Point, size: f32) -> f32 {
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
fn along(ink: &Ink, light: bool, middle: Point, way: Point, size: f32) -> [Option<f32>; 3] {
    let step = (size / 28.0).clamp(0.25, 1.0);
    let depth = |far: f32| {
        let at = middle.plus(way.times(far));
        let depth = ink.depth(at.x, at.y);
        if light { -depth } else { depth }
    };
    let mut found = [None; 3];
    let (mut far, mut last) = (0.0, depth(0.0));
    let mut inside = true;
    let mut edge = 0;
    while edge < 3 && far < 1.1 * size {
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
