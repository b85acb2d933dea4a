//! What routes work with: the domain and what stands beside it in a running server.

use std::sync::Arc;
use std::time::Duration;

use sluss_delivery::Outbox;

use super::assets::Assets;
use super::listen::limits::Limits;
use super::proxies::{Proxies, Told};
use crate::house::House;
use crate::platform::{Bus, Health};

/// The state of every route. Cheap to clone, as each request does.
#[derive(Clone, Debug)]
pub struct App {
    /// The domain, its keys and its database.
    pub house: Arc<House>,
    /// The web app's files.
    pub assets: Arc<Assets>,
    /// Which proxies are believed.
    pub proxies: Arc<Proxies>,
    /// What was found doubtful in what proxies write, and told already.
    pub told: Arc<Told>,
    /// What a demonstration shows instead of sending it; `None`: this is none.
    pub outbox: Option<Outbox>,
    /// Whether the server can work.
    pub health: Arc<Health>,
    /// Wakes those who wait.
    pub bus: Bus,
    /// How long the body of a request may take.
    pub body_time: Duration,
}

impl App {
    /// The state on this house, with the limits that hold where an operator sets none.
    #[must_use]
    pub fn new(house: House, assets: Assets, proxies: Proxies, outbox: Option<Outbox>) -> Self {
        let bus = Bus::start(&house.sluss, &house.database);
        let (house, assets, proxies) = (Arc::new(house), Arc::new(assets), Arc::new(proxies));
        let body_time = Limits::default().body;
        Self { house, assets, proxies, told: Arc::default(), outbox, health: Arc::default(), bus, body_time }
    }
}
