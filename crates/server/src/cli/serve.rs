//! `sluss serve`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use sluss_domain::Timestamp;
use sluss_domain::store::Change;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::config::Config;
use crate::http::{App, Assets, router};
use crate::{House, Ports};

/// How often what has expired is forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(10 * 60);
/// How often a look is taken for a PANIC that is due.
const PANIC_EVERY: Duration = Duration::from_secs(30);
/// How long it is kept after it has expired: a second use of a code should still be noticed.
const KEEP_MS: i64 = 60 * 60 * 1_000;

pub(super) async fn serve(config: &Config) -> Result<(), String> {
    tracing_subscriber::fmt().json().flatten_event(true).init();
    let assets = Arc::new(Assets::open(config.web.clone())?);
    let house = House::open(config, Ports::system()).await?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| format!("{}: {error}", config.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let forgetting = tokio::spawn(forget(house.clone()));
    let panicking = tokio::spawn(carry_out_panics(house.clone()));
    let app = router(App { house: house.clone(), assets, proxies: Arc::new(config.proxies.clone()) });
    tracing::info!(listening = %address, issuer = config.issuer, "ready");
    let served = axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(told_to_stop())
        .await;
    forgetting.abort();
    panicking.abort();
    house.database.close().await;
    tracing::info!("stopped");
    served.map_err(|error| error.to_string())
}

async fn told_to_stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    let Ok(mut interrupt) = signal(SignalKind::interrupt()) else { return };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

/// A PANIC with a cooling-off time is carried out when that is over.
async fn carry_out_panics(house: House) {
    loop {
        if let Err(error) = house.sluss.carry_out_panics().await {
            tracing::warn!(%error, "a PANIC that is due could not be carried out");
        }
        tokio::time::sleep(PANIC_EVERY).await;
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
