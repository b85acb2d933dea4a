//! Messages to people: what is said, to whom, and in which language. They are stored sealed in the commit that makes
//! them true, so none is lost while a gateway is down; sending follows later, and the server puts them into words.

pub mod deliver;
mod mail_link;
mod wake_up;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::id::MessageId;
use crate::model::message::{Content, Envelope, MESSAGE_PURPOSE, Message, Notice, Recipient};
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// Messages to people and devices, links in mails, and wake-ups.
#[derive(Clone, Copy, Debug)]
pub struct Messages<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Messages to people and devices, links in mails, and wake-ups.
    #[must_use]
    pub const fn messages(&self) -> Messages<'_> {
        Messages { sluss: self }
    }
}

impl Messages<'_> {
    /// The change that queues a message for sending. After `lifetime` it is no longer worth sending.
    #[must_use]
    pub fn post(&self, message: &Message, lifetime: std::time::Duration) -> Change {
        let id = new_id::<MessageId>(&*self.sluss.entropy);
        let json = serde_json::to_vec(message).expect("a message consists of text and numbers");
        let sealed = self.sluss.sealer.seal(MESSAGE_PURPOSE, id.as_str(), &json);
        let now = self.sluss.now();
        Change::AddMessage(Envelope {
            id,
            way: message.to.way(),
            sealed,
            due_at: now,
            tries: 0,
            claimed: false,
            expires_at: now.after(lifetime),
        })
    }

    /// A change that only looks like [`Self::post`], for those who must not learn a difference: the same work and the
    /// same row, but by the time it is due it has expired.
    #[must_use]
    pub(crate) fn pretend(&self, message: &Message, lifetime: std::time::Duration) -> Change {
        match self.post(message, lifetime) {
            Change::AddMessage(envelope) => Change::AddMessage(Envelope { due_at: envelope.expires_at, ..envelope }),
            other => other,
        }
    }

    /// The change that mails a notice about a change to the account's owner (F07).
    #[must_use]
    pub fn notify(&self, account: &Account, notice: Notice, visitor: &Visitor) -> Change {
        let message = Message {
            to: Recipient::mail(&account.email),
            language: account.language,
            content: self.notice(account, notice, visitor),
        };
        self.post(&message, NOTICE_LIFETIME)
    }

    /// Notifies the owner at every address that we have: by mail, and by SMS to each phone number (F04).
    ///
    /// # Errors
    /// [`Error::Unsealable`] for a number, and store errors.
    pub(crate) async fn notify_everywhere(
        &self,
        account: &Account,
        notice: &Notice,
        visitor: &Visitor,
    ) -> Result<Vec<Change>, Error> {
        let mut changes = vec![self.notify(account, notice.clone(), visitor)];
        for number in self.sluss.store.numbers(&account.id).await? {
            let to = Recipient::Phone(self.sluss.phone_numbers().open(&number)?);
            let content = self.notice(account, notice.clone(), visitor);
            changes.push(self.post(&Message { to, language: account.language, content }, NOTICE_LIFETIME));
        }
        Ok(changes)
    }

    fn notice(&self, account: &Account, notice: Notice, visitor: &Visitor) -> Content {
        Content::Notice {
            notice,
            at: self.sluss.now(),
            visitor: visitor.clone(),
            not_me: self.sluss.accounts().not_me_link(account),
        }
    }
}

/// A mail server that is down for longer than this is not coming back.
const NOTICE_LIFETIME: std::time::Duration = std::time::Duration::from_secs(3 * 24 * 60 * 60);
