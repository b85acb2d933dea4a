//! Wake-ups for the waiters in this process, from this node and from others. A wake-up carries no news: whoever is woken looks.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use sluss_domain::model::id::EventId;
use sluss_domain::model::wake_up::{Topic, WakeUp};
use sluss_domain::{Sluss, Timestamp};
use sluss_storage::Database;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};

/// How often the wake-ups of other nodes are looked for.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How far back: a commit elsewhere may become visible later than the moment that it carries.
const LOOK_BACK_MS: i64 = 10_000;

/// How many empty topics to keep in memory.
const TOPICS_KEPT: usize = 256;

type Topics = Mutex<HashMap<String, watch::Sender<()>>>;

/// Wake-ups that were passed on and may still be in the store.
type Recent = Mutex<HashSet<EventId>>;

/// Who waits for what. Clones share the waiters.
#[derive(Clone, Debug)]
pub struct WakeUps {
    topics: Arc<Topics>,
    /// True once the server is stopping: nobody is kept waiting then.
    closed: watch::Sender<bool>,
}

impl Default for WakeUps {
    fn default() -> Self {
        Self { topics: Arc::default(), closed: watch::channel(false).0 }
    }
}

/// The server is stopping, so nobody is woken any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed;

impl WakeUps {
    /// Passes on this database's wake-ups, and those of other nodes on it, while the returned value lives.
    #[must_use]
    pub fn start(sluss: &Sluss, database: &Database) -> Self {
        let (wake_ups, recent) = (Self::default(), Arc::<Recent>::default());
        tokio::spawn(pass_on_own(Arc::downgrade(&wake_ups.topics), recent.clone(), database.listen()));
        tokio::spawn(pass_on_others(Arc::downgrade(&wake_ups.topics), recent, sluss.clone()));
        wake_ups
    }

    /// Begins to wait for a topic. Read the state after this, and again after each wake-up: then nothing is missed.
    #[must_use]
    pub fn wait_for(&self, topic: &Topic) -> Waiting {
        let name = topic.name();
        let receiver = lock(&self.topics).entry(name.clone()).or_insert_with(|| watch::channel(()).0).subscribe();
        Waiting { receiver, name, topics: self.topics.clone(), closed: self.closed.subscribe() }
    }

    /// Ends all waiting, now and from now on.
    pub fn close(&self) {
        self.closed.send_replace(true);
    }

    /// How many topics somebody waits for.
    #[must_use]
    pub fn topics(&self) -> usize {
        lock(&self.topics).len()
    }
}

/// A waiter. Dropping it ends the waiting.
#[derive(Debug)]
pub struct Waiting {
    receiver: watch::Receiver<()>,
    name: String,
    topics: Arc<Topics>,
    closed: watch::Receiver<bool>,
}

