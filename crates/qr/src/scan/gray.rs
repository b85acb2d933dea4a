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
    pub(super) fn sharpened(&self, reach: usize, halves: i32) -> Self {
        let (width, height) = (self.width, self.height);
        let mut pixels = vec![0; self.pixels.len()];
        let mut columns = vec![0_u32; width];
        let row = |y: usize| &self.pixels[y * width..(y + 1) * width];
        let near = |y: usize, by: usize| row((y + by).saturating_sub(reach).min(height - 1));
        for by in 0..=2 * reach {
            add(&mut columns, near(0, by));
        }
        let mut sums = vec![0_u32; width + 2 * reach + 2];
        let area = ((2 * reach + 1) * (2 * reach + 1)) as u32;
        let share = (1 << 16) / area;
        for y in 0..height {
            if y > 0 {
                add(&mut columns, near(y, 2 * reach));
                let gone = row((y - 1).saturating_sub(reach));
                columns.iter_mut().zip(gone).for_each(|(sum, &pixel)| *sum -= u32::from(pixel));
            }
            running(&columns, reach, &mut sums);
            let out = &mut pixels[y * width..(y + 1) * width];
            let ends = sums[2 * reach + 1..].iter().zip(&sums);
            for ((out, &own), (end, start)) in out.iter_mut().zip(row(y)).zip(ends) {
                let mean = (((end - start) * share + (1 << 15)) >> 16) as i32;
                let own = i32::from(own);
                *out = (own + ((own - mean) * halves) / 2).clamp(0, 255) as u8;
            }
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

fn add(sums: &mut [u32], row: &[u8]) {
    sums.iter_mut().zip(row).for_each(|(sum, &pixel)| *sum += u32::from(pixel));
}

/// Sums up to each place, with the ends repeated `reach` times on both sides.
fn running(columns: &[u32], reach: usize, sums: &mut [u32]) {
    let (Some(&first), Some(&last)) = (columns.first(), columns.last()) else { return };
    let ends = std::iter::repeat_n(first, reach).chain(columns.iter().copied()).chain(std::iter::repeat_n(last, reach));
    let mut sum = 0;
    for (place, column) in sums[1..].iter_mut().zip(ends) {
        sum += column;
        *place = sum;
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
