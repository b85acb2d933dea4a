//! Slots for connections: so many in all, some of them reserved for health checks, and a share for each network.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ipnet::IpNet;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::limits::Limits;
use crate::http::proxies::{Proxies, network};

/// All slots of a server.
#[derive(Debug)]
pub(super) struct Slots {
    free: Arc<Semaphore>,
    reserve: usize,
    full: AtomicBool,
    per_network: usize,
    networks: Mutex<HashMap<IpNet, Held>>,
    proxies: Arc<Proxies>,
}

/// What one network has.
#[derive(Debug, Default)]
struct Held {
    connections: usize,
    told: bool,
}

/// A free slot, for the next connection.
#[derive(Debug)]
pub(super) struct Free {
    slots: Arc<Slots>,
    permit: OwnedSemaphorePermit,
}

/// A slot in use; free again when dropped.
#[derive(Debug)]
pub(super) struct Slot {
    /// Whether it is a reserved one.
    pub(super) reserved: bool,
    network: Option<(Arc<Slots>, IpNet)>,
    _permit: OwnedSemaphorePermit,
}

impl Slots {
    pub(super) fn new(limits: &Limits, most: usize, proxies: Arc<Proxies>) -> Arc<Self> {
        let reserve = limits.reserve.get() as usize;
        let per_network = limits.per_network.map_or(most.div_ceil(4), |share| share.get() as usize);
        let free = Arc::new(Semaphore::new((most + reserve).min(Semaphore::MAX_PERMITS)));
        Arc::new(Self { free, reserve, full: AtomicBool::new(false), per_network, networks: Mutex::default(), proxies })
    }

    /// Waits for a free slot. Meanwhile new connections wait in the system's own queue.
    pub(super) async fn free(self: &Arc<Self>) -> Free {
        let permit = self.free.clone().acquire_owned().await.expect("nobody closes the semaphore");
        Free { slots: self.clone(), permit }
    }

    /// Whether only the reserve was left. The log says so once, until as many slots as the reserve has are free besides it.
    fn is_reserve(&self) -> bool {
        let left = self.free.available_permits();
        if left < self.reserve {
            if !self.full.swap(true, Ordering::Relaxed) {
                tracing::warn!(event = "connections-full", "all connections are taken: further ones get only /health");
            }
            return true;
        }
        if left > 2 * self.reserve {
            self.full.store(false, Ordering::Relaxed);
        }
        false
    }

    /// One more connection of a network, unless it has its share already.
    fn enter(&self, network: IpNet) -> bool {
        let mut networks = self.networks();
        let held = networks.entry(network).or_default();
        if held.connections < self.per_network {
            held.connections += 1;
            return true;
        }
        if !std::mem::replace(&mut held.told, true) {
            tracing::warn!(event = "connections-network", %network, share = self.per_network, "a network has its share of connections");
        }
        false
    }

    fn leave(&self, network: IpNet) {
        let mut networks = self.networks();
        if let Some(held) = networks.get_mut(&network) {
            held.connections -= 1;
            if held.connections == 0 {
                networks.remove(&network);
            }
        }
    }

    fn networks(&self) -> MutexGuard<'_, HashMap<IpNet, Held>> {
        self.networks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Free {
    /// Gives the slot to a connection; `None` if its network has its share.
    pub(super) fn take(self, peer: IpAddr) -> Option<Slot> {
        let Self { slots, permit } = self;
        let network = if slots.proxies.may_be(peer) { None } else { network(peer) };
        if network.is_some_and(|network| !slots.enter(network)) {
            return None;
        }
        let reserved = slots.is_reserve();
        Some(Slot { reserved, network: network.map(|network| (slots, network)), _permit: permit })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if let Some((slots, network)) = self.network.take() {
            slots.leave(network);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::sync::Arc;

    use super::{Limits, Proxies, Slot, Slots};

    fn slots(most: usize, trusted: &str) -> Arc<Slots> {
        let trusted = trusted.split_whitespace().map(|net| net.parse().unwrap()).collect();
        let limits = Limits { reserve: std::num::NonZeroU32::new(2).unwrap(), ..Limits::default() };
        Slots::new(&limits, most, Arc::new(Proxies { trusted, ..Proxies::default() }))
    }

    async fn come(slots: &Arc<Slots>, peer: &str) -> Option<Slot> {
        slots.free().await.take(peer.parse::<IpAddr>().unwrap())
    }

    #[tokio::test]
    async fn s06_one_network_has_a_quarter_of_all_places_at_most() {
        let slots = slots(8, "");
        let one = [come(&slots, "203.0.113.1").await.unwrap(), come(&slots, "203.0.113.200").await.unwrap()];
        assert!(come(&slots, "203.0.113.77").await.is_none(), "the /24 has its share");
        assert!(come(&slots, "::ffff:203.0.113.9").await.is_none(), "however it is written");
        let other = [come(&slots, "2001:db8::1").await.unwrap(), come(&slots, "2001:db8::2:1").await.unwrap()];
        assert!(come(&slots, "2001:db8::ffff").await.is_none(), "the /64 has its share");
        assert!(come(&slots, "2001:db8:0:1::1").await.is_some());
        drop((one, other));
        assert!(come(&slots, "203.0.113.77").await.is_some());
        assert!(slots.networks().is_empty(), "nothing is left of those who have gone");
    }

    #[tokio::test]
    async fn s06_a_proxy_has_more_than_a_share() {
        let slots = slots(8, "198.51.100.0/24");
        for proxy in ["198.51.100.7", "127.0.0.1", "10.0.0.1"] {
            let all = [come(&slots, proxy).await, come(&slots, proxy).await, come(&slots, proxy).await];
            assert!(all.iter().all(Option::is_some), "{proxy}");
        }
    }

    #[tokio::test]
    async fn s06_the_last_places_are_a_reserve_and_then_there_is_none() {
        let slots = slots(3, "");
        let mut all = Vec::new();
        for _ in 0..5 {
            all.push(come(&slots, "127.0.0.1").await.unwrap());
        }
        assert_eq!(all.iter().map(|slot| slot.reserved).collect::<Vec<_>>(), [false, false, false, true, true]);
        assert_eq!(slots.free.available_permits(), 0);
        all.remove(0);
        assert!(come(&slots, "127.0.0.1").await.unwrap().reserved, "both of the reserve are still there");
        all.clear();
        assert!(!come(&slots, "127.0.0.1").await.unwrap().reserved);
    }
}
