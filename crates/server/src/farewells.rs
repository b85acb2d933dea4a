//! Tells relying sites of sessions that have ended: at once when somebody signs out, and every few seconds for sessions that ended in any other
//! way or on another node.

use std::time::Duration;

use futures_util::future::join_all;
use sluss_domain::model::visit::{Visit, VisitOutcome};
use sluss_domain::session::Answered;
use tokio::sync::watch;

use crate::Instance;
use crate::platform::SiteFarewell;

/// How often to look for sites that have to be told.
const EVERY: Duration = Duration::from_secs(3);

/// Tells sites until told to stop.
pub async fn run(instance: Instance, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        tell_due(&instance).await;
        tokio::select! {
            _ = stop.changed() => break,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Tells all sites that are due, side by side.
pub async fn tell_due(instance: &Instance) {
    let due = match instance.sluss.sessions().farewells_due().await {
        Ok(due) => due,
        Err(error) => return tracing::warn!(%error, "sites that have to be told of a sign-out could not be looked up"),
    };
    let farewell = SiteFarewell::new(instance.sluss.clone(), instance.keys.clone());
    join_all(due.iter().map(|visit| tell(instance, &farewell, visit))).await;
}

async fn tell(instance: &Instance, farewell: &SiteFarewell, visit: &Visit) {
    let client = &visit.client;
    match instance.sluss.sessions().say_farewell(farewell, visit).await {
        Ok(Some(answered)) => log(client, visit.tries + 1, &answered),
        Ok(None) => tracing::debug!(client, "another node tells a site"),
        Err(error) => tracing::warn!(client, %error, "a site could not be told of a sign-out"),
    }
}

fn log(client: &str, tries: u32, answered: &Answered) {
    match answered {
        Ok(VisitOutcome::Told) => tracing::info!(client, tries, "a site was told of a sign-out"),
        Ok(_) => tracing::debug!(client, "a site takes no word of sign-outs"),
        Err(why) => tracing::warn!(client, tries, why, "a site did not take word of a sign-out"),
    }
}
