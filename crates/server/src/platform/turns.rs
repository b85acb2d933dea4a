//! Work that keeps a core busy: so much at once, so much waiting for its turn, and the rest hears [`Busy`] (A07).

use std::sync::atomic::{AtomicUsize, Ordering};

use sluss_domain::ports::busy::Busy;
use tokio::sync::Semaphore;

/// The turns of one kind of work.
#[derive(Debug)]
pub(super) struct Turns {
    permits: Semaphore,
    waiting: AtomicUsize,
    most_waiting: usize,
}

impl Turns {
    pub(super) fn new(at_once: usize, most_waiting: usize) -> Self {
        Self { permits: Semaphore::new(at_once), waiting: AtomicUsize::new(0), most_waiting }
    }

    /// Runs one piece of work in its turn, on a thread where it may take long.
    pub(super) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let place = Place::take(&self.waiting, self.most_waiting)?;
        let _permit = self.permits.acquire().await.map_err(|_| Busy)?;
        drop(place);
        tokio::task::spawn_blocking(work).await.map_err(|_| Busy)
    }

    /// How many wait.
    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }
}

/// A place in the queue, given back when dropped.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize, most: usize) -> Result<Self, Busy> {
        if waiting.fetch_add(1, Ordering::Relaxed) >= most {
            waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(Busy);
        }
        Ok(Self(waiting))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
