//! `sluss serve`.

use std::time::Duration;

use sluss_delivery::Outbox;
use sluss_delivery::settings::Settings;
use sluss_delivery::trouble::in_words;
use sluss_domain::Timestamp;
use sluss_domain::ports::courier::Couriers;
use sluss_domain::ports::store::Change;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::time::timeout;
use tracing::Level;

use super::remembering::{self, Remembering};
use crate::config::Config;
use crate::http::{self, App, Assets};
use crate::platform::try_out;
use crate::{House, Ports, delivering, router};

/// How often what has expired is forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(10 * 60);
/// How often what strangers have left behind is forgotten.
const FORGET_STRANGERS_EVERY: Duration = Duration::from_secs(60);
/// How often a look is taken for a PANIC that is due.
const PANIC_EVERY: Duration = Duration::from_secs(30);
/// How often PINs are looked for that are kept as older versions kept them.
const RENEW_EVERY: Duration = Duration::from_secs(10 * 60);
/// How long it is kept after it has expired: a second use of a code should still be noticed.
const KEEP_MS: i64 = 60 * 60 * 1_000;
/// How long it may take to write down how far the database has come.
const LAST_WORD: Duration = Duration::from_secs(2);
/// How long the database has to close.
const CLOSE_WAIT: Duration = Duration::from_secs(1);
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

pub(super) async fn serve(config: &Config) -> Result<(), String> {
    // Never more than this: at `DEBUG` the library for SMPP writes out passwords and messages (M02).
    tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false).with_max_level(Level::INFO).init();
    if let Some(doubt) = config.proxies.none_named() {
        tracing::warn!(event = "visitor-address", doubt = doubt.name(), "{}", doubt.advice());
    }
    let assets = Assets::open(config.web.clone())?;
    let clock = remembering::clock(config)?;
    let mut house = House::open(config, Ports { clock, ..Ports::system() }).await?;
    // Better not at all than a server that shows pages and can keep nothing.
    try_out(&house.database).await.map_err(|why| format!("nothing can be written down: {why}"))?;
    let remembering = Remembering::begin(config, &house).await?;
    let outbox = Outbox::new(house.sluss.clock.clone());
    house.sluss.couriers = couriers(config, &house, &outbox)?;
    promise_no_more(&mut house)?;
    let listener = TcpListener::bind(config.listen).await;
    let listener = listener.map_err(|error| format!("cannot listen on {}: {}", config.listen, in_words(&error)))?;
    let address = listener.local_addr().map_err(|error| in_words(&error))?;
    let forgetting = tokio::spawn(forget(house.clone(), config.audit_days));
    let forgetting_strangers = tokio::spawn(forget_strangers(house.clone()));
    let mut going_on = tokio::spawn(remembering.clone().go_on());
    let (stop, stopping) = watch::channel(false);
    let delivering = tokio::spawn(delivering::deliver(house.clone(), stopping));
    let limits = &config.connections;
    let app = App::new(house.clone(), assets, config.proxies.clone(), config.demo.then_some(outbox));
    let app = App { body_time: limits.body, ..app };
    let panicking = tokio::spawn(carry_out_panics(house.clone()));
    let renewing = tokio::spawn(renew_pins(house.clone()));
    let told_to_stop = told_to_stop()?;
    tracing::info!(listening = %address, issuer = config.issuer, "ready");
    let until = async {
        tokio::select! {
            () = told_to_stop => {}
            // It has said why.
            _ = &mut going_on => {}
        }
    };
    http::serve(listener, router(app.clone()), &app, limits, until).await;
    forgetting.abort();
    forgetting_strangers.abort();
    panicking.abort();
    renewing.abort();
    going_on.abort();
    stop.send_replace(true);
    // It ends by itself; if it has panicked, there is nothing to wait for.
    let _ = delivering.await;
    // A database that does not answer holds nobody up.
    let remembered = timeout(LAST_WORD, remembering.end()).await.unwrap_or(Ok(()));
    // What a request that was given up on still has of it is not waited for.
    if timeout(CLOSE_WAIT, house.database.close()).await.is_err() {
        tracing::warn!("stopped while the database was in use");
    }
    tracing::info!("stopped");
    remembered
}

/// Those of the configuration, or in a demonstration the outbox for everything.
fn couriers(config: &Config, house: &House, outbox: &Outbox) -> Result<Couriers, String> {
    if config.demo {
        tracing::warn!("demonstration: messages are shown at /demo/outbox and sent to nobody");
        return Ok(Settings::demonstration(&delivering::means(house, outbox)));
    }
    config.delivery.couriers(&delivering::means(house, outbox))
}

/// Where nothing goes out, nobody is told that something will.
fn promise_no_more(house: &mut House) -> Result<(), String> {
    let sluss = &mut house.sluss;
    if !sluss.couriers.sms.is_set_up() {
        sluss.policy.sms.enabled = false;
    }
    if sluss.couriers.mail.is_set_up() {
        return Ok(());
    }
    if !sluss.policy.panic_cooling_off.is_zero() {
        return Err("panic_hours needs mail, as the link that undoes a PANIC comes by it: add the section [mail] to the file, or \
                    set panic_hours = 0"
            .to_owned());
    }
    tracing::warn!(
        "no mail server is set up: nobody can sign up or choose a new password, and nobody is told of changes"
    );
    Ok(())
}

/// Signals count from now on, and end nothing by themselves.
fn told_to_stop() -> Result<impl Future<Output = ()>, String> {
    let of = |kind| signal(kind).map_err(|error| format!("signals cannot be received: {}", in_words(&error)));
    let (mut terminate, mut interrupt) = (of(SignalKind::terminate())?, of(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// A PANIC with a cooling-off time is carried out when that is over.
async fn carry_out_panics(house: House) {
    loop {
        if let Err(error) = house.sluss.factor_resets().carry_out_due().await {
            tracing::warn!(%error, "a PANIC that is due could not be carried out");
        }
        tokio::time::sleep(PANIC_EVERY).await;
    }
}

/// PINs that are kept as older versions kept them. Another node may still be one, so it is looked for again now and then.
async fn renew_pins(house: House) {
    loop {
        match house.sluss.devices().renew_pins().await {
            Ok(0) => {}
            Ok(renewed) => tracing::info!(renewed, "PINs are kept by a slow hash from now on"),
            Err(error) => tracing::warn!(%error, "PINs could not be given a slow hash yet"),
        }
        tokio::time::sleep(RENEW_EVERY).await;
    }
}

async fn forget(house: House, audit_days: u32) {
    loop {
        let now = house.sluss.now().0;
        if let Err(error) = house.sluss.store.commit(vec![Change::Forget(Timestamp(now - KEEP_MS))]).await {
            tracing::warn!(?error, "what has expired could not be forgotten");
        }
        let oldest = Timestamp(now - i64::from(audit_days) * DAY_MS);
        if let Err(error) = house.sluss.audit_log().prune(oldest).await {
            tracing::warn!(%error, "old entries of the audit log could not be dropped");
        }
        tokio::time::sleep(FORGET_EVERY).await;
    }
}

async fn forget_strangers(house: House) {
    loop {
        if let Err(error) = house.sluss.sign_ins().forget_strangers().await {
            tracing::warn!(%error, "what strangers have left behind could not be forgotten");
        }
        tokio::time::sleep(FORGET_STRANGERS_EVERY).await;
    }
}
