//! The scanner's look through the camera: one frame at a time goes to a worker, and the next one is the newest. Dropping this ends the worker. Knows no
//! codes of ours from others.

use futures_util::future::{AbortHandle, abortable};
use yew::Callback;
use yew::platform::spawn_local;

use crate::browser::beside::{Beside, WorkerFailed};
use crate::browser::clock;
use crate::browser::detector::Detector;
use crate::browser::picture::Picture;
use crate::browser::view_finder::ViewFinder;
use crate::workers::scanner_answer::{Look, Sight};

/// How often in a row the worker may end before there is no scanner: its program cannot be loaded, most likely.
const FAILURES: u32 = 3;

/// How long it rests before the worker is started again.
const REST_MS: u32 = 500;

/// The worker does not come up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoReader;

/// Looking at a camera's frames.
#[derive(Debug)]
pub(super) struct Looking(AbortHandle);

impl Looking {
    /// Starts, and tells what is seen: each sight with something in it, and the first one without.
    pub(super) fn start(finder: ViewFinder, tell: Callback<Result<Sight, NoReader>>) -> Self {
        let (work, handle) = abortable(async move { look(&finder, &tell).await });
        spawn_local(async move {
            // Whoever aborts it wants no answer.
            _ = work.await;
        });
        Self(handle)
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What is seen in a picture that a person chose.
pub(super) async fn read(picture: Picture) -> Option<Sight> {
    let worker = Beside::start("scanner").await.ok()?;
    see(&worker, picture, Look::Thorough).await.ok()
}

async fn look(finder: &ViewFinder, tell: &Callback<Result<Sight, NoReader>>) {
    let detector = Detector::new().await;
    let mut worker = None;
    let (mut failures, mut saw) = (0, false);
    loop {
        let Some(picture) = finder.next().await else { continue };
        match glance(&mut worker, picture).await {
            Ok(sight) => {
                failures = 0;
                let sight = with_detector(sight, finder, detector.as_ref()).await;
                if saw || !sight.codes.is_empty() {
                    saw = !sight.codes.is_empty();
                    tell.emit(Ok(sight));
                }
            }
            Err(WorkerFailed) => {
                // What made it fail was one frame; the next worker gets another.
                worker = None;
                failures += 1;
                if failures == FAILURES {
                    return tell.emit(Err(NoReader));
                }
                clock::pause(REST_MS).await;
            }
        }
    }
}

async fn glance(worker: &mut Option<Beside>, picture: Picture) -> Result<Sight, WorkerFailed> {
    let worker = match worker {
        Some(worker) => worker,
        None => worker.insert(Beside::start("scanner").await?),
    };
    see(worker, picture, Look::Glance).await
}

async fn see(worker: &Beside, picture: Picture, look: Look) -> Result<Sight, WorkerFailed> {
    let answer = worker.show(picture, &[("look", look as u32)]).await?;
    // A picture without pixels shows nothing.
    Ok(answer.and_then(|answer| serde_json::from_slice(&answer).ok()).unwrap_or_default())
}

/// Where ours sees nothing, the browser's own reader is asked, if there is one.
async fn with_detector(sight: Sight, finder: &ViewFinder, detector: Option<&Detector>) -> Sight {
    match detector {
        Some(detector) if sight.codes.is_empty() => finder.seen_by(detector).await.unwrap_or(sight),
        _ => sight,
    }
}
