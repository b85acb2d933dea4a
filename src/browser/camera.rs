//! The camera: starting, showing, resting and switching it, and stopping it when its owner drops it. Each camera is asked what it can do
//! (focus, zoom, light).

use js_sys::Array;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, HtmlVideoElement, MediaStream};
use yew::NodeRef;

use super::view_finder::ViewFinder;
use super::{door, note};

/// The zoom for a code: enough for one on a screen at arm's length, a distance at which every lens can focus.
const ZOOM: f64 = 2.0;
/// More than this only makes hands shake more.
const ZOOM_MOST: f64 = 6.0;

/// The note with the id of the camera that the person chose: the one that phones choose first is often one that cannot focus near.
const CHOSEN: &str = "sluss-camera";

/// Why there is no camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CameraError {
    /// The person or the browser's settings said no.
    #[error("the camera was not allowed")]
    Denied,
    /// There is none, or pages cannot use it.
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

/// A camera that is running. It stops when it is dropped.
#[derive(Debug)]
pub struct Camera {
    stream: MediaStream,
    track: JsValue,
    shown: Option<HtmlVideoElement>,
    others: Vec<String>,
    asks_each_time: bool,
    lit: bool,
}

impl Camera {
    /// Starts the chosen camera, or the one at the back. Nothing is shown yet: a caller who no longer wants the camera drops it.
    ///
    /// # Errors
    /// Why there is no picture.
    pub async fn start() -> Result<Self, CameraError> {
        let devices = door::find(&["navigator", "mediaDevices"]).ok_or(CameraError::Absent)?;
        let chosen = note::read(CHOSEN);
        let mut asked = door::wait(&devices, "getUserMedia", &[wanted(chosen.as_deref())]).await;
        let is_gone = |error: &JsValue| CameraError::from_js(error) == CameraError::Absent;
        if chosen.is_some() && asked.as_ref().is_err_and(is_gone) {
            // It has been unplugged since, or the browser has given it another id.
            asked = door::wait(&devices, "getUserMedia", &[wanted(None)]).await;
        }
        let (stream, track) = first_track(asked)?;
        wasm_bindgen_futures::spawn_local(improve(track.clone()));
        let others = others(&devices, &track).await;
        let asks_each_time = !is_granted().await;
        Ok(Self { stream, track, shown: None, others, asks_each_time, lit: false })
    }

    /// Sees the window or the screen that the person chooses (Screen Capture, W3C).
    ///
    /// # Errors
    /// Why there is no picture.
    pub async fn of_screen() -> Result<Self, CameraError> {
        let devices = door::find(&["navigator", "mediaDevices"]).ok_or(CameraError::Absent)?;
        let wish = door::object(&[("video", JsValue::TRUE), ("audio", JsValue::FALSE)]);
        let (stream, track) = first_track(door::wait(&devices, "getDisplayMedia", &[wish]).await)?;
        Ok(Self { stream, track, shown: None, others: Vec::new(), asks_each_time: true, lit: false })
    }

    /// Shows what it sees in a video element.
    pub fn show(&mut self, video: &NodeRef) {
        self.shown = video.cast::<HtmlVideoElement>();
        let Some(video) = self.shown.clone() else { return };
        if video.src_object().as_ref() != Some(&self.stream) {
            video.set_src_object(Some(&self.stream));
        }
        wasm_bindgen_futures::spawn_local(async move {
            // A browser that does not play the video shows a still picture, in which a code can be read too.
            _ = door::wait(&video, "play", &[]).await;
        });
    }

    /// What it shows to the person; `None` until it is shown.
    #[must_use]
    pub fn view_finder(&self) -> Option<ViewFinder> {
        self.shown.clone().map(ViewFinder::of)
    }

    /// Lets the person see the last frame until it is shown again.
    pub fn freeze(&self) {
        if let Some(video) = &self.shown {
            // One that cannot be paused goes on showing what the camera sees.
            _ = video.pause();
        }
    }

    /// Whether the browser would ask the person again if this camera were stopped and started.
    #[must_use]
    pub const fn asks_each_time(&self) -> bool {
        self.asks_each_time
    }

    /// Pauses the picture, or resumes it.
    pub fn rest(&self, rests: bool) {
        _ = js_sys::Reflect::set(&self.track, &"enabled".into(), &(!rests).into());
    }

    /// Whether there is another camera.
    #[must_use]
    pub const fn has_others(&self) -> bool {
        !self.others.is_empty()
    }

    /// Switches to the next camera for the next start.
    pub fn choose_next(&self) {
        if let Some(other) = self.others.first() {
            note::write(CHOSEN, other);
        }
    }

    /// Whether it has a light, and whether that is on.
    #[must_use]
    pub fn light(&self) -> Option<bool> {
        can(&self.track, "torch").filter(JsValue::is_truthy).map(|_| self.lit)
    }

    /// Turns the camera's light on or off; the browser may refuse without saying so.
    pub fn switch_light(&mut self) {
        self.lit = !self.lit;
        let track = self.track.clone();
        let wish = advanced("torch", self.lit.into());
        wasm_bindgen_futures::spawn_local(async move {
            _ = door::wait(&track, "applyConstraints", &[wish]).await;
        });
    }

