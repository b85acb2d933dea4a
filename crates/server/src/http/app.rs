//! What routes work with: the domain, and what a running server has besides.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use sluss_delivery::Outbox;
use sluss_oidc::discovery::Metadata;

use super::assets::Assets;
use super::listen::limits::Limits;
use super::proxies::{LoggedDoubts, Proxies};
use crate::instance::Instance;
use crate::platform::{Health, WakeUps};

/// The state of every route. All of it is behind one pointer, since each request clones it some ten times on its way through the middleware.
#[derive(Clone, Debug)]
pub struct App(Arc<AppState>);

impl Deref for App {
    type Target = AppState;

    fn deref(&self) -> &AppState {
        &self.0
    }
}

/// What the routes share.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The domain, its keys and its database.
    pub instance: Arc<Instance>,
    /// The web app's files.
    pub assets: Arc<Assets>,
    /// The proxies whose word about visitors is believed.
    pub proxies: Arc<Proxies>,
    /// Doubts about what proxies write that were already logged.
    pub logged_doubts: Arc<LoggedDoubts>,
    /// What a demonstration shows instead of sending it; `None` if this is not one.
    pub outbox: Option<Outbox>,
    /// Whether the server can work.
    pub health: Arc<Health>,
    /// Wakes those who wait.
    pub wake_ups: WakeUps,
    /// What sites discover of this provider, as JSON. It stays the same as long as the server runs.
    pub(crate) metadata: Bytes,
    /// How long the body of a request may take.
    pub body_time: Duration,
}

impl App {
    /// The state on this instance, with the default limits.
    #[must_use]
    pub fn new(instance: Instance, assets: Assets, proxies: Proxies, outbox: Option<Outbox>) -> Self {
        let wake_ups = WakeUps::start(&instance.sluss, &instance.database);
        let (instance, assets, proxies) = (Arc::new(instance), Arc::new(assets), Arc::new(proxies));
        let body_time = Limits::default().body;
        let metadata = serde_json::to_vec(&Metadata::of(&instance.sluss.issuer, instance.sluss.policy.sign_up));
        let metadata = metadata.expect("it consists of texts and lists").into();
        Self(Arc::new(AppState {
            instance,
            assets,
            proxies,
            logged_doubts: Arc::default(),
            outbox,
            health: Arc::default(),
            wake_ups,
            metadata,
            body_time,
        }))
    }

    /// The same state with another limit for how long the body of a request may take.
    #[must_use]
    pub fn with_body_time(&self, body_time: Duration) -> Self {
        Self(Arc::new(AppState { body_time, ..AppState::clone(&self.0) }))
    }
}
