//! `sluss serve`: a server until it is told to stop.

mod chores;
pub(super) mod remembering;

use std::time::Duration;

use sluss_delivery::Outbox;
use sluss_delivery::io_error::in_words;
use sluss_delivery::settings::Settings;
use sluss_domain::ports::courier::Couriers;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::time::timeout;
use tracing::Level;

use crate::config::Config;
use crate::http::{self, App, Assets};
use crate::platform::try_out;
use crate::{Instance, Ports, delivering, farewells, router};
use chores::Chores;
use remembering::Remembering;

/// How long writing the mark may take at the end.
const LAST_WORD: Duration = Duration::from_secs(2);
/// How long the database has to close.
const CLOSE_WAIT: Duration = Duration::from_secs(1);

pub(super) async fn serve(config: &Config) -> Result<(), String> {
    // Never more than this: at `DEBUG` the library for SMPP writes out passwords and messages (M02).
    tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false).with_max_level(Level::INFO).init();
    if let Some(doubt) = config.proxies.none_named() {
        tracing::warn!(event = "visitor-address", doubt = doubt.name(), "{}", doubt.advice());
    }
    let assets = Assets::open(config.web.clone())?;
    let clock = remembering::clock(config)?;
    let mut instance = Instance::open(config, Ports { clock, ..Ports::system() }).await?;
    // Better no server than one that shows pages and can store nothing.
    try_out(&instance.database).await.map_err(|why| format!("nothing can be written down: {why}"))?;
    let remembering = Remembering::begin(config, &instance).await?;
    let outbox = Outbox::new(instance.sluss.clock.clone());
    instance.sluss.couriers = couriers(config, &instance, &outbox)?;
    promise_no_more(&mut instance)?;
    let listener = TcpListener::bind(config.listen).await;
    let listener = listener.map_err(|error| format!("cannot listen on {}: {}", config.listen, in_words(&error)))?;
    let address = listener.local_addr().map_err(|error| in_words(&error))?;
    let chores = Chores::begin(&instance, config.audit_days);
    let mut going_on = tokio::spawn(remembering.clone().go_on());
    let (stop, stopping) = watch::channel(false);
    let telling = tokio::spawn(farewells::run(instance.clone(), stopping.clone()));
    let delivering = tokio::spawn(delivering::deliver(instance.clone(), stopping));
    let limits = &config.connections;
    let app = App::new(instance.clone(), assets, config.proxies.clone(), config.demo.then_some(outbox));
    let app = app.with_body_time(limits.body);
    let told_to_stop = told_to_stop()?;
    tracing::info!(listening = %address, issuer = config.issuer, "ready");
    let until = async {
        tokio::select! {
            () = told_to_stop => {}
            // It has logged why.
            _ = &mut going_on => {}
        }
    };
    http::serve(listener, router(app.clone()), &app, limits, until).await;
    drop(chores);
    going_on.abort();
    stop.send_replace(true);
    // It ends by itself; if it has panicked, there is nothing to wait for.
    let _ = delivering.await;
    let _ = telling.await;
    // A database that does not answer must not hold up the stop.
    let remembered = timeout(LAST_WORD, remembering.end()).await.unwrap_or(Ok(()));
    // Nothing waits for connections that an abandoned request still holds.
    if timeout(CLOSE_WAIT, instance.database.close()).await.is_err() {
        tracing::warn!("stopped while the database was in use");
    }
    tracing::info!("stopped");
    remembered
}

/// The couriers of the configuration, or in a demonstration the outbox for everything.
fn couriers(config: &Config, instance: &Instance, outbox: &Outbox) -> Result<Couriers, String> {
    if config.demo {
        tracing::warn!("demonstration: messages are shown at /demo/outbox and sent to nobody");
        return Ok(Settings::demonstration(&delivering::courier_parts(instance, outbox)));
    }
    config.delivery.couriers(&delivering::courier_parts(instance, outbox))
}

/// If no mail goes out, no page promises any.
fn promise_no_more(instance: &mut Instance) -> Result<(), String> {
    let sluss = &mut instance.sluss;
    if !sluss.couriers.sms.is_set_up() {
        sluss.policy.sms.enabled = false;
    }
    if sluss.couriers.mail.is_set_up() {
        return Ok(());
    }
    if !sluss.policy.factor_reset_cooling_off.is_zero() {
        return Err("panic_hours needs mail, as the link that undoes a PANIC comes by it: add the section [mail] to the file, or \
                    set panic_hours = 0"
            .to_owned());
    }
    tracing::warn!(
        "no mail server is set up: nobody can sign up or ask for a new password, and nobody is told about changes. Operators can add accounts \
         (sluss user add) and hand over links (sluss user reset-link)"
    );
    Ok(())
}

/// From now on signals are caught here, and do not end the process by themselves.
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
