//! What a camera shows to the person, frame by frame.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlVideoElement;

use super::detector::Detector;
use super::picture::Picture;
use super::{clock, door};
use crate::workers::scanner_answer::Sight;

/// The least time between two looks: often enough to feel immediate, seldom enough to leave the phone cool.
const REST_MS: u32 = 60;

/// The longest time to wait for a new frame. A browser that does not play the video shows the same one all the time.
const FRAME_MS: u32 = 250;

/// The element that shows what a camera sees.
#[derive(Clone, Debug)]
pub struct ViewFinder(HtmlVideoElement);

impl ViewFinder {
    pub(super) const fn of(video: HtmlVideoElement) -> Self {
        Self(video)
    }

    /// The next frame after a short rest; `None` if nothing is shown yet.
    pub async fn next(&self) -> Option<Picture> {
        clock::pause(REST_MS).await;
        let shown = Promise::new(&mut |resolve, _| {
            // Where there is no such callback, the time that one waits for it must do.
            _ = door::call(&self.0, "requestVideoFrameCallback", &[resolve.into()]);
        });
        _ = clock::within(FRAME_MS, JsFuture::from(shown)).await;
        Picture::of_video(&self.0).await
    }

    /// What the browser's own reader of codes sees now.
    pub async fn seen_by(&self, detector: &Detector) -> Option<Sight> {
        let size = (self.0.video_width() as f32, self.0.video_height() as f32);
        Some(Sight { size, codes: detector.read(&self.0).await? })
    }
}
