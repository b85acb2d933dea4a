//! Keeps in memory what would be sent, for demonstrations and tests: the newest first, and a limited number of each
//! kind.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use sluss_domain::ports::courier::{Couriers, Mail, Mailer, Push, Pusher, SendError, Sms, SmsSender};
use sluss_domain::{Clock, Timestamp};

/// How many of each kind are kept.
const KEPT: usize = 200;

/// The outbox. All clones share their contents.
#[derive(Clone)]
pub struct Outbox {
    clock: Arc<dyn Clock>,
    kept: Arc<Mutex<SentMessages>>,
}

#[derive(Default)]
struct SentMessages {
    sms: VecDeque<Sent<Sms>>,
    mails: VecDeque<Sent<Mail>>,
    pushes: VecDeque<Sent<Push>>,
    fault: Option<SendError>,
    version: u64,
}

/// A message that was sent to the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent<T> {
    /// When it would have been sent.
    pub at: Timestamp,
    /// The message as it would have been sent.
    pub what: T,
}

impl std::fmt::Debug for Outbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Outbox(..)")
    }
}

impl Outbox {
    /// An empty outbox, which takes times from this clock.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, kept: Arc::default() }
    }

    /// Carriers that all put messages into this outbox.
    #[must_use]
    pub fn couriers(&self) -> Couriers {
        let outbox = Arc::new(self.clone());
        Couriers { sms: outbox.clone(), mail: outbox.clone(), push: outbox }
    }

    /// Refuses everything from now on, for this reason; `None` accepts messages again.
    pub fn fail(&self, fault: Option<SendError>) {
        self.kept().fault = fault;
    }

    /// All SMS, the newest first.
    #[must_use]
    pub fn sms(&self) -> Vec<Sent<Sms>> {
        self.kept().sms.iter().cloned().collect()
    }

    /// All mails, the newest first.
    #[must_use]
    pub fn mails(&self) -> Vec<Sent<Mail>> {
        self.kept().mails.iter().cloned().collect()
    }

    /// All pushes, the newest first.
    #[must_use]
    pub fn pushes(&self) -> Vec<Sent<Push>> {
        self.kept().pushes.iter().cloned().collect()
    }

    /// A number that changes whenever something was added.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.kept().version
    }

    fn kept(&self) -> MutexGuard<'_, SentMessages> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep<T: Clone>(&self, what: &T, list: fn(&mut SentMessages) -> &mut VecDeque<Sent<T>>) -> Result<(), SendError> {
        let mut kept = self.kept();
        if let Some(fault) = &kept.fault {
            return Err(fault.clone());
        }
        kept.version += 1;
        let list = list(&mut kept);
        list.push_front(Sent { at: self.clock.now(), what: what.clone() });
        list.truncate(KEPT);
        Ok(())
    }
}

#[async_trait]
impl SmsSender for Outbox {
    async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        self.keep(sms, |kept| &mut kept.sms)
    }
}

#[async_trait]
impl Mailer for Outbox {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        self.keep(mail, |kept| &mut kept.mails)
    }
}

#[async_trait]
impl Pusher for Outbox {
    async fn send(&self, push: &Push) -> Result<(), SendError> {
        self.keep(push, |kept| &mut kept.pushes)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use sluss_domain::model::id::MessageId;
    use sluss_domain::ports::courier::{Mail, Mailer, SendError};
    use sluss_domain::{Clock, Timestamp};

    use super::{KEPT, Outbox};

    struct Noon;
    impl Clock for Noon {
        fn now(&self) -> Timestamp {
            Timestamp(0)
        }
    }

    fn mail(subject: &str) -> Mail {
        let id = MessageId::parse("msg_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        Mail {
            id,
            to: "anna@example.eu".to_owned(),
            subject: subject.to_owned(),
            text: String::new(),
            html: String::new(),
        }
    }

    #[tokio::test]
    async fn the_newest_is_first_and_the_oldest_are_dropped() {
        let outbox = Outbox::new(Arc::new(Noon));
        for number in 0..=KEPT {
            Mailer::send(&outbox, &mail(&number.to_string())).await.unwrap();
        }
        let subjects: Vec<String> = outbox.mails().into_iter().map(|sent| sent.what.subject).collect();
        assert_eq!((subjects.len(), subjects[0].as_str(), subjects[KEPT - 1].as_str()), (KEPT, "200", "1"));
    }

    #[tokio::test]
    async fn an_outbox_with_a_fault_takes_nothing() {
        let outbox = Outbox::new(Arc::new(Noon));
        outbox.fail(Some(SendError::Gone));
        assert_eq!(Mailer::send(&outbox, &mail("x")).await, Err(SendError::Gone));
        outbox.fail(None);
        assert_eq!(outbox.mails(), []);
    }
}
