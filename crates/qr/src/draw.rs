//! Text to picture: one relative path of horizontal strokes, a fifth of the size of one square per module.

use std::fmt::Write;

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, QrResult, bits, ec};
use thiserror::Error;

const LEVEL: EcLevel = EcLevel::M;

/// The mask of every code. The standard compares all eight, which takes four times as long as everything else and keeps patterns out
/// of texts that repeat themselves. Ours are keys and signatures, which no mask makes better or worse (docs/decisions/0015).
const MASK: MaskPattern = MaskPattern::Checkerboard;

/// Light modules around the code (ISO/IEC 18004, section 5.3.8). They stay light in dark mode.
const QUIET: usize = 4;

/// A QR code, ready to be put into an SVG: `<svg viewBox="0 0 size size"><path d=path stroke=… stroke-width="1"/>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Side of the view box in modules, quiet zone included.
    pub size: u32,
    /// The `d` of a path whose strokes, one unit wide, are the dark modules.
    pub path: String,
}

/// Why a text cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the text is too long for a QR code")]
pub struct DrawError;

/// Draws a text at error correction level M.
///
/// ```
/// let picture = sluss_qr::draw("HTTPS://SLUSS.EXAMPLE.EU/APP/")?;
/// let size = picture.size;
/// let svg = format!(r#"<svg viewBox="0 0 {size} {size}"><path d="{}" stroke="black" stroke-width="1"/></svg>"#, picture.path);
/// assert_eq!(size, 25 + 2 * 4, "version 2, and four light modules on each side");
/// # assert!(svg.len() > 1_000);
/// # Ok::<(), sluss_qr::DrawError>(())
/// ```
///
/// # Errors
/// [`DrawError`] for a text longer than the largest code holds (2,331 bytes, or 3,391 capitals and digits).
pub fn draw(text: &str) -> Result<Picture, DrawError> {
    let (colors, width) = encode(text).map_err(|_| DrawError)?;
    let size = u32::try_from(width + 2 * QUIET).map_err(|_| DrawError)?;
    Ok(Picture { size, path: path(&colors, width) })
}

/// The same code as a square of modules, dark is `true`, quiet zone included, with the length of its side.
///
/// # Errors
/// As [`draw`].
pub fn modules(text: &str) -> Result<(Vec<bool>, usize), DrawError> {
    let (colors, width) = encode(text).map_err(|_| DrawError)?;
    let side = width + 2 * QUIET;
    let mut dark = vec![false; side * side];
    for (row, colors) in colors.chunks(width).enumerate() {
        for (column, color) in colors.iter().enumerate() {
            dark[(row + QUIET) * side + column + QUIET] = *color == Color::Dark;
        }
    }
    Ok((dark, side))
}

/// The modules, row by row without a quiet zone, and how many there are in a row.
fn encode(text: &str) -> QrResult<(Vec<Color>, usize)> {
    let bits = bits::encode_auto(text.as_bytes(), LEVEL)?;
    let version = bits.version();
    let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, LEVEL)?;
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MASK);
    Ok((canvas.into_colors(), usize::from(version.width().unsigned_abs())))
}

/// One stroke for each run of dark modules; the pen moves on from where it stopped.
fn path(modules: &[Color], width: usize) -> String {
    let mut path = String::new();
    let mut pen = (0, 0.0);
    for (row, colors) in modules.chunks(width).enumerate() {
        let mut column = 0;
        while let Some((start, length)) = next_run(colors, column) {
            let to = (start + QUIET, half_below(row + QUIET));
            let (right, down) = (signed(to.0) - signed(pen.0), to.1 - pen.1);
            let written = write!(path, "m{right} {down}h{length}");
            written.expect("writing to a string cannot fail");
            pen = (to.0 + length, to.1);
            column = start + length;
        }
    }
    path
}

fn half_below(row: usize) -> f64 {
    f64::from(u32::try_from(row).unwrap_or(u32::MAX)) + 0.5
}

fn signed(column: usize) -> i64 {
    i64::try_from(column).unwrap_or(i64::MAX)
}

/// Where the next dark run begins, and how long it is.
fn next_run(colors: &[Color], from: usize) -> Option<(usize, usize)> {
    let start = from + colors[from..].iter().position(|color| *color == Color::Dark)?;
    let length = colors[start..].iter().take_while(|color| **color == Color::Dark).count();
    Some((start, length))
}

#[cfg(test)]
mod tests {
    use super::{DrawError, draw};

    #[test]
    fn a_payload_of_200_bytes_takes_little_more_than_5_kb() {
        let picture = draw(&"https://sluss.example.eu/app/#".repeat(7)[..200]).unwrap();
        assert!(picture.path.len() < 5_200, "{} bytes", picture.path.len());
        assert!(picture.path.starts_with("m4 4.5h7"), "the first finder pattern comes behind the quiet zone");
    }

    #[test]
    fn capitals_make_a_smaller_code() {
        let (capitals, small) = ("AB234567".repeat(28), "ab234567".repeat(28));
        assert!(draw(&capitals).unwrap().size < draw(&small).unwrap().size);
    }

    #[test]
    fn a_text_that_no_code_holds_is_refused() {
        assert_eq!(draw(&"x".repeat(2_332)), Err(DrawError));
    }
}
