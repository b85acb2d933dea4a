//! Sending what waits to be sent. Each message is claimed before it is sent, so that of two nodes one sends it; an SMS goes out
//! once at most, a mail until a server has taken it.

use std::time::Duration;

use crate::error::Error;
use crate::message::Messages;
use crate::model::message::{Envelope, MESSAGE_PURPOSE, Message, Recipient, Way};
use crate::model::subscription::Subscription;
use crate::model::timestamp::Timestamp;
use crate::ports::courier::{Mail, Push, SendError, Sms, Words};
use crate::ports::entropy::random;
use crate::ports::store::{Change, CommitError, Handling};

/// How long a claim holds, unless whoever has it says that it is still at it.
const LEASE: Duration = Duration::from_secs(60);

/// How often that should be said.
pub const SAID_EVERY: Duration = Duration::from_secs(20);

/// The pause after the first failure; it doubles with each.
const FIRST_PAUSE: Duration = Duration::from_secs(2);

/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

/// What came of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliveryOutcome {
    /// A courier has taken it.
    Sent,
    /// It will never be taken; it is thrown away.
    Refused(String),
    /// It was not taken, and is tried again.
    Postponed(String),
    /// Whether it was taken is not known, and it is not sent again: nobody should get two codes for one request.
    Unclear(String),
    /// Its time is over.
    Expired,
    /// It cannot be read here: it may be for a newer version that runs beside this one, so it is left until its time is over.
    Unreadable,
    /// Another node has it.
    Taken,
}

/// What came of one message, by which way, for the log: without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// By which way it was to go.
    pub way: Way,
    /// The how manyeth try it was.
    pub tries: u32,
    /// What came of it.
    pub outcome: DeliveryOutcome,
}

