//! What routes work with: the domain and what stands beside it in a running server.

use std::sync::Arc;
use std::time::Duration;

use sluss_delivery::Outbox;

use super::assets::Assets;
use super::listen::limits::Limits;
use super::proxies::{LoggedDoubts, Proxies};
use crate::instance::Instance;
use crate::platform::{Health, WakeUps};

/// The state of every route. Cheap to clone, as each request does.
#[derive(Clone, Debug)]
pub struct App {
    /// The domain, its keys and its database.
    pub instance: Arc<Instance>,
    /// The web app's files.
    pub assets: Arc<Assets>,
    /// Which proxies are believed.
    pub proxies: Arc<Proxies>,
    /// What was found doubtful in what proxies write, and told already.
    pub logged_doubts: Arc<LoggedDoubts>,
    /// What a demonstration shows instead of sending it; `None`: this is none.
    pub outbox: Option<Outbox>,
    /// Whether the server can work.
    pub health: Arc<Health>,
    /// Wakes those who wait.
    pub wake_ups: WakeUps,
    /// How long the body of a request may take.
    pub body_time: Duration,
}

impl App {
    /// The state on this instance, with the limits that hold where an operator sets none.
    #[must_use]
    pub fn new(instance: Instance, assets: Assets, proxies: Proxies, outbox: Option<Outbox>) -> Self {
        let wake_ups = WakeUps::start(&instance.sluss, &instance.database);
        let (instance, assets, proxies) = (Arc::new(instance), Arc::new(assets), Arc::new(proxies));
        let body_time = Limits::default().body;
        Self {
            instance,
            assets,
            proxies,
            logged_doubts: Arc::default(),
            outbox,
            health: Arc::default(),
            wake_ups,
            body_time,
        }
    }
}
