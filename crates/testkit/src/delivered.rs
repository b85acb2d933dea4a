//! What people got: SMS and mails that the server has sent.

use sluss_domain::message::deliver::Delivery;
use sluss_domain::model::message::{Envelope, Way};
use sluss_domain::ports::courier::{Mail, Push, Sms};

use crate::Server;

impl Server {
    /// Sends all that is due by the test's clock, as a running server does by itself; says what came of each message.
    pub async fn deliver(&self) -> Vec<Delivery> {
        let sluss = self.house().sluss;
        let mut deliveries = Vec::new();
        loop {
            let due = self.due().await;
            if due.is_empty() {
                return deliveries;
            }
            for envelope in due {
                deliveries.push(sluss.messages().deliver(&envelope).await.unwrap_or_else(|error| panic!("{error}")));
            }
        }
    }

    /// What is due by the test's clock, by whichever way, the longest waiting first.
    pub async fn due(&self) -> Vec<Envelope> {
        let sluss = self.house().sluss;
        let mut due = Vec::new();
        for way in Way::ALL {
            due.extend(sluss.messages().due(way, 100).await.unwrap_or_else(|error| panic!("{error}")));
        }
        due.sort_by_key(|envelope| envelope.due_at);
        due
    }

    /// The SMS that a number has got, the oldest first.
    #[must_use]
    pub fn sms_to(&self, number: &str) -> Vec<Sms> {
        let all = self.outbox.sms().into_iter().rev().map(|sent| sent.what);
        all.filter(|sms| sms.to.expose() == number).collect()
    }

    /// What devices were woken with, the oldest first.
    #[must_use]
    pub fn pushes(&self) -> Vec<Push> {
        self.outbox.pushes().into_iter().rev().map(|sent| sent.what).collect()
    }

    /// The mails that an address has got, the oldest first.
    #[must_use]
    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        let all = self.outbox.mails().into_iter().rev().map(|sent| sent.what);
        all.filter(|mail| mail.to.eq_ignore_ascii_case(address)).collect()
    }
}
