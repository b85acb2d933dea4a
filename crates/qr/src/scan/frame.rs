//! A picture as a camera or a canvas hands it over.

use thiserror::Error;

use super::gray::Gray;

/// The longest side that is read, in pixels.
const SIDE_MAX: usize = 8_192;

/// Why bytes are no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FrameError {
    /// No pixels, or more than anybody needs.
    #[error("a picture has between 1 and {SIDE_MAX} pixels on each side")]
    Size,
    /// A row is longer than the distance to the next.
    #[error("the rows overlap")]
    Stride,
    /// There are fewer bytes than rows.
    #[error("the picture ends early")]
    Short,
}

/// A picture as a camera gives it, borrowed for one look.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    bytes: &'a [u8],
    width: usize,
    height: usize,
    stride: usize,
    pixel: usize,
}

impl<'a> Frame<'a> {
    /// One byte a pixel; `stride` is the distance between rows in bytes.
    ///
    /// # Errors
    /// When the bytes are no such picture.
    pub fn luma(bytes: &'a [u8], width: usize, height: usize, stride: usize) -> Result<Self, FrameError> {
        Self::new(bytes, width, height, stride, 1)
    }

    /// Four bytes a pixel, as a canvas has them; what is see-through counts as its colour.
    ///
    /// # Errors
    /// When the bytes are no such picture.
    pub fn rgba(bytes: &'a [u8], width: usize, height: usize, stride: usize) -> Result<Self, FrameError> {
        Self::new(bytes, width, height, stride, 4)
    }

    fn new(bytes: &'a [u8], width: usize, height: usize, stride: usize, pixel: usize) -> Result<Self, FrameError> {
        if !(1..=SIDE_MAX).contains(&width) || !(1..=SIDE_MAX).contains(&height) {
            return Err(FrameError::Size);
        }
        if stride < width * pixel {
            return Err(FrameError::Stride);
        }
        // The last row need not be filled up to the stride.
        let needed = stride.checked_mul(height - 1).and_then(|rows| rows.checked_add(width * pixel));
        match needed {
            Some(needed) if bytes.len() >= needed => Ok(Self { bytes, width, height, stride, pixel }),
            _ => Err(FrameError::Short),
        }
    }

    /// Brightness, each pixel the mean of a square of `by` times `by`.
    pub(super) fn shrunk(&self, by: usize) -> Gray {
        let (width, height) = (self.width / by, self.height / by);
        let mut pixels = Vec::with_capacity(width * height);
        let area = (by * by) as u32;
        for y in 0..height {
            for x in 0..width {
                let mut sum = 0;
                for row in 0..by {
                    let start = (y * by + row) * self.stride + x * by * self.pixel;
                    let square = &self.bytes[start..start + by * self.pixel];
                    sum += square.chunks_exact(self.pixel).map(brightness).sum::<u32>();
                }
                // A mean of bytes is a byte.
                pixels.push((sum / area) as u8);
            }
        }
        Gray { pixels, width, height }
    }
}

/// Rec. 601 brightness in 16ths, close enough to tell ink from paper.
fn brightness(pixel: &[u8]) -> u32 {
    match *pixel {
        [red, green, blue, _] => (5 * u32::from(red) + 9 * u32::from(green) + 2 * u32::from(blue)) / 16,
        [luma] => u32::from(luma),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Frame, FrameError};

    #[test]
    fn bytes_that_are_no_picture_are_refused() {
        assert_eq!(Frame::luma(&[], 0, 10, 0).unwrap_err(), FrameError::Size);
        assert_eq!(Frame::luma(&[0; 9], 10_000, 1, 10_000).unwrap_err(), FrameError::Size);
        assert_eq!(Frame::rgba(&[0; 64], 4, 4, 15).unwrap_err(), FrameError::Stride);
        assert_eq!(Frame::rgba(&[0; 63], 4, 4, 16).unwrap_err(), FrameError::Short);
        assert_eq!(Frame::luma(&[0; 8], 2, 2, usize::MAX).unwrap_err(), FrameError::Short);
    }

    #[test]
    fn the_last_row_may_end_where_its_pixels_do() {
        assert!(Frame::luma(&[0; 13], 3, 3, 5).is_ok());
    }

    #[test]
    fn shrinking_takes_means_and_leaves_the_stride_out() {
        let bytes = [0, 100, 9, 9, 200, 100, 9, 9];
        let gray = Frame::luma(&bytes, 2, 2, 4).unwrap().shrunk(2);
        assert_eq!((gray.pixels, gray.width, gray.height), (vec![100], 1, 1));
    }
}
