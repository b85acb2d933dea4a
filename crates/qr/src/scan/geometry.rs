//! Points and projections: where a module of a flat code is in a picture. It knows no pixels.

/// A place, in pixels or in modules.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Point {
    pub(super) const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub(super) fn distance(self, other: Self) -> f32 {
        self.minus(other).length()
    }

    pub(super) fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    pub(super) fn times(self, by: f32) -> Self {
        Self::new(self.x * by, self.y * by)
    }

    /// Above zero when `other` is a right turn away, with y downwards.
    pub(super) fn cross(self, other: Self) -> f32 {
        self.x * other.y - self.y * other.x
    }
}

/// Places on a flat sheet to places in a picture of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Projection([f32; 9]);

impl Projection {
    /// Of a square of `side` modules, by where its corners are: left above, right above, right below, left below.
    pub(super) fn square(side: f32, corners: [Point; 4]) -> Self {
        let [a, b, c, d] = corners;
        let (one, two) = (b.minus(c), d.minus(c));
        let sum = a.minus(b).plus(c.minus(d));
        let all = one.cross(two);
        let (g, h) = if all.abs() < f32::EPSILON { (0.0, 0.0) } else { (sum.cross(two) / all, one.cross(sum) / all) };
        let along = b.minus(a).plus(b.times(g));
        let down = d.minus(a).plus(d.times(h));
        Self([along.x / side, down.x / side, a.x, along.y / side, down.y / side, a.y, g / side, h / side, 1.0])
    }

    /// Where a place on the sheet is in the picture.
    pub(super) fn at(&self, x: f32, y: f32) -> Point {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let depth = g * x + h * y + i;
        Point::new((a * x + b * y + c) / depth, (d * x + e * y + f) / depth)
    }

    /// The other way, if there is one.
    pub(super) fn inverted(&self) -> Option<Self> {
        let [a, b, c, d, e, f, g, h, i] = self.0.map(f64::from);
        let all = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
        if !all.is_normal() {
            return None;
        }
        let back = [
            e * i - f * h,
            c * h - b * i,
            b * f - c * e,
            f * g - d * i,
            a * i - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ];
        Some(Self(back.map(|value| (value / all) as f32)))
    }

    pub(super) const fn of(values: [f32; 9]) -> Self {
        Self(values)
    }

    pub(super) const fn values(&self) -> [f32; 9] {
        self.0
    }
}

/// Solves a system of equations whose matrix is symmetric and positive, in place.
pub(super) fn solved<const N: usize>(matrix: &mut [[f64; N]; N], right: &mut [f64; N]) -> Option<[f64; N]> {
    for at in 0..N {
        let pivot = matrix[at][at];
        if pivot.abs() < 1e-12 || !pivot.is_finite() {
            return None;
        }
        let (row, value) = (matrix[at], right[at]);
        for (below, right) in matrix.iter_mut().zip(right.iter_mut()).skip(at + 1) {
            let factor = below[at] / pivot;
            below.iter_mut().zip(row).skip(at).for_each(|(own, other)| *own -= factor * other);
            *right -= factor * value;
        }
    }
    let mut out = [0.0; N];
    for at in (0..N).rev() {
        let known: f64 = (at + 1..N).map(|column| matrix[at][column] * out[column]).sum();
        out[at] = (right[at] - known) / matrix[at][at];
    }
    out.iter().all(|value| value.is_finite()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::{Point, Projection, solved};

    #[test]
    fn corners_go_to_corners_and_back() {
        let corners = [Point::new(10.0, 12.0), Point::new(90.0, 20.0), Point::new(80.0, 95.0), Point::new(15.0, 70.0)];
        let there = Projection::square(25.0, corners);
        let back = there.inverted().unwrap();
        for (corner, (x, y)) in corners.iter().zip([(0.0, 0.0), (25.0, 0.0), (25.0, 25.0), (0.0, 25.0)]) {
            assert!(there.at(x, y).distance(*corner) < 1e-3);
            assert!(back.at(corner.x, corner.y).distance(Point::new(x, y)) < 1e-3);
        }
        let flat = Projection::square(1.0, [Point::default(); 4]);
        assert_eq!(flat.inverted(), None);
    }

    #[test]
    fn equations_are_solved() {
        let (mut matrix, mut right) = ([[4.0, 1.0], [1.0, 3.0]], [6.0, 7.0]);
        assert_eq!(solved(&mut matrix, &mut right), Some([1.0, 2.0]));
        assert_eq!(solved(&mut [[0.0]], &mut [1.0]), None);
    }
}