impl Waiting {
    /// Waits until the next wake-up. One that came since the last call counts.
    ///
    /// # Errors
    /// [`Closed`]: there will be none.
    pub async fn woken(&mut self) -> Result<(), Closed> {
        tokio::select! {
            woken = self.receiver.changed() => woken.map_err(|_| Closed),
            _ = self.closed.wait_for(|closed| *closed) => Err(Closed),
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut topics = lock(&self.topics);
        // Ours is still counted.
        if topics.get(&self.name).is_some_and(|topic| topic.receiver_count() <= 1) {
            topics.remove(&self.name);
            // A crowd that has left leaves no empty topics, and one that is leaving does not move the others too often.
            if topics.capacity() > TOPICS_KEPT && topics.len() < topics.capacity() / 8 {
                topics.shrink_to(TOPICS_KEPT);
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn wake(topics: &Topics, topic: &str) {
    if let Some(topic) = lock(topics).get(topic) {
        topic.send_replace(());
    }
}

fn wake_all(topics: &Topics) {
    for topic in lock(topics).values() {
        topic.send_replace(());
    }
}

async fn pass_on_own(topics: Weak<Topics>, recent: Arc<Recent>, mut committed: broadcast::Receiver<WakeUp>) {
    loop {
        let news = committed.recv().await;
        let Some(topics) = topics.upgrade() else { return };
        match news {
            Ok(event) => {
                wake(&topics, &event.topic);
                lock(&recent).insert(event.id);
            }
            Err(RecvError::Lagged(_)) => wake_all(&topics),
            Err(RecvError::Closed) => return,
        }
    }
}

async fn pass_on_others(topics: Weak<Topics>, recent: Arc<Recent>, sluss: Sluss) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let Some(topics) = topics.upgrade() else { return };
        if lock(&topics).is_empty() {
            lock(&recent).clear();
            continue;
        }
        match sluss.store.events(Timestamp(sluss.now().0 - LOOK_BACK_MS)).await {
            Ok(events) => pass_on(&topics, &recent, &events),
            Err(error) => tracing::warn!(%error, "wake-ups of other nodes could not be looked for"),
        }
    }
}

/// Wakes for what was found, each wake-up once, and forgets those that are no longer found. One of our own that is committed during a
/// look may be forgotten too early; then it wakes a second time, which does no harm.
fn pass_on(topics: &Topics, recent: &Recent, found: &[WakeUp]) {
    let before = std::mem::replace(&mut *lock(recent), found.iter().map(|event| event.id.clone()).collect());
    found.iter().filter(|event| !before.contains(&event.id)).for_each(|event| wake(topics, &event.topic));
}

#[cfg(test)]
mod tests {
    use super::{Closed, Recent, WakeUps, lock, pass_on, wake};
    use sluss_domain::Timestamp;
    use sluss_domain::model::id::{AccountId, EventId};
    use sluss_domain::model::wake_up::{Topic, WakeUp};

    fn topic(letter: char) -> Topic {
        let id = format!("acc_{}", letter.to_string().repeat(26));
        Topic::Account(AccountId::parse(&id).unwrap())
    }

    #[tokio::test]
    async fn those_who_wait_for_a_topic_are_woken_and_no_others() {
        let wake_ups = WakeUps::default();
        let (mut one, mut other) = (wake_ups.wait_for(&topic('a')), wake_ups.wait_for(&topic('b')));
        wake(&wake_ups.topics, &topic('a').name());
        assert_eq!(one.woken().await, Ok(()));
        tokio::select! {
            biased;
            _ = other.woken() => panic!("woken for somebody else's topic"),
            () = std::future::ready(()) => {}
        }
    }

    #[tokio::test]
    async fn a_wake_up_that_is_found_wakes_once_and_one_of_our_own_not_again() {
        let (wake_ups, recent) = (WakeUps::default(), Recent::default());
        let (mut one, mut other) = (wake_ups.wait_for(&topic('a')), wake_ups.wait_for(&topic('b')));
        let event = |letter: char| {
            let id = EventId::parse(&format!("evt_{}", letter.to_string().repeat(26))).unwrap();
            WakeUp { id, topic: topic(letter).name(), at: Timestamp(0) }
        };
        lock(&recent).insert(event('a').id);
        pass_on(&wake_ups.topics, &recent, &[event('a'), event('b')]);
        assert!(!one.receiver.has_changed().unwrap(), "it was passed on when it was committed here");
        assert!(other.receiver.has_changed().unwrap());
        other.woken().await.unwrap();
        pass_on(&wake_ups.topics, &recent, &[event('b')]);
        assert!(!other.receiver.has_changed().unwrap(), "it was found before");
        assert_eq!(lock(&recent).len(), 1, "what is no longer found is forgotten");
        pass_on(&wake_ups.topics, &recent, &[event('a')]);
        one.woken().await.unwrap();
    }

    #[tokio::test]
    async fn a_server_that_stops_keeps_nobody_waiting() {
        let wake_ups = WakeUps::default();
        let mut early = wake_ups.wait_for(&topic('a'));
        wake_ups.close();
        assert_eq!(early.woken().await, Err(Closed));
        assert_eq!(wake_ups.wait_for(&topic('b')).woken().await, Err(Closed));
    }

    #[tokio::test]
    async fn nothing_is_left_of_those_who_have_gone() {
        let wake_ups = WakeUps::default();
        let (one, two) = (wake_ups.wait_for(&topic('a')), wake_ups.wait_for(&topic('a')));
        drop(one);
        assert_eq!(wake_ups.topics(), 1);
        drop(two);
        assert_eq!(wake_ups.topics(), 0);
    }

    #[tokio::test]
    async fn a_crowd_that_has_gone_leaves_little_room_behind() {
        let wake_ups = WakeUps::default();
        let of_account = |number: usize| {
            let id: String = format!("{number:026}").replace('8', "a").replace('9', "b").replace(['0', '1'], "c");
            Topic::Account(AccountId::parse(&format!("acc_{id}")).unwrap())
        };
        let crowd: Vec<_> = (0..5_000).map(|number| wake_ups.wait_for(&of_account(number))).collect();
        let full = lock(&wake_ups.topics).capacity();
        drop(crowd);
        let empty = lock(&wake_ups.topics).capacity();
        assert!(empty * 8 < full, "{empty} of {full}");
    }
}
