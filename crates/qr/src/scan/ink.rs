//! What is dark and what is light in a picture, by what is dark and light nearby. It knows no codes.

use super::gray::Gray;

/// Side of a block that has one threshold, in pixels.
const BLOCK: usize = 8;

/// A picture, and which of its pixels are dark.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    pub(super) gray: Gray,
    /// 1 where it is dark, else 0.
    pub(super) dark: Vec<u8>,
    thresholds: Vec<u8>,
    across: usize,
}

impl Ink {
    /// A block whose shades are within `flat` is taken for paper or for ink, whichever its neighbours say.
    pub(super) fn of(gray: Gray, flat: u8) -> Self {
        let (across, down) = (gray.width.div_ceil(BLOCK), gray.height.div_ceil(BLOCK));
        let levels = levels(&gray, across, down, flat);
        let thresholds = smoothed(&levels, across, down);
        let mut dark = vec![0; gray.pixels.len()];
        let rows = gray.pixels.chunks_exact(gray.width).zip(dark.chunks_exact_mut(gray.width));
        for (y, (row, out)) in rows.enumerate() {
            let thresholds = &thresholds[y / BLOCK * across..][..across];
            // Whole blocks have a length that the compiler knows, and are compared at once.
            let (blocks, rest) = row.as_chunks::<BLOCK>();
            let (out, rest_out) = out.as_chunks_mut::<BLOCK>();
            for ((block, out), &threshold) in blocks.iter().zip(out).zip(thresholds) {
                *out = block.map(|pixel| u8::from(pixel <= threshold));
            }
            let last = thresholds[across - 1];
            rest.iter().zip(rest_out).for_each(|(&pixel, out)| *out = u8::from(pixel <= last));
        }
        Self { gray, dark, thresholds, across }
    }

    /// How dark it is at a place between pixels: above zero is ink.
    pub(super) fn depth(&self, x: f32, y: f32) -> f32 {
        let column = (x.max(0.0) as usize).min(self.gray.width - 1) / BLOCK;
        let row = (y.max(0.0) as usize).min(self.gray.height - 1) / BLOCK;
        f32::from(self.thresholds[row * self.across + column]) + 0.5 - self.gray.between(x, y)
    }
}

/// For each block a level between dark and light.
fn levels(gray: &Gray, across: usize, down: usize, flat: u8) -> Vec<u8> {
    let mut levels: Vec<u8> = Vec::with_capacity(across * down);
    for y in 0..down {
        for x in 0..across {
            let (low, high, mean) = span(gray, x * BLOCK, y * BLOCK);
            let level = if high - low > flat {
                mean
            } else if x > 0 && y > 0 {
                let at = levels.len();
                let (left, up, corner) = (levels[at - 1], levels[at - across], levels[at - across - 1]);
                let near = ((2 * u16::from(left) + u16::from(up) + u16::from(corner)) / 4) as u8;
                if low < near { near } else { low / 2 }
            } else {
                low / 2
            };
            levels.push(level);
        }
    }
    levels
}

/// The darkest, the lightest and the mean of a block.
fn span(gray: &Gray, left: usize, top: usize) -> (u8, u8, u8) {
    if left + BLOCK <= gray.width && top + BLOCK <= gray.height {
        return span_of_whole(gray, left, top);
    }
    let (right, bottom) = ((left + BLOCK).min(gray.width), (top + BLOCK).min(gray.height));
    let (mut low, mut high, mut sum) = ([u8::MAX; BLOCK], [0; BLOCK], [0_u16; BLOCK]);
    for y in top..bottom {
        let row = &gray.pixels[y * gray.width + left..y * gray.width + right];
        for (at, &pixel) in row.iter().enumerate() {
            low[at] = low[at].min(pixel);
            high[at] = high[at].max(pixel);
            sum[at] += u16::from(pixel);
        }
    }
    let count = ((right - left) * (bottom - top)) as u32;
    let sum: u32 = sum.iter().map(|&column| u32::from(column)).sum();
    let low = low.iter().copied().min().unwrap_or(0);
    let high = high.iter().copied().max().unwrap_or(0);
    (low, high, (sum / count) as u8)
}

/// The same of a block that lies wholly in the picture, whose rows have a length that the compiler knows.
fn span_of_whole(gray: &Gray, left: usize, top: usize) -> (u8, u8, u8) {
    let (mut low, mut high, mut sum) = ([u8::MAX; BLOCK], [0_u8; BLOCK], [0_u16; BLOCK]);
    for row in gray.pixels[top * gray.width..].chunks(gray.width).take(BLOCK) {
        let Some(row) = row[left..].first_chunk::<BLOCK>() else { continue };
        for at in 0..BLOCK {
            low[at] = low[at].min(row[at]);
            high[at] = high[at].max(row[at]);
            sum[at] += u16::from(row[at]);
        }
    }
    let least = low.iter().fold(u8::MAX, |least, &value| least.min(value));
    let most = high.iter().fold(0, |most, &value| most.max(value));
    // 64 bytes add up to less than a quarter of what is left of it.
    let sum: u16 = sum.iter().sum();
    (least, most, (sum / (BLOCK * BLOCK) as u16) as u8)
}

/// How many blocks around each, both ways, have a say in its threshold.
const AROUND: usize = 5;

/// The mean of five by five blocks around each.
fn smoothed(levels: &[u8], across: usize, down: usize) -> Vec<u8> {
    // As many in every window: at the borders it is moved inwards.
    let (wide, high) = (AROUND.min(across), AROUND.min(down));
    let first = |at: usize, length: usize, size: usize| at.saturating_sub(AROUND / 2).min(length - size);
    let count = (wide * high) as u16;
    let mut out = Vec::with_capacity(levels.len());
    let mut columns = vec![0_u16; across];
    for y in 0..down {
        columns.fill(0);
        for row in levels.chunks_exact(across).skip(first(y, down, high)).take(high) {
            columns.iter_mut().zip(row).for_each(|(sum, &level)| *sum += u16::from(level));
        }
        // 25 levels add up to less than a tenth of what two bytes hold, and the compiler knows a better way to divide by that.
        let mean = |sum: u16| (if count == 25 { sum / 25 } else { sum / count }) as u8;
        out.extend((0..across).map(|x| mean(columns[first(x, across, wide)..][..wide].iter().sum())));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Gray, Ink};

    #[test]
    fn ink_is_found_on_paper_that_is_darker_on_one_side() {
        let shade = |x: usize| 120 + x as u8;
        let pixels: Vec<u8> =
            (0..64 * 64).map(|at| if (at / 3) % 2 == 0 { shade(at % 64) / 3 } else { shade(at % 64) }).collect();
        let ink = Ink::of(Gray { pixels, width: 64, height: 64 }, 24);
        let wrong = (0..64 * 64).filter(|&at| (ink.dark[at] == 1) != ((at / 3) % 2 == 0)).count();
        assert_eq!(wrong, 0);
    }

    #[test]
    fn odd_pictures_have_thresholds_too() {
        for (width, height) in [(1, 1), (3, 200), (200, 3), (41, 7)] {
            let ink = Ink::of(Gray { pixels: vec![200; width * height], width, height }, 24);
            assert!(ink.dark.iter().all(|&dark| dark == 0));
            assert!(ink.depth(1e6, -4.0) < 0.0);
        }
    }
}
