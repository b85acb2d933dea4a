//! The worker's side of a picture that its page has handed over: pixels. Knows no codes.

use js_sys::Uint8ClampedArray;
use wasm_bindgen::{JsCast, JsValue};

use super::door;
use super::in_worker::Question;

/// Larger pictures are made smaller before they are read: a phone's photo has more pixels than a code needs.
const SIDE: f64 = 2_000.0;

/// Pixels of four bytes each, row by row.
#[derive(Clone, Debug)]
pub struct Pixels {
    /// Red, green, blue, alpha.
    pub rgba: Vec<u8>,
    /// Pixels in a row.
    pub width: usize,
    /// How many rows there are.
    pub height: usize,
}

/// What pictures are drawn on in order to read them: kept, since frames of a camera are all of one size.
#[derive(Debug, Default)]
pub struct Canvas(Option<Easel>);

#[derive(Debug)]
struct Easel {
    context: JsValue,
    size: (f64, f64),
}

impl Canvas {
    /// The pixels of the picture in a question: of its `bitmap`, else its bytes `pixels` with the numbers `width` and `height`.
    pub fn pixels(&mut self, question: &Question) -> Option<Pixels> {
        match question.value("bitmap") {
            Some(bitmap) => self.drawn(&bitmap),
            None => {
                let side = |name| usize::try_from(question.number(name)?).ok();
                Some(Pixels { rgba: question.bytes("pixels")?, width: side("width")?, height: side("height")? })
            }
        }
    }

    fn drawn(&mut self, bitmap: &JsValue) -> Option<Pixels> {
        let side = |name| door::get(bitmap, name)?.as_f64();
        let (width, height) = (side("width")?, side("height")?);
        let scale = (SIDE / width.max(height)).min(1.0);
        let size = ((width * scale).floor().max(1.0), (height * scale).floor().max(1.0));
        let context = self.sized(size)?;
        let [left, top, right, below] = [0.0, 0.0, size.0, size.1].map(JsValue::from);
        let drawn = door::call(
            context,
            "drawImage",
            &[bitmap.clone(), left.clone(), top.clone(), right.clone(), below.clone()],
        );
        // It holds memory outside of the program until then.
        _ = door::call(bitmap, "close", &[]);
        drawn.ok()?;
        let image = door::call(context, "getImageData", &[left, top, right, below]).ok()?;
        let rgba = door::get(&image, "data")?.dyn_into::<Uint8ClampedArray>().ok()?.to_vec();
        Some(Pixels { rgba, width: size.0 as usize, height: size.1 as usize })
    }

    fn sized(&mut self, size: (f64, f64)) -> Option<&JsValue> {
        if self.0.as_ref().is_none_or(|easel| easel.size != size) {
            let canvas = door::make("OffscreenCanvas", &[size.0.into(), size.1.into()])?;
            let options = door::object(&[("willReadFrequently", true.into())]);
            let context = door::call(&canvas, "getContext", &["2d".into(), options]).ok().filter(JsValue::is_truthy)?;
            self.0 = Some(Easel { context, size });
        }
        self.0.as_ref().map(|easel| &easel.context)
    }
}
