//! Pictures as pixels: what a camera sees now, and a file that a person chose.

use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Object;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlInputElement, HtmlVideoElement, ImageBitmap};

use super::door;

/// Larger pictures are made smaller before they are read: a phone's photo has more pixels than a code needs.
const PICTURE_SIDE: f64 = 2_000.0;

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

/// Why a chosen file gave no pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoPixels {
    /// It is not a picture.
    #[error("the file is not a picture")]
    NoPicture,
    /// The browser gives no script the pixels of a picture.
    #[error("this browser cannot read pictures")]
    Unable,
}

/// The canvas on which pictures are drawn in order to read them.
#[derive(Clone, Debug)]
pub struct Canvas(HtmlCanvasElement);

impl Canvas {
    /// A new canvas; `None` if the browser has none that scripts can read.
    #[must_use]
    pub fn new() -> Option<Self> {
        let canvas = Self(web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?);
        canvas.sized(1, 1).is_some().then_some(canvas)
    }

    /// What a video shows now; `None` until it shows something.
    #[must_use]
    pub fn look(&self, video: &HtmlVideoElement) -> Option<Pixels> {
        let (width, height) = (video.video_width(), video.video_height());
        let context = self.sized(width, height)?;
        context.draw_image_with_html_video_element(video, 0.0, 0.0).ok()?;
        pixels(&context, width, height)
    }

    fn sized(&self, width: u32, height: u32) -> Option<CanvasRenderingContext2d> {
        let Self(canvas) = self;
        if width == 0 || height == 0 {
            return None;
        }
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        let options: Object = door::object(&[("willReadFrequently", JsValue::TRUE)]).unchecked_into();
        canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()
    }
}

/// The pixels of the picture in the file input of an event.
///
/// # Errors
/// Why there are none.
pub async fn chosen(event: &yew::Event) -> Result<Pixels, NoPixels> {
    let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
    let input = input.ok_or(NoPixels::NoPicture)?;
    let file = input.files().and_then(|files| files.get(0)).ok_or(NoPixels::NoPicture)?;
    let canvas = Canvas::new().ok_or(NoPixels::Unable)?;
    let bitmap = bitmap(&file).await?;
    // The same picture may be chosen again.
    input.set_value("");
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (PICTURE_SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).max(1.0), (height * scale).max(1.0));
    let context = canvas.sized(width as u32, height as u32).ok_or(NoPixels::Unable)?;
    let drawn = context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height);
    drawn.ok().and_then(|()| pixels(&context, width as u32, height as u32)).ok_or(NoPixels::Unable)
}

async fn bitmap(file: &File) -> Result<ImageBitmap, NoPixels> {
    door::find(&["createImageBitmap"]).ok_or(NoPixels::Unable)?;
    let window = door::find(&["self"]).ok_or(NoPixels::Unable)?;
    let read = door::wait(&window, "createImageBitmap", &[JsValue::from(file)]).await;
    read.ok().and_then(|read| read.dyn_into().ok()).ok_or(NoPixels::NoPicture)
}

fn pixels(context: &CanvasRenderingContext2d, width: u32, height: u32) -> Option<Pixels> {
    let data = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).ok()?;
    Some(Pixels { rgba: data.data().0, width: width as usize, height: height as usize })
}
