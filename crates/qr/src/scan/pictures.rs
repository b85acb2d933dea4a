//! A frame in several sizes, each computed once and when it is first asked for. It knows no codes.

use std::cell::OnceCell;

use super::frame::Frame;
use super::gray::Gray;

/// The sizes: every pixel, and the means of squares of two, three and four.
#[derive(Debug)]
pub(super) struct Pictures {
    whole: Gray,
    smaller: [OnceCell<Gray>; 3],
}

impl Pictures {
    pub(super) fn of(frame: &Frame<'_>) -> Self {
        Self { whole: frame.gray(), smaller: [const { OnceCell::new() }; 3] }
    }

    /// The picture whose pixels are the means of `by` times `by`, from 1 to 4.
    pub(super) fn sized(&self, by: usize) -> &Gray {
        match by {
            2 => self.smaller[0].get_or_init(|| self.whole.shrunk::<2>()),
            3 => self.smaller[1].get_or_init(|| self.whole.shrunk::<3>()),
            4 => self.smaller[2].get_or_init(|| self.sized(2).shrunk::<2>()),
            _ => &self.whole,
        }
    }

    /// The smallest side of a size in pixels.
    pub(super) fn least(&self, by: usize) -> usize {
        self.whole.width.min(self.whole.height) / by
    }
}
