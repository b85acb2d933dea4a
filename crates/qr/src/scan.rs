//! Camera frame to codes, in stages: cheap ones on every frame, dear ones in turn, since most frames show no code at all and
//! the next one comes soon (docs/decisions/0078).

mod code;
mod even;
mod finder;
mod fit;
mod frame;
mod geometry;
mod gray;
mod ink;
mod pictures;
mod reading;
mod rings;
mod sheet;
mod stage;
mod symbol;
mod triple;

pub use code::Code;
pub use frame::{Frame, FrameError};
pub use stage::Stage;

use pictures::Pictures;

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

    /// The codes in this frame that this look finds. Every second one takes the whole frame by the first stage and one of the others in turn; those
    /// between take every stage, and only the middle, where people hold what they want to be read.
    pub fn look(&mut self, frame: &Frame<'_>) -> Vec<Code> {
        let Some((first, others)) = Stage::ALL.split_first() else { return Vec::new() };
        let turn = self.turn;
        self.turn = turn.wrapping_add(1);
        if turn % 2 == 1 {
            let (middle, place) = frame.middle();
            return read_picture(&middle).into_iter().map(|code| code.moved(place)).collect();
        }
        read(frame, &[*first, others[turn / 2 % others.len()]])
    }
}

/// The codes in a picture that somebody chose: every stage until there is one, since there is no next frame.
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
/// let codes = read_picture(&frame);
/// assert_eq!(codes[0].text().as_deref(), Some("https://sluss.example.eu/app/"));
/// # }
/// let paper = Frame::luma(&[255; 100 * 100], 100, 100, 100).expect("a picture");
/// assert_eq!(read_picture(&paper), []);
/// ```
#[must_use]
pub fn read_picture(frame: &Frame<'_>) -> Vec<Code> {
    read(frame, &Stage::ALL)
}

/// The codes that the first of these stages finds that finds any.
#[must_use]
pub fn read(frame: &Frame<'_>, stages: &[Stage]) -> Vec<Code> {
    let pictures = Pictures::of(frame);
    stages.iter().map(|stage| stage.read(&pictures)).find(|codes| !codes.is_empty()).unwrap_or_default()
}

#[cfg(all(test, feature = "draw"))]
mod tests;
