//! A picture in shades of grey that belongs to us.

/// Brightness, row by row without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gray {
    pub(super) pixels: Vec<u8>,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Gray {
    /// Edges made steeper: each pixel moves away from the mean of its neighbours by as much as it differs from it. Blur
    /// takes modules together; this takes them apart again.
    pub(super) fn sharpened(&self) -> Self {
        let mut pixels = self.pixels.clone();
        let (width, height) = (self.width, self.height);
        for y in 1..height.saturating_sub(1) {
            for x in 1..width.saturating_sub(1) {
                let around: u32 = (y - 1..=y + 1)
                    .flat_map(|row| &self.pixels[row * width + x - 1..row * width + x + 2])
                    .map(|&pixel| u32::from(pixel))
                    .sum();
                let own = i32::from(self.pixels[y * width + x]);
                let mean = i32::try_from(around / 9).unwrap_or(own);
                pixels[y * width + x] = (2 * own - mean).clamp(0, 255) as u8;
            }
        }
        Self { pixels, width, height }
    }
}

#[cfg(test)]
mod tests {
    use super::Gray;

    #[test]
    fn edges_become_steeper_and_flat_stays_flat() {
        let row = [10, 10, 100, 100];
        let gray = Gray { pixels: row.repeat(3), width: 4, height: 3 };
        let sharp = gray.sharpened();
        assert_eq!(&sharp.pixels[4..8], &[10, 0, 130, 100]);
        let flat = Gray { pixels: vec![7; 25], width: 5, height: 5 };
        assert_eq!(flat.sharpened(), flat);
        let narrow = Gray { pixels: vec![7; 3], width: 1, height: 3 };
        assert_eq!(narrow.sharpened(), narrow);
    }
}
