//! A code as it lies in a picture: how dark each of its modules is. It knows no bits.

use super::geometry::{Point, Projection};
use super::gray::Gray;
use super::pictures::Pictures;
use super::symbol::{Layout, Role, Shades, alignments};

/// How far a module is sampled around its middle, in modules.
const AROUND: f32 = 0.2;

/// A place in the code, and whether ink is there in every code of its version.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: Point,
    ink: bool,
}

/// A picture and a projection onto it.
#[derive(Clone, Debug)]
pub(super) struct Sheet<'a> {
    gray: &'a Gray,
    /// How many pixels of the frame a pixel of the picture is.
    scale: f32,
    light: bool,
    pub(super) side: usize,
    pub(super) projection: Projection,
    /// Side of a module in pixels of the frame.
    pub(super) module: f32,
}

impl<'a> Sheet<'a> {
    /// The smaller a module is, the larger the picture in which it is looked up. Large modules need fewer pixels, each the
    /// mean of many, which takes away noise and the lines of a screen.
    pub(super) fn new(pictures: &'a Pictures, light: bool, side: usize, projection: Projection) -> Self {
        let (start, end) = (projection.at(0.0, 0.0), projection.at(side as f32, side as f32));
        let module = start.distance(end) / (side as f32 * std::f32::consts::SQRT_2);
        let by = ((module / 3.0) as usize).clamp(1, 4);
        Self { gray: pictures.sized(by), scale: by as f32, light, side, projection, module }
    }

    pub(super) const fn is_light(&self) -> bool {
        self.light
    }

    /// How dark it is at a place in the code, for light codes how light: the more, the more ink.
    fn shade(&self, x: f32, y: f32) -> f32 {
        let at = self.projection.at(x, y);
        let brightness = self.gray.between(at.x / self.scale, at.y / self.scale);
        if self.light { brightness } else { 255.0 - brightness }
    }

    /// The shades of all modules, each the mean of a few places around its middle.
    pub(super) fn shades(&self) -> Shades {
        let side = self.side;
        let mean = |at: usize| {
            let (x, y) = ((at % side) as f32 + 0.5, (at / side) as f32 + 0.5);
            let near = [(AROUND, 0.0), (-AROUND, 0.0), (0.0, AROUND), (0.0, -AROUND)];
            let around: f32 = near.iter().map(|(right, down)| self.shade(x + right, y + down)).sum();
            (2.0 * self.shade(x, y) + around) / 6.0
        };
        Shades { side, values: (0..side * side).map(mean).collect() }
    }

    /// How well the lines between the finders alternate: 1 where every second module is darker than both its neighbours.
    pub(super) fn timing(&self) -> f32 {
        let last = self.side - 8;
        let rows = [true, false].map(|across| -> Vec<f32> {
            let place = |at: usize| if across { (at as f32 + 0.5, 6.5) } else { (6.5, at as f32 + 0.5) };
            (7..=last).map(|at| self.shade(place(at).0, place(at).1)).collect()
        });
        let (mut agreed, mut whole) = (0.0, 1e-3);
        for row in rows {
            for (at, three) in row.windows(3).enumerate() {
                let off = three[1] - (three[0] + three[2]) / 2.0;
                agreed += if at % 2 == 0 { off } else { -off };
                whole += off.abs();
            }
        }
        agreed / whole
    }

    /// Where the small square is that should be at this module, looked for so many modules around, and how much it looks like one.
    pub(super) fn small_square(&self, (x, y): (usize, usize), reach: usize) -> Option<(Point, f32)> {
        // Shades at every half module, from two modules beyond what is looked at.
        let wide = 4 * reach + 9;
        let first = |middle: usize| middle as f32 + 0.5 - reach as f32 - 2.0;
        let (left, top) = (first(x), first(y));
        let shades: Vec<f32> = (0..wide * wide)
            .map(|at| self.shade(left + (at % wide) as f32 / 2.0, top + (at / wide) as f32 / 2.0))
            .collect();
        let mut best = None;
        for down in 0..=4 * reach {
            for right in 0..=4 * reach {
                let shade = |at: usize| shades[(down + 2 * (at / 5)) * wide + right + 2 * (at % 5)];
                let off = Point::new(right as f32 / 2.0 - reach as f32, down as f32 / 2.0 - reach as f32);
                let score = likeness(shade) - 0.02 * off.length();
                if best.is_none_or(|(_, most)| score > most) {
                    best = Some((off, score));
                }
            }
        }
        best.map(|(off, score)| (self.projection.at(x as f32 + 0.5 + off.x, y as f32 + 0.5 + off.y), score))
    }

