//! The attempts on one frame: in which picture finders are looked for, and how it is sharpened before.

use super::Code;
use super::finder::Finders;
use super::ink::Ink;
use super::pictures::Pictures;
use super::reading::{Found, read};
use super::triple::Triple;

/// Below this, in pixels, there is no room for a code of the smallest version.
const SIDE_MIN: usize = 29;

/// One way to look for codes, dark and light; later ones take longer and find more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its name in tables.
    pub name: &'static str,
    /// Side of the squares of pixels whose means are looked at, 1 to 4.
    by: usize,
    /// How far around, and by how many halves, edges are made steeper.
    sharp: Option<(usize, i16)>,
    /// Which rows are looked along.
    every: usize,
    /// Shades this close to each other are all paper or all ink.
    flat: u8,
}

const fn stage(name: &'static str, by: usize, sharp: Option<(usize, i16)>, every: usize, flat: u8) -> Stage {
    Stage { name, by, sharp, every, flat }
}

impl Stage {
    /// All of them, the most successful for its price first.
    pub const ALL: [Self; 6] = [
        stage("half", 2, None, 2, 24),
        stage("third, sharpened", 3, Some((2, 6)), 1, 40),
        stage("full, sharpened", 1, Some((3, 3)), 3, 40),
        stage("quarter, sharpened", 4, Some((2, 6)), 1, 40),
        stage("half, sharpened", 2, Some((3, 6)), 2, 40),
        stage("quarter, wider", 4, Some((3, 4)), 1, 40),
    ];

    /// The codes that this attempt finds.
    pub(super) fn read(self, pictures: &Pictures) -> Vec<Code> {
        if pictures.least(self.by) < SIDE_MIN {
            return Vec::new();
        }
        let gray = pictures.sized(self.by);
        let gray = self.sharp.map_or_else(|| gray.clone(), |(reach, halves)| gray.sharpened(reach, halves));
        let ink = Ink::of(gray, self.flat);
        let finders = Finders::along_rows(&ink, self.every);
        let mut codes = Vec::new();
        for (light, squares) in [(false, &finders.dark), (true, &finders.light)] {
            let found = Found { ink: &ink, rings: &squares.rings, scale: self.by as f32, light };
            for triple in Triple::all(&squares.finders) {
                let inside = |code: &Code| triple.places().iter().any(|place| code.holds(place.times(found.scale)));
                if !codes.iter().any(inside) {
                    codes.extend(read(pictures, found, &triple));
                }
            }
        }
        codes
    }
}
