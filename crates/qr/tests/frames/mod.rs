//! Frames as cameras make them, the same ones for the same seed: for tests and for `cargo xtask bench qr`.

pub(crate) mod camera;
pub(crate) mod empty;
mod film;
pub(crate) mod random;

use sluss_qr::scan::Frame;

/// One frame, with what stands in it.
#[derive(Debug)]
pub(crate) struct Shot {
    /// Empty where there is no code.
    pub(crate) text: String,
    pub(crate) pixels: Vec<u8>,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl Shot {
    pub(crate) fn frame(&self) -> Frame<'_> {
        Frame::luma(&self.pixels, self.width, self.height, self.width).expect("whole pictures are made here")
    }
}