    /// Moves the corners, a little at a time, as long as what stands in every code becomes clearer. The answer is how clear that is, up to 1. With
    /// less than `hopeless` at the beginning nothing is tried.
    pub(super) fn settle(&mut self, layout: &Layout, hopeless: f32) -> f32 {
        let marks = marks(layout);
        let side = self.side as f32;
        let mut corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)].map(|(x, y)| self.projection.at(x, y));
        let mut best = self.clearness(&marks);
        if best < hopeless {
            return best;
        }
        for step in [0.5, 0.25, 0.12] {
            let step = step * self.module;
            for _ in 0..2 {
                let before = best;
                for corner in 0..4 {
                    for (right, down) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                        let mut moved = corners;
                        moved[corner] = moved[corner].plus(Point::new(right, down));
                        let tried = Self { projection: Projection::square(side, moved), ..self.clone() };
                        let clear = tried.clearness(&marks);
                        if clear > best {
                            best = clear;
                            corners = moved;
                            *self = tried;
                        }
                    }
                }
                if best <= before {
                    break;
                }
            }
        }
        best
    }

    /// How clear the three finders are.
    pub(super) fn finders(&self, layout: &Layout) -> f32 {
        marks(layout)[..3].iter().map(|marks| self.contrast(marks)).sum::<f32>() / 3.0
    }

    /// How much darker ink is than paper, group by group, each of which counts by how many marks it has: 1 where nothing else can be seen.
    fn clearness(&self, groups: &[Vec<Mark>]) -> f32 {
        let all: f32 = groups.iter().map(|marks| marks.len() as f32).sum();
        groups.iter().map(|marks| marks.len() as f32 * self.contrast(marks)).sum::<f32>() / all
    }

    /// The correlation of shades and ink.
    fn contrast(&self, marks: &[Mark]) -> f32 {
        let count = marks.len() as f32;
        let (mut sum, mut squares, mut ink, mut both) = (0.0, 0.0, 0.0, 0.0);
        for mark in marks {
            let shade = self.shade(mark.at.x, mark.at.y);
            sum += shade;
            squares += shade * shade;
            if mark.ink {
                ink += 1.0;
                both += shade;
            }
        }
        let spread = (squares - sum * sum / count).max(0.0) * (ink - ink * ink / count);
        if spread > 1e-3 { (both - sum * ink / count) / spread.sqrt() } else { 0.0 }
    }
}

/// The correlation of five by five shades with a small square.
fn likeness(shade: impl Fn(usize) -> f32) -> f32 {
    let (mut sum, mut squares, mut light) = (0.0, 0.0, 0.0);
    for at in 0..25 {
        let value = shade(at);
        sum += value;
        squares += value * value;
        let (x, y) = (at % 5, at / 5);
        if x.abs_diff(2).max(y.abs_diff(2)) == 1 {
            light += value;
        }
    }
    // 17 modules are ink and 8 are not.
    let both = (sum - light) - sum * 17.0 / 25.0;
    let spread = (squares - sum * sum / 25.0).max(1e-3) * (17.0 - 17.0 * 17.0 / 25.0);
    both / spread.sqrt()
}

/// What is fixed in a version, in groups that lie together.
fn marks(layout: &Layout) -> Vec<Vec<Mark>> {
    let side = layout.side;
    let within = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| -> Vec<Mark> {
        let places = ys.flat_map(move |y| xs.clone().map(move |x| (x, y)));
        let mark = |(x, y): (usize, usize)| {
            let at = Point::new(x as f32 + 0.5, y as f32 + 0.5);
            match layout.role(x, y) {
                Role::Dark => Some(Mark { at, ink: true }),
                Role::Light => Some(Mark { at, ink: false }),
                Role::Format | Role::Data => None,
            }
        };
        places.filter_map(mark).collect()
    };
    let mut groups = vec![
        within(0..8, 0..8),
        within(side - 8..side, 0..8),
        within(0..8, side - 8..side),
        within(8..side - 8, 6..7),
        within(6..7, 8..side - 8),
    ];
    let version = (side - 17) / 4;
    groups.extend(alignments(version).into_iter().map(|(x, y)| within(x - 2..x + 3, y - 2..y + 3)));
    groups
}
