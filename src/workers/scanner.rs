//! QR codes in pictures: read in a worker, so that the page goes on answering, and what a picture makes fail is the worker alone. It follows none of them.

use sluss_qr::scan::{Code, Frame, Scanner, read_picture};

use super::scanner_answer::{Look, SeenCode, Sight};

/// Reads pictures, one after another.
#[derive(Debug, Default)]
pub struct Reader(Scanner);

impl Reader {
    /// What is seen in a picture of four bytes a pixel, row by row; `None` if it is no such picture. `shift_jis` reads that charset.
    pub fn read(
        &mut self,
        (rgba, width, height): (&[u8], usize, usize),
        look: Look,
        shift_jis: impl Fn(&[u8]) -> Option<String>,
    ) -> Option<Sight> {
        let frame = Frame::rgba(rgba, width, height, 4 * width).ok()?;
        let codes = match look {
            Look::Glance => self.0.look(&frame),
            Look::Thorough => read_picture(&frame),
        };
        let seen = |code: Code| Some(SeenCode { text: code.text_with(&shift_jis)?, corners: code.corners() });
        Some(Sight { size: (width as f32, height as f32), codes: codes.into_iter().filter_map(seen).collect() })
    }
}

/// Answers the page: an object with a picture (`crate::browser::pixels`) and the number `look` gets a [`Sight`] as JSON, or nothing if the picture has no
/// pixels.
#[cfg(target_arch = "wasm32")]
pub fn serve() {
    use crate::browser::in_worker;
    use crate::browser::pixels::Canvas;
    use crate::browser::shift_jis;

    let (mut reader, mut canvas) = (Reader::default(), Canvas::default());
    in_worker::serve(move |question| {
        let pixels = canvas.pixels(question)?;
        let look = Look::numbered(question.number("look")?);
        let sight = reader.read((&pixels.rgba, pixels.width, pixels.height), look, shift_jis::decoded)?;
        serde_json::to_vec(&sight).ok()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://sluss.example.eu/app/#SABC";

    fn picture(scale: usize) -> (Vec<u8>, usize) {
        let (dark, side) = sluss_qr::modules(LINK).unwrap();
        let width = side * scale;
        let shade = |at: usize| if dark[at / width / scale * side + at % width / scale] { 0 } else { 255 };
        ((0..width * width).flat_map(|at| [shade(at), shade(at), shade(at), 255]).collect(), width)
    }

    #[test]
    fn a_picture_tells_texts_and_places_however_it_is_looked_at() {
        let (rgba, side) = picture(5);
        for look in [Look::Glance, Look::Thorough] {
            let sight = Reader::default().read((&rgba, side, side), look, |_| None).unwrap();
            assert_eq!(sight.size, (side as f32, side as f32));
            assert_eq!(sight.codes.iter().map(|code| code.text.as_str()).collect::<Vec<_>>(), [LINK]);
            assert!((sight.codes[0].corners[0].0 - 20.0).abs() < 3.0, "{:?}", sight.codes);
        }
    }

    #[test]
    fn bytes_that_are_no_picture_are_no_sight() {
        assert_eq!(Reader::default().read((&[0; 10], 2, 2), Look::Glance, |_| None), None);
    }
}
