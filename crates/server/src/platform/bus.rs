//! Wake-ups for those who wait in this process, from this node and from others. It carries no news itself: whoever is woken looks.

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

/// Topics that there is always room for.
const ROOMS: usize = 256;

type Rooms = Mutex<HashMap<String, watch::Sender<()>>>;

/// Wake-ups that were passed on and may still stand in the store.
type Heard = Mutex<HashSet<EventId>>;

/// Who waits for what. Clones are the same bus.
#[derive(Clone, Debug)]
pub struct Bus {
    rooms: Arc<Rooms>,
    /// True from the moment that the server stops: nobody is kept waiting then.
    closed: watch::Sender<bool>,
}

impl Default for Bus {
    fn default() -> Self {
        Self { rooms: Arc::default(), closed: watch::channel(false).0 }
    }
}

/// The server stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed;

impl Bus {
    /// A bus that hears this database's wake-ups, and those of other nodes on it, for as long as anybody holds the bus.
    #[must_use]
    pub fn start(sluss: &Sluss, database: &Database) -> Self {
        let (bus, heard) = (Self::default(), Arc::<Heard>::default());
        tokio::spawn(hear_own(Arc::downgrade(&bus.rooms), heard.clone(), database.listen()));
        tokio::spawn(hear_others(Arc::downgrade(&bus.rooms), heard, sluss.clone()));
        bus
    }

    /// Begins to wait for a topic. Look at the state of things after this, and again after each wake-up: then nothing is missed.
    #[must_use]
    pub fn wait_for(&self, topic: &Topic) -> Waiting {
        let name = topic.name();
        let receiver = lock(&self.rooms).entry(name.clone()).or_insert_with(|| watch::channel(()).0).subscribe();
        Waiting { receiver, name, rooms: self.rooms.clone(), closed: self.closed.subscribe() }
    }

    /// Ends all waiting, now and from now on.
    pub fn close(&self) {
        self.closed.send_replace(true);
    }

    /// How many topics somebody waits for.
    #[must_use]
    pub fn topics(&self) -> usize {
        lock(&self.rooms).len()
    }
}

/// Somebody who waits. Dropping it ends the waiting.
#[derive(Debug)]
pub struct Waiting {
    receiver: watch::Receiver<()>,
    name: String,
    rooms: Arc<Rooms>,
    closed: watch::Receiver<bool>,
}

impl Waiting {
    /// Until the next wake-up. One that came since the last call counts.
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
        let mut rooms = lock(&self.rooms);
        // Ours is still counted.
        if rooms.get(&self.name).is_some_and(|room| room.receiver_count() <= 1) {
            rooms.remove(&self.name);
            // A crowd that has gone leaves no empty rooms behind, and one that goes does not move those that stay too often.
            if rooms.capacity() > ROOMS && rooms.len() < rooms.capacity() / 8 {
                rooms.shrink_to(ROOMS);
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn wake(rooms: &Rooms, topic: &str) {
    if let Some(room) = lock(rooms).get(topic) {
        room.send_replace(());
    }
}

fn wake_all(rooms: &Rooms) {
    for room in lock(rooms).values() {
        room.send_replace(());
    }
}

async fn hear_own(rooms: Weak<Rooms>, heard: Arc<Heard>, mut told: broadcast::Receiver<WakeUp>) {
    loop {
        let news = told.recv().await;
        let Some(rooms) = rooms.upgrade() else { return };
        match news {
            Ok(event) => {
                wake(&rooms, &event.topic);
                lock(&heard).insert(event.id);
            }
            Err(RecvError::Lagged(_)) => wake_all(&rooms),
            Err(RecvError::Closed) => return,
        }
    }
}

async fn hear_others(rooms: Weak<Rooms>, heard: Arc<Heard>, sluss: Sluss) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let Some(rooms) = rooms.upgrade() else { return };
        if lock(&rooms).is_empty() {
            lock(&heard).clear();
            continue;
        }
        match sluss.store.events(Timestamp(sluss.now().0 - LOOK_BACK_MS)).await {
            Ok(events) => pass_on(&rooms, &heard, &events),
            Err(error) => tracing::warn!(%error, "wake-ups of other nodes could not be looked for"),
        }
    }
}

/// Wakes by what was found, each wake-up once, and forgets those that are no longer found. One of our own that is committed while
/// others are looked for may be forgotten too early; then it wakes a second time, which does no harm.
fn pass_on(rooms: &Rooms, heard: &Heard, found: &[WakeUp]) {
    let before = std::mem::replace(&mut *lock(heard), found.iter().map(|event| event.id.clone()).collect());
    found.iter().filter(|event| !before.contains(&event.id)).for_each(|event| wake(rooms, &event.topic));
}

#[cfg(test)]
mod tests {
    use super::{Bus, Closed, Heard, lock, pass_on, wake};
    use sluss_domain::Timestamp;
    use sluss_domain::model::id::{AccountId, EventId};
    use sluss_domain::model::wake_up::{Topic, WakeUp};