impl Messages<'_> {
    /// Messages that should be sent now by one way, the longest waiting first.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn due(&self, way: Way, limit: u32) -> Result<Vec<Envelope>, Error> {
        self.sluss.store.due_messages(self.sluss.now(), way, limit).await
    }

    /// Sends one message that is due, and settles what becomes of it.
    ///
    /// # Errors
    /// Only the store's. Where it fails after the sending, the claim keeps an SMS from going out again.
    pub async fn deliver(&self, envelope: &Envelope) -> Result<Delivery, Error> {
        let tries = envelope.tries.saturating_add(1);
        let message = self.read(envelope);
        // One from before ways were written down says so itself.
        let way = message.as_ref().map_or(envelope.way, |message| message.to.way());
        let done = |outcome| Ok(Delivery { way, tries, outcome });
        let until = self.sluss.now().after(LEASE);
        let claim = Change::Handle(Handling::Claim { id: envelope.id.clone(), tries: envelope.tries, until });
        match self.sluss.store.commit(vec![claim]).await {
            Err(CommitError::Conflict) => return done(DeliveryOutcome::Taken),
            Err(error) => return Err(error.into()),
            Ok(()) => {}
        }
        let outcome = match message {
            _ if envelope.expires_at <= self.sluss.now() => DeliveryOutcome::Expired,
            None => DeliveryOutcome::Unreadable,
            // Whoever claimed it before has never come back, and may have sent it.
            Some(message) if envelope.claimed && !message.to.takes_repeats() => {
                DeliveryOutcome::Unclear("the node that sent it has stopped".to_owned())
            }
            Some(message) => {
                let sent = self.send(envelope, &message).await;
                self.forget_if_gone(&message, &sent).await?;
                outcome(&message, sent)
            }
        };
        self.settle(envelope, tries, &outcome).await?;
        done(outcome)
    }

    /// Says that a message is still on its way, for as long as [`Self::deliver`] is at it: some mail servers take minutes, and a claim
    /// that held for minutes would delay what a node was about to send when it was killed.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn still_delivering(&self, envelope: &Envelope) -> Result<(), Error> {
        let until = self.sluss.now().after(LEASE);
        let extend = Change::Handle(Handling::Extend {
            id: envelope.id.clone(),
            tries: envelope.tries.saturating_add(1),
            until,
        });
        match self.sluss.store.commit(vec![extend]).await {
            // Not claimed yet, or done with.
            Err(CommitError::Conflict) => Ok(()),
            extended => Ok(extended?),
        }
    }

    /// A device that does not want to be woken any more is not tried again.
    async fn forget_if_gone(&self, message: &Message, sent: &Result<(), SendError>) -> Result<(), Error> {
        let (Recipient::Device(subscription), Err(SendError::Gone)) = (&message.to, sent) else { return Ok(()) };
        match self.sluss.store.commit(vec![Change::SetPush(subscription.device.clone(), None)]).await {
            // The device itself is gone too.
            Err(CommitError::Conflict) => Ok(()),
            forgotten => Ok(forgotten?),
        }
    }

    fn read(&self, envelope: &Envelope) -> Option<Message> {
        let opened = self.sluss.sealer.open(MESSAGE_PURPOSE, envelope.id.as_str(), &envelope.sealed);
        serde_json::from_slice(&opened.ok()?).ok()
    }

    async fn send(&self, envelope: &Envelope, message: &Message) -> Result<(), SendError> {
        let Words { subject, text } = self.sluss.wording.words(message, self.host());
        let id = envelope.id.clone();
        match &message.to {
            Recipient::Phone(number) => self.sluss.couriers.sms.send(&Sms { id, to: number.clone(), text }).await,
            Recipient::Mail(address) => {
                self.sluss.couriers.mail.send(&Mail { id, to: address.clone(), subject, text }).await
            }
            Recipient::Device(subscription) => self.sluss.couriers.push.send(&self.push(subscription, &text)).await,
        }
    }

    /// One wake-up replaces another that a sleeping device has not got yet.
    fn push(&self, subscription: &Subscription, text: &str) -> Push {
        Push {
            endpoint: subscription.endpoint.clone(),
            p256dh: subscription.p256dh.clone(),
            auth: subscription.auth.clone(),
            payload: text.as_bytes().to_vec(),
            ttl: self.sluss.policy.approval_lifetime,
            topic: Some("request".to_owned()),
        }
    }

    async fn settle(&self, envelope: &Envelope, tries: u32, outcome: &DeliveryOutcome) -> Result<(), Error> {
        let id = envelope.id.clone();
        let change = match outcome {
            DeliveryOutcome::Taken => return Ok(()),
            DeliveryOutcome::Postponed(_) | DeliveryOutcome::Unreadable => {
                Change::Handle(Handling::Postpone { id, tries, due_at: self.next_try(envelope) })
            }
            _ => Change::Handle(Handling::Remove { id, tries }),
        };
        match self.sluss.store.commit(vec![change]).await {
            // The lease ran out and another node has it now; what becomes of it is settled there.
            Err(CommitError::Conflict) => Ok(()),
            settled => Ok(settled?),
        }
    }

    /// The pause doubles, and chance shortens it by up to a half, so that what failed together does not come back together.
    fn next_try(&self, envelope: &Envelope) -> Timestamp {
        let pause = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(envelope.tries)).min(LONGEST_PAUSE);
        let [byte] = random::<1>(&*self.sluss.entropy);
        let pause = pause - (pause / 2) * u32::from(byte) / 256;
        self.sluss.now().after(pause).min(envelope.expires_at)
    }

    /// The host of the issuer, without its port.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.sluss.issuer.split_once("://").map_or(&*self.sluss.issuer, |(_, rest)| rest);
        rest.split([':', '/']).next().unwrap_or_default()
    }
}

fn outcome(message: &Message, sent: Result<(), SendError>) -> DeliveryOutcome {
    match sent {
        Ok(()) => DeliveryOutcome::Sent,
        Err(SendError::Refused(why)) => DeliveryOutcome::Refused(why),
        Err(SendError::Gone) => DeliveryOutcome::Refused("gone".to_owned()),
        Err(SendError::Unavailable(why)) => DeliveryOutcome::Postponed(why),
        // A mail that comes twice under one Message-ID is shown once.
        Err(SendError::Unclear(why)) if message.to.takes_repeats() => DeliveryOutcome::Postponed(why),
        Err(SendError::Unclear(why)) => DeliveryOutcome::Unclear(why),
    }
}

impl Recipient {
    /// Whether the same message may go out again where it is not known if it arrived.
    const fn takes_repeats(&self) -> bool {
        matches!(self, Self::Mail(_) | Self::Device(_))
    }
}
