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

    /// Half of it each way, in the middle, and the place of that part's first pixel.
    pub(super) fn middle(&self) -> (Self, (f32, f32)) {
        let (left, top) = (self.width / 4, self.height / 4);
        let (width, height) = (self.width - 2 * left, self.height - 2 * top);
        let bytes = &self.bytes[top * self.stride + left * self.pixel..];
        (Self { bytes, width, height, ..*self }, (left as f32, top as f32))
    }

    /// Brightness of every pixel.
    pub(super) fn gray(&self) -> Gray {
        let mut pixels = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            let row = &self.bytes[y * self.stride..][..self.width * self.pixel];
            match self.pixel {
                4 => pixels.extend(row.chunks_exact(4).map(brightness)),
                _ => pixels.extend_from_slice(row),
            }
        }
        Gray { pixels, width: self.width, height: self.height }
    }
}

/// Rec. 601 brightness in 16ths, close enough to tell ink from paper.
fn brightness(pixel: &[u8]) -> u8 {
    match *pixel {
        // The weights add up to 16, so that a mean of bytes is a byte.
        [red, green, blue, _] => ((5 * u16::from(red) + 9 * u16::from(green) + 2 * u16::from(blue)) / 16) as u8,
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
    fn the_middle_is_half_each_way() {
        let bytes: Vec<u8> = (0..40).collect();
        let (middle, place) = Frame::luma(&bytes, 8, 5, 8).unwrap().middle();
        let gray = middle.gray();
        assert_eq!((place, gray.width, gray.height), ((2.0, 1.0), 4, 3));
        assert_eq!(gray.pixels, [10, 11, 12, 13, 18, 19, 20, 21, 26, 27, 28, 29]);
        let (pixel, place) = Frame::luma(&[7], 1, 1, 1).unwrap().middle();
        assert_eq!((pixel.gray().pixels, place), (vec![7], (0.0, 0.0)));
    }

    #[test]
    fn what_lies_between_rows_is_left_out() {
        let bytes = [0, 100, 9, 9, 200, 100, 9, 9];
        let gray = Frame::luma(&bytes, 2, 2, 4).unwrap().gray();
        assert_eq!((gray.pixels, gray.width, gray.height), (vec![0, 100, 200, 100], 2, 2));
        let white = Frame::rgba(&[255; 8], 1, 2, 4).unwrap().gray();
        assert_eq!(white.pixels, [255, 255]);
    }
}
