//! The browser's own reader of codes (Barcode Detection API, WICG), which phones and Macs have and most others do not.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{clock, door};
use crate::workers::scanner_answer::SeenCode;

/// The longest time that it may take for a look: the system's service behind it may be gone.
const LOOK_MS: u32 = 1_000;

/// A reader of QR codes.
#[derive(Debug)]
pub struct Detector(JsValue);

impl Detector {
    /// The browser's; `None` if it has none for QR codes.
    pub async fn new() -> Option<Self> {
        let formats = door::wait(&door::find(&["BarcodeDetector"])?, "getSupportedFormats", &[]).await.ok()?;
        let qr = JsValue::from("qr_code");
        Array::from(&formats).includes(&qr, 0).then_some(())?;
        door::make("BarcodeDetector", &[door::object(&[("formats", Array::of1(&qr).into())])]).map(Self)
    }

    /// The codes that it reads in an element; `None` if it fails.
    pub(super) async fn read(&self, element: &JsValue) -> Option<Vec<SeenCode>> {
        let asked = door::wait(&self.0, "detect", std::slice::from_ref(element));
        let read = clock::within(LOOK_MS, asked).await?.ok()?;
        Some(Array::from(&read).iter().filter_map(|code| seen(&code)).collect())
    }
}

fn seen(code: &JsValue) -> Option<SeenCode> {
    let text = door::get(code, "rawValue")?.as_string().filter(|text| !text.is_empty())?;
    let corners = Array::from(&door::get(code, "cornerPoints")?);
    let corner = |at| {
        let corner = corners.get(at);
        let side = |name| Some(door::get(&corner, name)?.as_f64()? as f32);
        Some((side("x")?, side("y")?))
    };
    Some(SeenCode { text, corners: [corner(0)?, corner(1)?, corner(2)?, corner(3)?] })
}
