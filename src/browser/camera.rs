//! The camera, and pictures from files: both come out as pixels. The camera stops when its owner lets go of it.

use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Object, Reflect};
use web_sys::{
    CanvasRenderingContext2d, DomException, File, HtmlCanvasElement, HtmlInputElement, HtmlVideoElement, ImageBitmap,
    MediaStream, MediaStreamConstraints, MediaStreamTrack,
};
use yew::NodeRef;

/// Larger pictures are made smaller before they are read: a phone's photo has more pixels than a code needs.
const PICTURE_SIDE: f64 = 2_000.0;

/// Why there is no camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CameraError {
    /// The person or the browser's settings said no.
    #[error("the camera was not allowed")]
    Denied,
    /// There is none.
    #[error("there is no camera")]
    Absent,
    /// Another program has it.
    #[error("the camera is in use")]
    Busy,
}

impl CameraError {
    fn from_js(value: &JsValue) -> Self {
        let name = value.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
        match name.as_str() {
            "NotAllowedError" | "SecurityError" => Self::Denied,
            "NotReadableError" | "AbortError" => Self::Busy,
            _ => Self::Absent,
        }
    }
}

/// Pixels, four bytes each, row after row.
#[derive(Clone, Debug)]
pub struct Pixels {
    /// Red, green, blue, alpha.
    pub rgba: Vec<u8>,
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// A camera that is running.
#[derive(Debug)]
pub struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
    canvas: HtmlCanvasElement,
}

impl Camera {
    /// Starts the camera at the back and shows it in the video element.
    ///
    /// # Errors
    /// Why there is no picture.
    pub async fn start(video: NodeRef) -> Result<Self, CameraError> {
        let devices = web_sys::window().and_then(|window| window.navigator().media_devices().ok());
        let asked = devices.ok_or(CameraError::Absent)?.get_user_media_with_constraints(&constraints());
        let asked = asked.map_err(|error| CameraError::from_js(&error))?;
        let stream = JsFuture::from(asked).await.map_err(|error| CameraError::from_js(&error))?;
        let stream: MediaStream = stream.unchecked_into();
        // The screen may have gone while the person was asked: then the camera must not stay on.
        let Some(video) = video.cast::<HtmlVideoElement>() else {
            stop(&stream);
            return Err(CameraError::Absent);
        };
        video.set_src_object(Some(&stream));
        if let Ok(playing) = video.play() {
            _ = JsFuture::from(playing).await;
        }
        let canvas = new_canvas().ok_or(CameraError::Absent)?;
        Ok(Self { stream, video, canvas })
    }

    /// What the camera sees now; `None` until it sees something.
    #[must_use]
    pub fn look(&self) -> Option<Pixels> {
        let (width, height) = (self.video.video_width(), self.video.video_height());
        let context = context(&self.canvas, width, height)?;
        context.draw_image_with_html_video_element(&self.video, 0.0, 0.0).ok()?;
        pixels(&context, width, height)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.video.set_src_object(None);
        stop(&self.stream);
    }
}

fn stop(stream: &MediaStream) {
    for track in stream.get_tracks().iter().filter_map(|track| track.dyn_into::<MediaStreamTrack>().ok()) {
        track.stop();
    }
}

fn constraints() -> MediaStreamConstraints {
    let video = Object::new();
    for (name, ideal) in [("facingMode", "environment".into()), ("width", 1280.into()), ("height", 720.into())] {
        let wish = Object::new();
        let wish_made =
            Reflect::set(&wish, &"ideal".into(), &ideal).and_then(|_| Reflect::set(&video, &name.into(), &wish));
        // Setting plain fields on plain objects always works.
        _ = wish_made;
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&video);
    constraints
}

/// The pixels of the picture that was put into the file input behind an event; `None` when it is no picture.
pub async fn chosen_picture(event: &yew::Event) -> Option<Pixels> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    let bitmap = bitmap(&file).await?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (PICTURE_SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).max(1.0), (height * scale).max(1.0));
    let context = context(&new_canvas()?, width as u32, height as u32)?;
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height).ok()?;
    // The same picture may be chosen again.
    input.set_value("");
    pixels(&context, width as u32, height as u32)
}

async fn bitmap(file: &File) -> Option<ImageBitmap> {
    let reading = web_sys::window()?.create_image_bitmap_with_blob(file).ok()?;
    JsFuture::from(reading).await.ok()?.dyn_into().ok()
}

fn new_canvas() -> Option<HtmlCanvasElement> {
    web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()
}

fn context(canvas: &HtmlCanvasElement, width: u32, height: u32) -> Option<CanvasRenderingContext2d> {
    if width == 0 || height == 0 {
        return None;
    }
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let options = Object::new();
    _ = Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE);
    canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()
}

fn pixels(context: &CanvasRenderingContext2d, width: u32, height: u32) -> Option<Pixels> {
    let data = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).ok()?;
    Some(Pixels { rgba: data.data().0, width: width as usize, height: height as usize })
}

/// Tells when the page is hidden, until dropped: whoever does not look must not be filmed.
#[derive(Debug)]
pub struct WhenHidden(wasm_bindgen::closure::Closure<dyn FnMut()>);

impl WhenHidden {
    /// Calls back each time the page is hidden or shown again, with `true` for hidden.
    #[must_use]
    pub fn call(tell: impl Fn(bool) + 'static) -> Self {
        let hidden =
            || web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
        let listener = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || tell(hidden()));
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            _ = document.add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
        }
        Self(listener)
    }
}

impl Drop for WhenHidden {
    fn drop(&mut self) {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            _ = document.remove_event_listener_with_callback("visibilitychange", self.0.as_ref().unchecked_ref());
        }
    }
}
