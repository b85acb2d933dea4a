//! A code that was read: what stands in it, and where it is.

use super::geometry::Point;
use super::symbol::{Charset, Content};

/// What stands in a code, and where it is in the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    bytes: Vec<u8>,
    charset: Charset,
    corners: [(f32, f32); 4],
}

impl Code {
    pub(super) fn new(content: Content, corners: [Point; 4]) -> Self {
        Self { bytes: content.bytes, charset: content.charset, corners: corners.map(|corner| (corner.x, corner.y)) }
    }

    /// Its text: UTF-8 if it is that, else Latin-1 as the standard has it. Nothing for Shift-JIS, which takes a table that is
    /// not carried along: ask [`Self::text_with`].
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.text_with(|_| None)
    }

    /// As [`Self::text`], where somebody else reads Shift-JIS.
    pub fn text_with(&self, shift_jis: impl Fn(&[u8]) -> Option<String>) -> Option<String> {
        let latin = || self.bytes.iter().copied().map(char::from).collect();
        match self.charset {
            Charset::Guessed => Some(std::str::from_utf8(&self.bytes).map_or_else(|_| latin(), str::to_owned)),
            Charset::Latin1 => Some(latin()),
            Charset::ShiftJis if self.bytes.is_ascii() => Some(latin()),
            Charset::ShiftJis => shift_jis(&self.bytes),
        }
    }

    /// Its bytes, as they stand in it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its corners in pixels of the frame, across and down: the one with a finder on both sides, then clockwise as the code is
    /// read.
    #[must_use]
    pub const fn corners(&self) -> [(f32, f32); 4] {
        self.corners
    }

    /// The same code where the part of the frame that was read begins at `place`.
    pub(super) fn moved(mut self, place: (f32, f32)) -> Self {
        for corner in &mut self.corners {
            *corner = (corner.0 + place.0, corner.1 + place.1);
        }
        self
    }

    /// Whether a place is in it.
    pub(super) fn holds(&self, place: Point) -> bool {
        let point = |(x, y)| Point::new(x, y);
        let turn = |at: usize| {
            let (start, end) = (point(self.corners[at]), point(self.corners[(at + 1) % 4]));
            end.minus(start).cross(place.minus(start)) >= 0.0
        };
        (0..4).all(turn) || !(0..4).any(turn)
    }
}

#[cfg(test)]
mod tests {
    use super::{Charset, Code, Content, Point};

    fn code(bytes: &[u8], charset: Charset) -> Code {
        let corners = [(0.0, 0.0), (9.0, 1.0), (8.0, 9.0), (1.0, 8.0)].map(|(x, y)| Point::new(x, y));
        Code::new(Content { bytes: bytes.to_vec(), charset }, corners)
    }

    #[test]
    fn letters_are_read_as_the_code_says() {
        assert_eq!(code("Åsa".as_bytes(), Charset::Guessed).text().as_deref(), Some("Åsa"));
        assert_eq!(code(b"\xC5sa", Charset::Guessed).text().as_deref(), Some("Åsa"));
        assert_eq!(code("Å".as_bytes(), Charset::Latin1).text().as_deref(), Some("Ã\u{85}"));
        assert_eq!(code(b"plain", Charset::ShiftJis).text().as_deref(), Some("plain"));
        let kanji = code(&[0x93, 0x5F], Charset::ShiftJis);
        assert_eq!(kanji.text(), None);
        assert_eq!(kanji.text_with(|bytes| Some(bytes.len().to_string())).as_deref(), Some("2"));
    }

    #[test]
    fn a_code_holds_what_is_between_its_corners() {
        let code = code(b"x", Charset::Guessed);
        assert!(code.holds(Point::new(4.0, 4.0)));
        assert!(!code.holds(Point::new(9.5, 9.5)) && !code.holds(Point::new(-1.0, 4.0)));
    }
}
