//! Messages to people: what is said, to whom, in which language. They are stored sealed in the commit that makes them true, so
//! none is lost when a gateway is down; sending them comes after, and writing them out in words is the server's.

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
    /// The change that puts a message among those to be sent. After `lifetime` it is not worth sending any more.
    #[must_use]
    pub fn post(&self, message: &Message, lifetime: std::time::Duration) -> Change {
        let id = new_id::<MessageId>(&*self.sluss.entropy);
        let json = serde_json::to_vec(message).expect("a message is text and numbers");
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

    /// The change that only looks like [`Self::post`], for those who must not learn a difference: the same work and the same row,
    /// but by the time that it is due it is not worth sending any more.
    #[must_use]
    pub(crate) fn pretend(&self, message: &Message, lifetime: std::time::Duration) -> Change {
        match self.post(message, lifetime) {
            Change::AddMessage(envelope) => Change::AddMessage(Envelope { due_at: envelope.expires_at, ..envelope }),
            other => other,
        }
    }

    /// The change that tells an account's owner by mail of something that changed (F07).
    #[must_use]
    pub fn notify(&self, account: &Account, notice: Notice, visitor: &Visitor) -> Change {
        let message = Message {
            to: Recipient::mail(&account.email),
            language: account.language,
            content: self.notice(account, notice, visitor),
        };
        self.post(&message, NOTICE_LIFETIME)
    }

    /// The same at every address that we have: by mail, and in a line to each phone number (F04).
    ///
    /// # Errors
    /// Only the store's.
    pub async fn notify_everywhere(
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

/// Mail servers that are down for longer than this are down for good.
const NOTICE_LIFETIME: std::time::Duration = std::time::Duration::from_secs(3 * 24 * 60 * 60);
