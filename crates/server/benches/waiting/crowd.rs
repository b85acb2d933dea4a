//! Authenticators that wait and do nothing else.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use crate::http::Line;
use crate::people::Someone;
use crate::phone;

/// How many come at the same moment.
const AT_ONCE: usize = 64;

/// Those who wait. Dropping it, they leave.
#[derive(Default)]
pub(crate) struct Crowd(Vec<JoinHandle<()>>);

impl Crowd {
    /// Lets these wait too.
    pub(crate) async fn grow(
        &mut self,
        address: SocketAddr,
        people: &Arc<Vec<Someone>>,
        range: std::ops::Range<usize>,
    ) {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let coming: Vec<JoinHandle<Line>> = range
            .map(|number| {
                let (people, turns) = (people.clone(), turns.clone());
                tokio::spawn(async move {
                    let _turn = turns.acquire().await.expect("nobody closes it");
                    phone::listen(address, &people[number]).await
                })
            })
            .collect();
        for line in coming {
            let line = line.await.expect("everybody is let in");
            self.0.push(tokio::spawn(line.ignore()));
        }
    }

    /// How many still wait.
    pub(crate) fn size(&self) -> usize {
        self.0.iter().filter(|waiting| !waiting.is_finished()).count()
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}