    fn topic(letter: char) -> Topic {
        let id = format!("acc_{}", letter.to_string().repeat(26));
        Topic::Account(AccountId::parse(&id).unwrap())
    }

    #[tokio::test]
    async fn those_who_wait_for_a_topic_are_woken_and_no_others() {
        let bus = Bus::default();
        let (mut one, mut other) = (bus.wait_for(&topic('a')), bus.wait_for(&topic('b')));
        wake(&bus.rooms, &topic('a').name());
        assert_eq!(one.woken().await, Ok(()));
        tokio::select! {
            biased;
            _ = other.woken() => panic!("woken for somebody else's topic"),
            () = std::future::ready(()) => {}
        }
    }

    #[tokio::test]
    async fn a_wake_up_that_is_found_wakes_once_and_one_of_our_own_not_again() {
        let (bus, heard) = (Bus::default(), Heard::default());
        let (mut one, mut other) = (bus.wait_for(&topic('a')), bus.wait_for(&topic('b')));
        let event = |letter: char| {
            let id = EventId::parse(&format!("evt_{}", letter.to_string().repeat(26))).unwrap();
            WakeUp { id, topic: topic(letter).name(), at: Timestamp(0) }
        };
        lock(&heard).insert(event('a').id);
        pass_on(&bus.rooms, &heard, &[event('a'), event('b')]);
        assert!(!one.receiver.has_changed().unwrap(), "it was passed on when it was committed here");
        assert!(other.receiver.has_changed().unwrap());
        other.woken().await.unwrap();
        pass_on(&bus.rooms, &heard, &[event('b')]);
        assert!(!other.receiver.has_changed().unwrap(), "it was found before");
        assert_eq!(lock(&heard).len(), 1, "what is no longer found is forgotten");
        pass_on(&bus.rooms, &heard, &[event('a')]);
        one.woken().await.unwrap();
    }

    #[tokio::test]
    async fn a_server_that_stops_keeps_nobody_waiting() {
        let bus = Bus::default();
        let mut early = bus.wait_for(&topic('a'));
        bus.close();
        assert_eq!(early.woken().await, Err(Closed));
        assert_eq!(bus.wait_for(&topic('b')).woken().await, Err(Closed));
    }

    #[tokio::test]
    async fn nothing_is_left_of_those_who_have_gone() {
        let bus = Bus::default();
        let (one, two) = (bus.wait_for(&topic('a')), bus.wait_for(&topic('a')));
        drop(one);
        assert_eq!(bus.topics(), 1);
        drop(two);
        assert_eq!(bus.topics(), 0);
    }

    #[tokio::test]
    async fn a_crowd_that_has_gone_leaves_little_room_behind() {
        let bus = Bus::default();
        let of_account = |number: usize| {
            let id: String = format!("{number:026}").replace('8', "a").replace('9', "b").replace(['0', '1'], "c");
            Topic::Account(AccountId::parse(&format!("acc_{id}")).unwrap())
        };
        let crowd: Vec<_> = (0..5_000).map(|number| bus.wait_for(&of_account(number))).collect();
        let full = lock(&bus.rooms).capacity();
        drop(crowd);
        let empty = lock(&bus.rooms).capacity();
        assert!(empty * 8 < full, "{empty} of {full}");
    }
}
