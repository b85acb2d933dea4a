//! `sluss serve`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use sluss_delivery::Outbox;
use sluss_domain::Timestamp;
use sluss_domain::courier::Couriers;
use sluss_domain::store::Change;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tracing::Level;

use crate::config::Config;
use crate::http::{App, Assets, router};
use crate::{House, Ports, delivering};

/// How often what has expired is forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(10 * 60);
/// How long it is kept after it has expired: a second use of a code should still be noticed.
const KEEP_MS: i64 = 60 * 60 * 1_000;

pub(super) async fn serve(config: &Config) -> Result<(), String> {
    // Never more than this: at `DEBUG` the library for SMPP writes out passwords and messages (M02).
    tracing_subscriber::fmt().json().flatten_event(true).with_max_level(Level::INFO).init();
    let assets = Arc::new(Assets::open(config.web.clone())?);
    let mut house = House::open(config, Ports::system()).await?;
    let outbox = Outbox::new(house.sluss.clock.clone());
    house.sluss.couriers = couriers(config, &house, &outbox)?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| format!("{}: {error}", config.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let forgetting = tokio::spawn(forget(house.clone()));
    let (stop, stopping) = watch::channel(false);
    let delivering = tokio::spawn(delivering::deliver(house.clone(), stopping));
    let proxies = Arc::new(config.proxies.clone());
    let app = router(App { house: house.clone(), assets, proxies, outbox: config.demo.then_some(outbox) });
    tracing::info!(listening = %address, issuer = config.issuer, "ready");
    let served = axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(told_to_stop())
        .await;
    forgetting.abort();
    stop.send_replace(true);
    // It ends by itself; if it has panicked, there is nothing to wait for.
    let _ = delivering.await;
    house.database.close().await;
    tracing::info!("stopped");
    served.map_err(|error| error.to_string())
}

/// Those of the configuration, or in a demonstration the outbox for everything.
fn couriers(config: &Config, house: &House, outbox: &Outbox) -> Result<Couriers, String> {
    if config.demo {
        tracing::warn!("demonstration: messages are shown at /demo/outbox and sent to nobody");
        return Ok(outbox.couriers());
    }
    config.delivery.couriers(&delivering::means(house, outbox))
}

async fn told_to_stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    let Ok(mut interrupt) = signal(SignalKind::interrupt()) else { return };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

async fn forget(house: House) {
    loop {
        let before = Timestamp(house.sluss.now().0 - KEEP_MS);
        if let Err(error) = house.sluss.store.commit(vec![Change::Forget(before)]).await {
            tracing::warn!(?error, "what has expired could not be forgotten");
        }
        tokio::time::sleep(FORGET_EVERY).await;
    }
}
