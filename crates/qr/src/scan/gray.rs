//! A picture in shades of grey that belongs to us. It knows no codes.

/// Brightness, row by row without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gray {
    pub(super) pixels: Vec<u8>,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Gray {
    /// Each pixel the mean of a square of `BY` times `BY`; what is left over at the right and at the bottom is dropped.
    pub(super) fn shrunk<const BY: usize>(&self) -> Self {
        let by = BY;
        let (width, height) = (self.width / by, self.height / by);
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0_u16; self.width];
        let share = (1 << 16) / (by * by) as u32;
        for y in 0..height {
            sums.fill(0);
            for row in self.pixels[y * by * self.width..(y + 1) * by * self.width].chunks_exact(self.width) {
                sums.iter_mut().zip(row).for_each(|(sum, &pixel)| *sum += u16::from(pixel));
            }
            // A mean of bytes is a byte.
            let mean = |square: &[u16]| {
                ((square.iter().map(|&sum| u32::from(sum)).sum::<u32>() * share + (1 << 15)) >> 16) as u8
            };
            pixels.extend(sums.chunks_exact(BY).take(width).map(mean));
        }
        Self { pixels, width, height }
    }

    /// Edges made steeper: each pixel moves away from the mean of the square of `2 * reach + 1` around it, by `halves / 2`
    /// times as much as it differs from it. Blur takes modules together; this takes them apart again.
    pub(super) fn sharpened(&self, reach: usize, halves: i16) -> Self {
        match reach {
            1 => self.steeper::<1>(halves),
            2 => self.steeper::<2>(halves),
            _ => self.steeper::<3>(halves),
        }
    }

    /// [`Self::sharpened`] for a reach that the compiler knows, in numbers of two bytes, of which it works on several at once.
    fn steeper<const REACH: usize>(&self, halves: i16) -> Self {
        let (width, height) = (self.width, self.height);
        let mut pixels = vec![0; self.pixels.len()];
        let row = |y: usize| &self.pixels[y * width..(y + 1) * width];
        let near = |y: usize, by: usize| row((y + by).saturating_sub(REACH).min(height - 1));
        // Sums of pixels above each other, with those at both ends repeated.
        let mut columns = vec![0_u16; width + 2 * REACH];
        for by in 0..=2 * REACH {
            add(&mut columns[REACH..], near(0, by));
        }
        for y in 0..height {
            if y > 0 {
                let gone = row((y - 1).saturating_sub(REACH));
                let moved = columns[REACH..].iter_mut().zip(near(y, 2 * REACH)).zip(gone);
                moved.for_each(|((sum, &new), &gone)| *sum = *sum + u16::from(new) - u16::from(gone));
            }
            let (first, last) = (columns[REACH], columns[REACH + width - 1]);
            columns[..REACH].fill(first);
            columns[REACH + width..].fill(last);
            steeper_row::<REACH>(row(y), &columns, halves, &mut pixels[y * width..(y + 1) * width]);
        }
        Self { pixels, width, height }
    }

    /// Brightness between pixels; the middle of the first pixel is at a half. Beyond the border the border goes on.
    pub(super) fn between(&self, x: f32, y: f32) -> f32 {
        let x = (x - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = (y - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, below) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (along, down) = (x - left as f32, y - top as f32);
        let at = |x: usize, y: usize| f32::from(self.pixels[y * self.width + x]);
        let upper = at(left, top) + along * (at(right, top) - at(left, top));
        let lower = at(left, below) + along * (at(right, below) - at(left, below));
        upper + down * (lower - upper)
    }
}

fn add(sums: &mut [u16], row: &[u8]) {
    sums.iter_mut().zip(row).for_each(|(sum, &pixel)| *sum += u16::from(pixel));
}

/// One row, by the sums of the columns around each of its pixels.
fn steeper_row<const REACH: usize>(row: &[u8], columns: &[u16], halves: i16, out: &mut [u8]) {
    let share = (1 << 16) / ((2 * REACH + 1) * (2 * REACH + 1)) as u32;
    let width = row.len();
    let out = &mut out[..width];
    let columns = &columns[..width + 2 * REACH];
    // 49 bytes are the most that are added up.
    let mut sum: u16 = columns[..2 * REACH].iter().sum();
    for at in 0..width {
        sum += columns[at + 2 * REACH];
        let mean = ((u32::from(sum) * share + (1 << 15)) >> 16) as i16;
        let own = i16::from(row[at]);
        // Not more than 255 times 6.
        out[at] = (own + ((own - mean) * halves) / 2).clamp(0, 255) as u8;
        sum -= columns[at];
    }
}

#[cfg(test)]
mod tests {
    use super::Gray;

    #[test]
    fn edges_become_steeper_and_flat_stays_flat() {
        let row = [10, 10, 100, 100];
        let gray = Gray { pixels: row.repeat(3), width: 4, height: 3 };
        assert_eq!(&gray.sharpened(1, 2).pixels[4..8], &[10, 0, 130, 100]);
        for (width, height) in [(5, 5), (1, 3), (7, 1), (1, 1)] {
            let flat = Gray { pixels: vec![7; width * height], width, height };
            assert_eq!(flat.sharpened(3, 3), flat);
        }
    }

    #[test]
    fn shrinking_takes_means() {
        let gray = Gray { pixels: vec![0, 100, 9, 200, 100, 9], width: 3, height: 2 };
        assert_eq!(gray.shrunk::<2>(), Gray { pixels: vec![100], width: 1, height: 1 });
        let white = Gray { pixels: vec![255; 81], width: 9, height: 9 };
        for smaller in [white.shrunk::<2>(), white.shrunk::<3>(), white.shrunk::<4>()] {
            assert!(smaller.pixels.iter().all(|&pixel| pixel == 255));
        }
    }

    #[test]
    fn between_two_pixels_is_a_mean() {
        let gray = Gray { pixels: vec![0, 100, 0, 100], width: 2, height: 2 };
        assert!((gray.between(1.0, 1.0) - 50.0).abs() < 1e-4);
        assert!((gray.between(-4.0, 9.0)).abs() < 1e-4);
    }
}
