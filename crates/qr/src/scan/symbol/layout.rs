//! Which modules of a code are fixed, and which carry data (ISO/IEC 18004, sections 6.3 and 7.7.3). It knows no picture.

/// What a module is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role {
    /// Always dark, in every code of this version.
    Dark,
    /// Always light.
    Light,
    /// Says the level of correction, the mask or the version.
    Format,
    /// Carries a bit of a codeword.
    Data,
}

/// The modules of a version.
#[derive(Clone, Debug)]
pub(in super::super) struct Layout {
    pub(in super::super) side: usize,
    roles: Vec<Role>,
}

impl Layout {
    /// Of a version from 1 to 40.
    pub(in super::super) fn of(version: usize) -> Self {
        let side = side(version);
        let mut layout = Self { side, roles: vec![Role::Data; side * side] };
        for at in 8..side - 8 {
            let role = if at % 2 == 0 { Role::Dark } else { Role::Light };
            layout.set(at, 6, role);
            layout.set(6, at, role);
        }
        for (left, top) in [(0, 0), (side - 7, 0), (0, side - 7)] {
            layout.finder(left, top);
        }
        for (x, y) in alignments(version) {
            layout.alignment(x, y);
        }
        layout.format();
        if version >= 7 {
            for (x, y) in (0..6).flat_map(|y| (side - 11..side - 8).map(move |x| (x, y))) {
                layout.set(x, y, Role::Format);
                layout.set(y, x, Role::Format);
            }
        }
        layout
    }

    pub(in super::super) fn role(&self, x: usize, y: usize) -> Role {
        self.roles[y * self.side + x]
    }

    /// The data modules in the order of their bits: two columns at a time, up and down, from the right.
    pub(in super::super) fn data(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let side = self.side;
        // The column of the timing pattern belongs to no pair.
        let pairs = (0..(side - 1) / 2).map(move |pair| {
            let right = side - 1 - 2 * pair;
            if right <= 6 { right - 1 } else { right }
        });
        pairs
            .enumerate()
            .flat_map(move |(turn, right)| {
                (0..side).flat_map(move |step| {
                    let y = if turn % 2 == 0 { side - 1 - step } else { step };
                    [(right, y), (right - 1, y)]
                })
            })
            .filter(|&(x, y)| self.role(x, y) == Role::Data)
    }

    fn set(&mut self, x: usize, y: usize, role: Role) {
        self.roles[y * self.side + x] = role;
    }

    /// A finder with the light line around it, as far as that is inside.
    fn finder(&mut self, left: usize, top: usize) {
        let inside = |first: usize, side: usize| first.saturating_sub(1)..(first + 8).min(side);
        for y in inside(top, self.side) {
            for x in inside(left, self.side) {
                let off = (x as i32 - left as i32 - 3).abs().max((y as i32 - top as i32 - 3).abs());
                self.set(x, y, if off == 2 || off == 4 { Role::Light } else { Role::Dark });
            }
        }
    }

    fn alignment(&mut self, middle: usize, centre: usize) {
        for y in centre - 2..=centre + 2 {
            for x in middle - 2..=middle + 2 {
                let off = x.abs_diff(middle).max(y.abs_diff(centre));
                self.set(x, y, if off == 1 { Role::Light } else { Role::Dark });
            }
        }
    }

    fn format(&mut self) {
        for copy in format_places(self.side) {
            for (x, y) in copy {
                self.set(x, y, Role::Format);
            }
        }
        self.set(8, self.side - 8, Role::Dark);
    }
}

/// Modules on each side.
pub(in super::super) const fn side(version: usize) -> usize {
    17 + 4 * version
}

/// The middles of the small squares, without those that a finder takes the place of.
pub(in super::super) fn alignments(version: usize) -> Vec<(usize, usize)> {
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    // Evenly from the end, in even steps; version 32 alone is not (annex E).
    let step = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
    let last = side(version) - 7;
    let mut places: Vec<usize> = (0..count - 1).map(|back| last - back * step).collect();
    places.push(6);
    let taken = |x: usize, y: usize| (x == 6 && (y == 6 || y == last)) || (x == last && y == 6);
    let all = places.iter().flat_map(|&y| places.iter().map(move |&x| (x, y)));
    all.filter(|&(x, y)| !taken(x, y)).collect()
}

/// Where the bits of both copies of the format are, the lowest first (section 7.9.1).
pub(in super::super) fn format_places(side: usize) -> [[(usize, usize); 15]; 2] {
    let first = std::array::from_fn(|bit| match bit {
        0..=5 => (8, bit),
        6 => (8, 7),
        7 => (8, 8),
        8 => (7, 8),
        _ => (14 - bit, 8),
    });
    let second = std::array::from_fn(|bit| if bit < 8 { (side - 1 - bit, 8) } else { (8, side - 15 + bit) });
    [first, second]
}

/// Where the bits of both copies of the version are, the lowest first (section 7.10).
pub(in super::super) fn version_places(side: usize) -> [[(usize, usize); 18]; 2] {
    let place = |bit: usize| (side - 11 + bit % 3, bit / 3);
    [std::array::from_fn(place), std::array::from_fn(|bit| (place(bit).1, place(bit).0))]
}

#[cfg(test)]
mod tests {
    use super::{Layout, alignments};

    #[test]
    fn every_version_has_as_many_bits_as_the_standard_says() {
        // ISO/IEC 18004, table 1: codewords of versions 1, 2, 7, 14, 32 and 40, and bits that are left over.
        for (version, codewords, rest) in
            [(1, 26, 0), (2, 44, 7), (7, 196, 0), (14, 581, 3), (32, 2465, 3), (40, 3706, 0)]
        {
            assert_eq!(Layout::of(version).data().count(), 8 * codewords + rest, "version {version}");
        }
    }

    #[test]
    fn small_squares_are_where_annex_e_puts_them() {
        assert_eq!(alignments(1), []);
        assert_eq!(alignments(2), [(18, 18)]);
        let columns =
            |version| alignments(version).iter().map(|place| place.0).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(columns(32).into_iter().collect::<Vec<_>>(), [6, 34, 60, 86, 112, 138]);
        assert_eq!(columns(36).into_iter().collect::<Vec<_>>(), [6, 24, 50, 76, 102, 128, 154]);
    }
}
