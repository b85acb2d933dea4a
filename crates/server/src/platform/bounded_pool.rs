//! Work that keeps a core busy: a bounded number at once, a bounded queue, and [`Busy`] for the rest (A07).

use std::sync::atomic::{AtomicUsize, Ordering};

use sluss_domain::ports::busy::Busy;
use tokio::sync::Semaphore;

/// The slots for one kind of work.
#[derive(Debug)]
pub(super) struct BoundedPool {
    permits: Semaphore,
    waiting: AtomicUsize,
    most_waiting: usize,
}

impl BoundedPool {
    pub(super) fn new(at_once: usize, most_waiting: usize) -> Self {
        Self { permits: Semaphore::new(at_once), waiting: AtomicUsize::new(0), most_waiting }
    }

    /// Runs one piece of work when a slot is free, on a thread that may block.
    pub(super) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let slot = Slot::take(&self.waiting, self.most_waiting)?;
        let _permit = self.permits.acquire().await.map_err(|_| Busy)?;
        drop(slot);
        tokio::task::spawn_blocking(work).await.map_err(|_| Busy)
    }

    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }
}

/// A slot in the queue, given back when dropped.
struct Slot<'a>(&'a AtomicUsize);

impl<'a> Slot<'a> {
    fn take(waiting: &'a AtomicUsize, most: usize) -> Result<Self, Busy> {
        if waiting.fetch_add(1, Ordering::Relaxed) >= most {
            waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(Busy);
        }
        Ok(Self(waiting))
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
