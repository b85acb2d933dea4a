//! Camera frame to text, in stages: cheap ones on every frame, dear ones in turn, since most frames show no code at all and
//! the next one comes soon (docs/decisions/0007).

mod frame;
mod gray;
mod stage;

pub use frame::{Frame, FrameError};
pub use stage::Stage;

/// Reads one frame after another.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    turn: usize,
}

impl Scanner {
    /// A scanner that has seen nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { turn: 0 }
    }

    /// The text of a code in this frame, if the stages whose turn it is find one: the first stage always, and one of the
    /// others.
    pub fn scan(&mut self, frame: &Frame<'_>) -> Option<String> {
        let (first, others) = Stage::ALL.split_first()?;
        let other = others[self.turn % others.len()];
        self.turn = self.turn.wrapping_add(1);
        first.read(frame).or_else(|| other.read(frame))
    }
}

/// The text of a code in a picture that somebody chose: every stage, since there is no next frame.
///
/// ```
/// use sluss_qr::scan::{Frame, read_picture};
///
/// # #[cfg(feature = "draw")] {
/// let (dark, side) = sluss_qr::modules("https://sluss.example.eu/app/").expect("it fits");
/// let luma: Vec<u8> = (0..16 * side * side)
///     .map(|at| (at / (4 * side) / 4, at % (4 * side) / 4))
///     .map(|(row, column)| if dark[row * side + column] { 0 } else { 255 })
///     .collect();
/// let frame = Frame::luma(&luma, 4 * side, 4 * side, 4 * side).expect("four pixels a module, both ways");
/// assert_eq!(read_picture(&frame).as_deref(), Some("https://sluss.example.eu/app/"));
/// # }
/// let paper = Frame::luma(&[255; 100 * 100], 100, 100, 100).expect("a picture");
/// assert_eq!(read_picture(&paper), None);
/// ```
#[must_use]
pub fn read_picture(frame: &Frame<'_>) -> Option<String> {
    Stage::ALL.iter().find_map(|stage| stage.read(frame))
}

#[cfg(all(test, feature = "draw"))]
mod tests;
