//! What every request passes through, and what routes are made of: headers, cookies, guards, answers.

pub(crate) mod answer;
mod apart;
mod assets;
pub(crate) mod cookies;
pub(crate) mod form;
mod forwarded;
mod guard;
mod headers;
mod listen;
pub(crate) mod page;
mod refusal;
mod trace;
mod visit;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use sluss_delivery::Outbox;

pub(crate) use apart::AtAuthenticator;
pub use assets::Assets;
pub(crate) use forwarded::{Doubt, doubt_of};
pub(crate) use headers::Surface;
pub(crate) use listen::{LimitSettings, Room};
pub use listen::{Limits, serve};
pub(crate) use visit::Visit;
pub use visit::{Proxies, Told};

use crate::platform::{Bus, Health};
pub(crate) use crate::routes::secret_hash;
use crate::{House, routes};

/// The largest body that is read (A08).
pub(crate) const BODY_MAX: usize = 64 * 1024;

/// What routes work with. Cheap to clone, as each request does.
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
    /// What routes work with, on this house.
    #[must_use]
    pub fn new(house: House, assets: Assets, proxies: Proxies, outbox: Option<Outbox>) -> Self {
        let bus = Bus::start(&house.sluss, &house.database);
        let (house, assets, proxies) = (Arc::new(house), Arc::new(assets), Arc::new(proxies));
        let body_time = Limits::default().body;
        Self { house, assets, proxies, told: Arc::default(), outbox, health: Arc::default(), bus, body_time }
    }
}

/// The whole server as one service.
pub fn router(app: App) -> Router {
    let issuer = match &app.outbox {
        Some(outbox) => routes::issuer().merge(routes::demo::all(outbox)),
        None => routes::issuer(),
    };
    match apart::host(&app.house.sluss) {
        None => finished(issuer.merge(routes::authenticator()), app),
        Some(host) => {
            let authenticator = routes::authenticator().merge(routes::moving::arrival());
            let issuer = issuer.merge(routes::moving::departure());
            apart::by_host(host, finished(authenticator, app.clone()), finished(issuer, app))
        }
    }
}

/// The routes of one origin, with what every request to them passes through.
fn finished(routes: Router<App>, app: App) -> Router {
    routes::complete(routes)
        .layer(from_fn_with_state(app.clone(), guard::refuse_other_sites))
        .layer(from_fn_with_state(app.clone(), guard::take_whole_bodies))
        .layer(from_fn(guard::refuse_what_came_amiss))
        .layer(from_fn(trace::catch_panics))
        .layer(from_fn_with_state(app.clone(), refusal::in_words))
        .layer(from_fn(headers::secure))
        .layer(from_fn(trace::log))
        .with_state(app)
}
