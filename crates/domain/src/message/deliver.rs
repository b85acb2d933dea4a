//! Sending the messages that wait. Each is claimed before it is sent, so that only one node sends it; an SMS goes out
//! at most once, a mail until a server has accepted it.

use std::time::Duration;

use crate::error::Error;
use crate::message::Messages;
use crate::model::message::{Envelope, MESSAGE_PURPOSE, Message, Recipient, Way};
use crate::model::subscription::Subscription;
use crate::model::timestamp::Timestamp;
use crate::ports::courier::{Mail, Push, SendError, Sms, Words};
use crate::ports::entropy::random;
use crate::ports::store::{Change, CommitError, Handling};

/// How long a claim lasts unless it is extended by whoever holds it.
const LEASE: Duration = Duration::from_secs(60);

/// How often [`Messages::still_delivering`] should be called while a message is on its way.
pub const SAID_EVERY: Duration = Duration::from_secs(20);

/// The pause after the first failure; it doubles with every further one.
const FIRST_PAUSE: Duration = Duration::from_secs(2);

/// The pause never grows beyond this.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

/// What became of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliveryOutcome {
    /// The courier has accepted it.
    Sent,
    /// It will never be accepted, for this reason, and is discarded.
    Refused(String),
    /// It was not accepted, for this reason, and will be tried again.
    Postponed(String),
    /// It is unknown whether it was accepted, and it is not sent again: nobody should get two codes for one request.
    Unclear(String),
    /// It was no longer worth sending, and is discarded.
    Expired,
    /// It cannot be read here. It may be meant for a newer version running beside this one, so it is kept until it
    /// expires.
    Unreadable,
    /// Another node has claimed it.
    Taken,
}

/// A report on one message for the log, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The channel that it was to take.
    pub way: Way,
    /// Which attempt this was, counting from 1.
    pub tries: u32,
    /// What became of it.
    pub outcome: DeliveryOutcome,
}

impl Messages<'_> {
    /// The messages for one channel that are due, those waiting longest first.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn due(&self, way: Way, limit: u32) -> Result<Vec<Envelope>, Error> {
        self.sluss.store.due_messages(self.sluss.now(), way, limit).await
    }

    /// Sends one message that is due, and stores what became of it.
    ///
    /// # Errors
    /// Only store errors. If the store fails after the sending, the claim keeps an SMS from going out again.
    pub async fn deliver(&self, envelope: &Envelope) -> Result<Delivery, Error> {
        let tries = envelope.tries.saturating_add(1);
        let message = self.read(envelope);
        // An envelope from before ways were stored is told its way by the message.
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
            // The node that claimed it before never reported back, and may have sent it.
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

    /// Extends the claim while [`Self::deliver`] is at work: some mail servers take minutes, and a claim that lasted
    /// minutes from the start would delay what a killed node was about to send.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn still_delivering(&self, envelope: &Envelope) -> Result<(), Error> {
        let until = self.sluss.now().after(LEASE);
        let extend = Change::Handle(Handling::Extend {
            id: envelope.id.clone(),
            tries: envelope.tries.saturating_add(1),
            until,
        });
        match self.sluss.store.commit(vec![extend]).await {
            // The message is not claimed yet, or is already settled.
            Err(CommitError::Conflict) => Ok(()),
            extended => Ok(extended?),
        }
    }

    /// Forgets the push subscription of a device that no longer wants to be woken.
    async fn forget_if_gone(&self, message: &Message, sent: &Result<(), SendError>) -> Result<(), Error> {
        let (Recipient::Device(subscription), Err(SendError::Gone)) = (&message.to, sent) else { return Ok(()) };
        match self.sluss.store.commit(vec![Change::SetPush(subscription.device.clone(), None)]).await {
            // The device has been removed too.
            Err(CommitError::Conflict) => Ok(()),
            forgotten => Ok(forgotten?),
        }
    }

    fn read(&self, envelope: &Envelope) -> Option<Message> {
        let opened = self.sluss.sealer.open(MESSAGE_PURPOSE, envelope.id.as_str(), &envelope.sealed);
        serde_json::from_slice(&opened.ok()?).ok()
    }

    async fn send(&self, envelope: &Envelope, message: &Message) -> Result<(), SendError> {
        let Words { subject, text, html } = self.sluss.wording.words(message, self.host());
        let id = envelope.id.clone();
        match &message.to {
            Recipient::Phone(number) => self.sluss.couriers.sms.send(&Sms { id, to: number.clone(), text }).await,
            Recipient::Mail(address) => {
                self.sluss.couriers.mail.send(&Mail { id, to: address.clone(), subject, text, html }).await
            }
            Recipient::Device(subscription) => self.sluss.couriers.push.send(&self.push(subscription, &text)).await,
        }
    }

    /// A newer wake-up replaces one that a sleeping device has not received yet (RFC 8030, section 5.4).
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
            // The claim ran out and another node holds the message now; it settles what becomes of it.
            Err(CommitError::Conflict) => Ok(()),
            settled => Ok(settled?),
        }
    }

    /// When to try again: the pause doubles, and chance shortens it by up to a half, so that messages that failed
    /// together do not all come back together.
    fn next_try(&self, envelope: &Envelope) -> Timestamp {
        let pause = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(envelope.tries)).min(LONGEST_PAUSE);
        let [byte] = random::<1>(&*self.sluss.entropy);
        let pause = pause - (pause / 2) * u32::from(byte) / 256;
        self.sluss.now().after(pause).min(envelope.expires_at)
    }

    /// The issuer's host name, without the port.
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
        // A mail that arrives twice under one Message-ID is shown once.
        Err(SendError::Unclear(why)) if message.to.takes_repeats() => DeliveryOutcome::Postponed(why),
        Err(SendError::Unclear(why)) => DeliveryOutcome::Unclear(why),
    }
}

impl Recipient {
    /// Whether the same message may go out again when it is unknown whether it arrived.
    const fn takes_repeats(&self) -> bool {
        matches!(self, Self::Mail(_) | Self::Device(_))
    }
}
