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
#[must_use]
pub fn read_picture(frame: &Frame<'_>) -> Option<String> {
    Stage::ALL.iter().find_map(|stage| stage.read(frame))
}

#[cfg(all(test, feature = "draw"))]
mod tests;
