//! The projection that puts the edges of three finders, and squares that were found between them, where they were seen: least squares, with
//! little weight for what lies far off. It knows no pixels' shades.

use super::geometry::{Point, Projection, solved};

/// A place on the edge of a finder's square.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) at: Point,
    /// 0 for the finder in the corner, 1 for the one right of it, 2 for the one below it.
    pub(super) corner: usize,
    /// How far from the finder's middle the edge is, in modules.
    pub(super) half: f32,
}

/// A place that was found in the picture, and the place in the code that it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) seen: Point,
    pub(super) module: Point,
}

/// Residuals beyond this many modules count little in the end. At first more do, since the projection without depth may be far off.
const NEAR: f64 = 0.35;
/// What one anchor counts beside one edge.
const ANCHOR: f64 = 16.0;
const ROUNDS: usize = 6;

/// The projection from modules to pixels, for a code of `side` modules.
pub(super) fn fitted(edges: &[Edge], anchors: &[Anchor], places: [Point; 3], side: f32) -> Option<Projection> {
    let [corner, right, below] = places;
    let unit = right.distance(corner).max(below.distance(corner));
    let own = |at: Point| at.minus(corner).times(1.0 / unit);
    let mut lens = flat(own(right), own(below), side - 7.0)?;
    let middles = [Point::new(3.5, 3.5), Point::new(side - 3.5, 3.5), Point::new(3.5, side - 3.5)];
    let edges: Vec<(Point, Point, f64)> =
        edges.iter().map(|edge| (own(edge.at), middles[edge.corner], f64::from(edge.half))).collect();
    let anchors: Vec<(Point, Point)> = anchors.iter().map(|anchor| (own(anchor.seen), anchor.module)).collect();
    for round in 0..ROUNDS {
        let mut sums = Sums::new(&lens, NEAR * [4.0, 3.0, 2.0, 1.0][round.min(3)]);
        for &(at, middle, half) in &edges {
            let (u, v, depth) = seen(&lens, at);
            let (across, down) = (u - f64::from(middle.x), v - f64::from(middle.y));
            if across.abs() > down.abs() {
                sums.add(&row(at, depth, u, 0, across.signum()), across.abs() - half, 1.0);
            } else {
                sums.add(&row(at, depth, v, 3, down.signum()), down.abs() - half, 1.0);
            }
        }
        for &(at, module) in &anchors {
            let (u, v, depth) = seen(&lens, at);
            sums.add(&row(at, depth, u, 0, 1.0), u - f64::from(module.x), ANCHOR);
            sums.add(&row(at, depth, v, 3, 1.0), v - f64::from(module.y), ANCHOR);
        }
        let change = solved(&mut sums.matrix, &mut sums.right)?;
        lens.iter_mut().zip(change).for_each(|(value, change)| *value -= change);
        if round > 2 && change.iter().all(|change| change.abs() < 2e-3) {
            break;
        }
    }
    let [a, b, c, d, e, f, g, h] = lens.map(|value| value as f32);
    let back = Projection::of([a, b, c, d, e, f, g, h, 1.0]).inverted()?.values();
    let mut out = back;
    for at in 0..3 {
        out[at] = unit * back[at] + corner.x * back[6 + at];
        out[3 + at] = unit * back[3 + at] + corner.y * back[6 + at];
    }
    Some(Projection::of(out))
}

/// Where a place is in the code, and the depth there.
fn seen(lens: &[f64; 8], at: Point) -> (f64, f64, f64) {
    let (x, y) = (f64::from(at.x), f64::from(at.y));
    let depth = lens[6] * x + lens[7] * y + 1.0;
    let depth = if depth.abs() < 1e-6 { 1e-6 } else { depth };
    ((lens[0] * x + lens[1] * y + lens[2]) / depth, (lens[3] * x + lens[4] * y + lens[5]) / depth, depth)
}

/// How a coordinate changes with each of the eight values; `first` is the first of its own three.
fn row(at: Point, depth: f64, value: f64, first: usize, sign: f64) -> [f64; 8] {
    let (x, y) = (f64::from(at.x) / depth, f64::from(at.y) / depth);
    let mut row = [0.0; 8];
    row[first] = sign * x;
    row[first + 1] = sign * y;
    row[first + 2] = sign / depth;
    row[6] = -sign * value * x;
    row[7] = -sign * value * y;
    row
}

struct Sums {
    near: f64,
    matrix: [[f64; 8]; 8],
    right: [f64; 8],
}

impl Sums {
    /// A phone is rarely held very much askew: a little weight for that, which counts where there is nothing else.
    fn new(lens: &[f64; 8], near: f64) -> Self {
        let mut sums = Self { near, matrix: [[0.0; 8]; 8], right: [0.0; 8] };
        for at in 0..8 {
            sums.matrix[at][at] = 1e-6;
        }
        for (at, &depth) in lens.iter().enumerate().skip(6) {
            sums.matrix[at][at] = 0.1;
            sums.right[at] = 0.1 * depth;
        }
        sums
    }

    fn add(&mut self, row: &[f64; 8], off: f64, weight: f64) {
        let weight = weight / (1.0 + (off / self.near) * (off / self.near));
        for (at, &own) in row.iter().enumerate() {
            if own != 0.0 {
                self.matrix[at].iter_mut().zip(row).for_each(|(sum, &other)| *sum += weight * own * other);
                self.right[at] += weight * own * off;
            }
        }
    }
}

/// The projection without depth that takes the three middles where they belong.
fn flat(right: Point, below: Point, modules: f32) -> Option<[f64; 8]> {
    let area = f64::from(right.cross(below));
    if area.abs() < 1e-4 {
        return None;
    }
    let scale = f64::from(modules) / area;
    let (right, below) = ((f64::from(right.x), f64::from(right.y)), (f64::from(below.x), f64::from(below.y)));
    Some([scale * below.1, -scale * below.0, 3.5, -scale * right.1, scale * right.0, 3.5, 0.0, 0.0])
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Edge, Point, Projection, fitted};

    #[test]
    fn a_tilted_code_is_put_where_it_is_by_the_edges_of_its_finders() {
        let side = 41.0;
        let corners =
            [Point::new(100.0, 80.0), Point::new(420.0, 120.0), Point::new(380.0, 430.0), Point::new(120.0, 350.0)];
        let truth = Projection::square(side, corners);
        let middles = [(3.5, 3.5), (side - 3.5, 3.5), (3.5, side - 3.5)];
        let mut edges = Vec::new();
        for (corner, (x, y)) in middles.into_iter().enumerate() {
            for half in [1.5_f32, 2.5, 3.5] {
                for step in -3..=3 {
                    let along = half * step as f32 / 3.5;
                    for (u, v) in [(half, along), (-half, along), (along, half), (along, -half)] {
                        edges.push(Edge { at: truth.at(x + u, y + v), corner, half });
                    }
                }
            }
        }
        // Some edges belong to something else.
        edges.iter_mut().step_by(17).for_each(|edge| edge.at.x += 9.0);
        let places = middles.map(|(x, y)| truth.at(x, y));
        let found = fitted(&edges, &[], places, side).unwrap();
        assert!(found.at(side, side).distance(corners[2]) < 4.0, "{:?}", found.at(side, side));
        let anchor = Anchor { seen: truth.at(34.5, 34.5), module: Point::new(34.5, 34.5) };
        let found = fitted(&edges, &[anchor], places, side).unwrap();
        assert!(found.at(side, side).distance(corners[2]) < 1.0, "{:?}", found.at(side, side));
    }
}
