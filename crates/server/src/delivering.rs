//! Sends waiting messages while the server serves: as soon as one is posted here, and every few seconds for those that other nodes posted
//! and those to be tried again.

use std::collections::HashMap;
use std::time::Duration;

use sluss_delivery::settings::CourierParts;
use sluss_delivery::{Opener, Outbox};
use sluss_domain::message::deliver::{Delivery, DeliveryOutcome, SAID_EVERY};
use sluss_domain::model::id::MessageId;
use sluss_domain::model::message::{Envelope, Way};
use sluss_domain::ports::sealer::Sealer;
use sluss_domain::{Error, Sluss};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::Instance;

/// How often to look for messages that are due.
const EVERY: Duration = Duration::from_secs(3);
/// How many messages each gateway may have under way at once: a slow one holds up that many of its own, and no others.
const AT_ONCE: u32 = 32;
/// How long a stop waits for messages on their way.
const LAST_CALL: Duration = Duration::from_secs(20);

/// What setting up couriers needs.
#[must_use]
pub fn courier_parts<'a>(instance: &'a Instance, outbox: &'a Outbox) -> CourierParts<'a> {
    CourierParts {
        opener: opener(&*instance.sluss.sealer),
        outbox,
        vapid: instance.keys.clone(),
        issuer: &instance.sluss.issuer,
        clock: instance.sluss.clock.clone(),
        entropy: instance.sluss.entropy.clone(),
    }
}

/// Opens sealed secrets in the settings with this key, and looks others up in the environment.
pub(crate) fn opener(sealer: &dyn Sealer) -> Opener<'_> {
    Opener { sealer, variable: &variable }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Sends until told to stop, and lets messages on their way arrive.
pub async fn deliver(instance: Instance, mut stop: watch::Receiver<bool>) {
    let mut round = Round { instance, under_way: HashMap::new(), tasks: JoinSet::new() };
    while !*stop.borrow() {
        round.begin().await;
        tokio::select! {
            _ = stop.changed() => break,
            Some(done) = round.tasks.join_next() => round.end(done.ok()),
            () = round.instance.database.posted() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
    let last = async { while round.tasks.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_CALL, last).await.is_err() {
        tracing::warn!("stopped while messages were on their way");
    }
}

struct Round {
    instance: Instance,
    under_way: HashMap<MessageId, Way>,
    tasks: JoinSet<MessageId>,
}

impl Round {
    /// Starts on messages that are due and not on their way yet, as far as there is room.
    async fn begin(&mut self) {
        for way in Way::ALL {
            let room =
                (AT_ONCE as usize).saturating_sub(self.under_way.values().filter(|under| **under == way).count());
            if room == 0 {
                continue;
            }
            // Messages on their way may not be claimed yet, so they can be found again.
            let due = match self.instance.sluss.messages().due(way, AT_ONCE).await {
                Ok(due) => due,
                Err(error) => return tracing::warn!(%error, "waiting messages could not be looked up"),
            };
            let fresh: Vec<Envelope> = due.into_iter().filter(|due| !self.under_way.contains_key(&due.id)).collect();
            fresh.into_iter().take(room).for_each(|envelope| self.set_out(envelope));
        }
    }

    fn set_out(&mut self, envelope: Envelope) {
        let sluss = self.instance.sluss.clone();
        self.under_way.insert(envelope.id.clone(), envelope.way);
        self.tasks.spawn(async move {
            let messages = sluss.messages();
            tokio::select! {
                delivered = messages.deliver(&envelope) => log(&envelope.id, &delivered),
                () = keep_saying(&sluss, &envelope) => {}
            }
            envelope.id
        });
    }

    fn end(&mut self, done: Option<MessageId>) {
        match done {
            Some(id) => _ = self.under_way.remove(&id),
            // A task ended without saying whose it was; the other messages are claimed, and are found again when they are due.
            None => self.under_way.clear(),
        }
    }
}

/// Keeps the claim alive: other nodes leave a message alone while it is claimed.
async fn keep_saying(sluss: &Sluss, envelope: &Envelope) {
    loop {
        tokio::time::sleep(SAID_EVERY).await;
        if let Err(error) = sluss.messages().still_delivering(envelope).await {
            tracing::warn!(id = %envelope.id, %error, "a claim could not be held");
        }
    }
}

/// One line per try, without content, number, address or code (M02).
fn log(message: &MessageId, delivery: &Result<Delivery, Error>) {
    let Delivery { way, tries, outcome } = match delivery {
        Ok(delivery) => delivery,
        Err(error) => return tracing::warn!(id = %message, %error, "a message could not be settled"),
    };
    let way = way.name();
    match outcome {
        DeliveryOutcome::Sent => tracing::info!(id = %message, way, tries, "a message was sent"),
        DeliveryOutcome::Taken => tracing::debug!(id = %message, "another node has a message"),
        DeliveryOutcome::Postponed(why) => tracing::warn!(id = %message, way, tries, why, "a message is tried again"),
        DeliveryOutcome::Refused(why) => tracing::warn!(id = %message, way, tries, why, "a message was refused"),
        DeliveryOutcome::Unclear(why) => {
            tracing::warn!(id = %message, way, tries, why, "a message may have been sent, once")
        }
        // Messages for nobody are never tried (docs/decisions/0045).
        DeliveryOutcome::Expired if *tries == 1 => tracing::debug!(id = %message, way, "a message was never due"),
        DeliveryOutcome::Expired => tracing::warn!(id = %message, way, tries, "a message was not sent in time"),
        DeliveryOutcome::Unreadable => tracing::error!(id = %message, tries, "a message cannot be read"),
    }
}