    /// How near it can bring things, and how near it brings them now; `None` if it has no such choice.
    #[must_use]
    pub fn zoom(&self) -> Option<Zoom> {
        let range = can(&self.track, "zoom")?;
        let end = |name: &str| door::get(&range, name).and_then(|end| end.as_f64());
        let (least, most) = (end("min")?, end("max")?.min(ZOOM_MOST));
        let settings = door::call(&self.track, "getSettings", &[]).ok()?;
        let now = door::get(&settings, "zoom").and_then(|now| now.as_f64()).unwrap_or(least);
        (least < most).then_some(Zoom { least, most, now })
    }

    /// Brings things nearer or farther away; the browser may refuse without saying so.
    pub fn set_zoom(&self, zoom: f64) {
        let track = self.track.clone();
        wasm_bindgen_futures::spawn_local(async move {
            _ = door::wait(&track, "applyConstraints", &[advanced("zoom", zoom.into())]).await;
        });
    }
}

/// How near a camera can bring things, as factors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// The least.
    pub least: f64,
    /// The most that is of use.
    pub most: f64,
    /// The present one.
    pub now: f64,
}

impl Drop for Camera {
    fn drop(&mut self) {
        stop(&self.stream);
        // The element may show another camera by now.
        if let Some(video) = self.shown.as_ref().filter(|video| video.src_object().as_ref() == Some(&self.stream)) {
            video.set_src_object(None);
        }
    }
}

/// Whether the browser lets a page see a window or a screen: those of phones do not.
#[must_use]
pub fn can_see_screen() -> bool {
    door::find(&["navigator", "mediaDevices", "getDisplayMedia"]).is_some()
}

/// The stream that was asked for, and its only track.
fn first_track(asked: Result<JsValue, JsValue>) -> Result<(MediaStream, JsValue), CameraError> {
    let stream: MediaStream = asked.map_err(|error| CameraError::from_js(&error))?.unchecked_into();
    let Some(track) = tracks(&stream).into_iter().next() else {
        stop(&stream);
        return Err(CameraError::Absent);
    };
    Ok((stream, track))
}

fn tracks(stream: &MediaStream) -> Vec<JsValue> {
    door::call(stream, "getTracks", &[]).map(|tracks| Array::from(&tracks).to_vec()).unwrap_or_default()
}

fn stop(stream: &MediaStream) {
    for track in tracks(stream) {
        _ = door::call(&track, "stop", &[]);
    }
}

fn wanted(device: Option<&str>) -> JsValue {
    let ideal = |value: JsValue| door::object(&[("ideal", value)]);
    let which = match device {
        Some(id) => ("deviceId", door::object(&[("exact", id.into())])),
        None => ("facingMode", ideal("environment".into())),
    };
    let video = [which, ("width", ideal(1280.into())), ("height", ideal(720.into()))];
    door::object(&[("video", door::object(&video))])
}

/// A track's range for one capability; `None` if it lacks that, or the browser does not say.
fn can(track: &JsValue, what: &str) -> Option<JsValue> {
    door::get(&door::call(track, "getCapabilities", &[]).ok()?, what)
}

fn advanced(what: &str, value: JsValue) -> JsValue {
    door::object(&[("advanced", Array::of1(&door::object(&[(what, value)])).into())])
}

/// Continuous focus, and a zoom at which a code is large while the lens is far enough away to see it sharp, if the track can do that.
async fn improve(track: JsValue) {
    let focuses = can(&track, "focusMode").is_some_and(|modes| Array::from(&modes).includes(&"continuous".into(), 0));
    let zooms = can(&track, "zoom").is_some_and(|range| {
        let end = |name: &str| door::get(&range, name).and_then(|end| end.as_f64());
        matches!((end("min"), end("max")), (Some(min), Some(max)) if (min..=max).contains(&ZOOM))
    });
    let wishes = [(focuses, advanced("focusMode", "continuous".into())), (zooms, advanced("zoom", ZOOM.into()))];
    for (_, wish) in wishes.into_iter().filter(|(possible, _)| *possible) {
        // One by one: a camera that refuses one of them may grant the other.
        _ = door::wait(&track, "applyConstraints", &[wish]).await;
    }
}

/// The other cameras, in the order in which they follow this one.
async fn others(devices: &JsValue, track: &JsValue) -> Vec<String> {
    let text = |of: &JsValue, name: &str| door::get(of, name).and_then(|text| text.as_string());
    let this = door::call(track, "getSettings", &[]).ok().and_then(|settings| text(&settings, "deviceId"));
    let Ok(found) = door::wait(devices, "enumerateDevices", &[]).await else { return Vec::new() };
    let cameras = Array::from(&found).to_vec();
    let cameras = cameras.iter().filter(|device| text(device, "kind").as_deref() == Some("videoinput"));
    let mut ids: Vec<String> =
        cameras.filter_map(|device| text(device, "deviceId")).filter(|id| !id.is_empty()).collect();
    let Some(place) = this.and_then(|this| ids.iter().position(|id| *id == this)) else { return Vec::new() };
    ids.rotate_left(place);
    ids.remove(0);
    ids
}

/// Whether the person has allowed the camera permanently.
async fn is_granted() -> bool {
    let Some(permissions) = door::find(&["navigator", "permissions"]) else { return false };
    let asked = door::object(&[("name", "camera".into())]);
    let said = door::wait(&permissions, "query", &[asked]).await;
    said.ok().and_then(|said| door::get(&said, "state")).and_then(|state| state.as_string()).as_deref()
        == Some("granted")
}
