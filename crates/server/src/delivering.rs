//! Sending what waits, beside serving: as soon as something was posted here, and every few seconds for what other nodes posted and
//! what is to be tried again.

use std::collections::HashMap;
use std::time::Duration;

use sluss_delivery::settings::Means;
use sluss_delivery::{Opener, Outbox};
use sluss_domain::message::deliver::{Delivery, Outcome, SAID_EVERY};
use sluss_domain::model::id::MessageId;
use sluss_domain::model::message::{Envelope, Way};
use sluss_domain::ports::sealer::Sealer;
use sluss_domain::{Error, Sluss};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::House;

/// How often it is looked for what is due.
const EVERY: Duration = Duration::from_secs(3);
/// How many messages are under way at once by each way: a slow gateway holds up so many of its own, and no others.
const AT_ONCE: u32 = 32;
/// How long those on their way are waited for at the end.
const LAST_CALL: Duration = Duration::from_secs(20);

/// What couriers need to be set up.
#[must_use]
pub fn means<'a>(house: &'a House, outbox: &'a Outbox) -> Means<'a> {
    Means {
        opener: opener(&*house.sluss.sealer),
        outbox,
        vapid: house.keys.clone(),
        issuer: &house.sluss.issuer,
        clock: house.sluss.clock.clone(),
        entropy: house.sluss.entropy.clone(),
    }
}

/// Opens secrets of the settings with this key, and looks others up in the environment.
pub(crate) fn opener(sealer: &dyn Sealer) -> Opener<'_> {
    Opener { sealer, variable: &variable }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Sends until told to stop, and lets what is on its way arrive.
pub async fn deliver(house: House, mut stop: watch::Receiver<bool>) {
    let mut round = Round { house, under_way: HashMap::new(), tasks: JoinSet::new() };
    while !*stop.borrow() {
        round.begin().await;
        tokio::select! {
            _ = stop.changed() => break,
            Some(done) = round.tasks.join_next() => round.end(done.ok()),
            () = round.house.database.posted() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
    let last = async { while round.tasks.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_CALL, last).await.is_err() {
        tracing::warn!("stopped while messages were on their way");
    }
}

struct Round {
    house: House,
    under_way: HashMap<MessageId, Way>,
    tasks: JoinSet<MessageId>,
}

impl Round {
    /// Sets out with what is due and not on its way yet, as far as there is room.
    async fn begin(&mut self) {
        for way in Way::ALL {
            let room =
                (AT_ONCE as usize).saturating_sub(self.under_way.values().filter(|under| **under == way).count());
            if room == 0 {
                continue;
            }
            // Those on their way may not be claimed yet, so that they are found again.
            let due = match self.house.sluss.messages().due(way, AT_ONCE).await {
                Ok(due) => due,
                Err(error) => return tracing::warn!(%error, "what waits to be sent could not be looked up"),
            };
            let fresh: Vec<Envelope> = due.into_iter().filter(|due| !self.under_way.contains_key(&due.id)).collect();
            fresh.into_iter().take(room).for_each(|envelope| self.set_out(envelope));
        }
    }

    fn set_out(&mut self, envelope: Envelope) {
        let sluss = self.house.sluss.clone();
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
            // One ended without saying which it was; the others are claimed, and found again when they are due.
            None => self.under_way.clear(),
        }
    }
}

/// Other nodes leave a message alone for as long as somebody says that it is on its way.
async fn keep_saying(sluss: &Sluss, envelope: &Envelope) {
    loop {
        tokio::time::sleep(SAID_EVERY).await;
        if let Err(error) = sluss.messages().still_delivering(envelope).await {
            tracing::warn!(id = %envelope.id, %error, "a claim could not be held");
        }
    }
}

/// One line for each try, without content, number, address or code (M02).
fn log(message: &MessageId, delivery: &Result<Delivery, Error>) {
    let Delivery { way, tries, outcome } = match delivery {
        Ok(delivery) => delivery,
        Err(error) => return tracing::warn!(id = %message, %error, "a message could not be settled"),
    };
    let way = way.name();
    match outcome {
        Outcome::Sent => tracing::info!(id = %message, way, tries, "a message was sent"),
        Outcome::Taken => tracing::debug!(id = %message, "another node has a message"),
        Outcome::Postponed(why) => tracing::warn!(id = %message, way, tries, why, "a message is tried again"),
        Outcome::Refused(why) => tracing::warn!(id = %message, way, tries, why, "a message was refused"),
        Outcome::Unclear(why) => tracing::warn!(id = %message, way, tries, why, "a message may have been sent, once"),
        // What is for nobody is never tried (docs/decisions/0045).
        Outcome::Expired if *tries == 1 => tracing::debug!(id = %message, way, "a message was never due"),
        Outcome::Expired => tracing::warn!(id = %message, way, tries, "a message was not sent in time"),
        Outcome::Unreadable => tracing::error!(id = %message, tries, "a message cannot be read"),
    }
}
