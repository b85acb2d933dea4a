//! Pictures on their way to a worker: what a video shows now, and a file that a person chose.

use js_sys::{Uint8Array, Uint8ClampedArray};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, HtmlVideoElement, ImageBitmap};

use super::door;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoPicture {
    /// What was chosen is none.
    #[error("the file is not a picture")]
    Foreign,
    /// The browser gives no script the pixels of a picture.
    #[error("this browser cannot read pictures")]
    Unable,
}

/// A picture that nobody has looked at yet.
#[derive(Debug)]
pub struct Picture(Form);

/// As the worker can take it.
#[derive(Debug)]
enum Form {
    /// The worker draws it for itself.
    Bitmap(ImageBitmap),
    /// Drawn here, since workers of this browser cannot draw: four bytes a pixel, and how many there are across and down.
    Pixels(Uint8Array, [u32; 2]),
}

impl Picture {
    /// What a video shows now; `None` until it shows something.
    pub async fn of_video(video: &HtmlVideoElement) -> Option<Self> {
        if video.video_width() == 0 {
            return None;
        }
        Self::of(video).await.ok()
    }

    /// The picture in a file.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn of_file(file: &File) -> Result<Self, NoPicture> {
        Self::of(file).await
    }

    async fn of(source: &JsValue) -> Result<Self, NoPicture> {
        door::find(&["createImageBitmap"]).ok_or(NoPicture::Unable)?;
        let window = door::find(&["self"]).ok_or(NoPicture::Unable)?;
        let made = door::wait(&window, "createImageBitmap", std::slice::from_ref(source)).await;
        let bitmap: ImageBitmap = made.ok().and_then(|made| made.dyn_into().ok()).ok_or(NoPicture::Foreign)?;
        match door::find(&["OffscreenCanvas"]) {
            Some(_) => Ok(Self(Form::Bitmap(bitmap))),
            None => drawn(&bitmap).map(Self).ok_or(NoPicture::Unable),
        }
    }

    /// The fields of a question, and what is handed over with it.
    pub(super) fn handed_over(self) -> (Vec<(&'static str, JsValue)>, JsValue) {
        match self.0 {
            Form::Bitmap(bitmap) => (vec![("bitmap", bitmap.clone().into())], bitmap.into()),
            Form::Pixels(pixels, [width, height]) => {
                let buffer = pixels.buffer().into();
                (vec![("pixels", pixels.into()), ("width", width.into()), ("height", height.into())], buffer)
            }
        }
    }
}

/// The pixels of a picture, drawn in the page.
fn drawn(bitmap: &ImageBitmap) -> Option<Form> {
    let size = [bitmap.width(), bitmap.height()];
    let canvas = door::call(&door::find(&["document"])?, "createElement", &["canvas".into()]).ok()?;
    for (name, side) in ["width", "height"].into_iter().zip(size) {
        js_sys::Reflect::set(&canvas, &name.into(), &side.into()).ok()?;
    }
    let context = door::call(&canvas, "getContext", &["2d".into()]).ok().filter(JsValue::is_truthy)?;
    door::call(&context, "drawImage", &[bitmap.into(), 0.into(), 0.into()]).ok()?;
    let all = [0.into(), 0.into(), size[0].into(), size[1].into()];
    let image = door::call(&context, "getImageData", &all).ok()?;
    let data = door::get(&image, "data")?.dyn_into::<Uint8ClampedArray>().ok()?;
    Some(Form::Pixels(Uint8Array::new(&data.buffer()), size))
}
