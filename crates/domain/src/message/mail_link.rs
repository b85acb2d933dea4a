//! Links that work once, in mails or handed over by an operator: how many may be requested, and what each permits. The host in them is always the
//! issuer's, whatever the request said (F06).

use std::time::Duration;

use sluss_protocol::language::Language;

use crate::error::Error;
use crate::message::Messages;
use crate::model::account::Account;
use crate::model::allowance::Allowance;
use crate::model::email::Email;
use crate::model::id::{AccountId, BASE64};
use crate::model::mail_link::MailLink;
use crate::model::message::{Content, Message, Recipient};
use crate::model::secret::{BearerHash, Kind};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::{Visitor, WIDER};
use crate::ports::entropy::new_secret;
use crate::ports::store::{Bound, Change, CommitError, OwnChange};

/// The key that all mails with links are counted under.
const IN_ALL: &str = "mails in all";

const HOUR_MS: i64 = 60 * 60 * 1_000;

/// What a link is for, before it has a token.
struct MailLinkOf<'a> {
    email: &'a Email,
    account: Option<AccountId>,
    sign_in: Option<BearerHash>,
    expires_at: Timestamp,
}

impl Messages<'_> {
    /// A new link for this address, and the change that makes it work.
    pub(crate) fn new_mail_link(
        &self,
        kind: Kind,
        path: &str,
        email: &Email,
        account: Option<AccountId>,
    ) -> (String, Change) {
        self.new_mail_link_of(kind, path, email, account, None)
    }

    /// A link by which the account's owner replaces the password, for an operator to hand over; when it expires, and the
    /// change that makes it work.
    pub(crate) fn new_handed_reset(&self, account: &Account) -> (String, Timestamp, Change) {
        let expires_at = self.sluss.now().after(self.sluss.policy.handed_link_lifetime);
        let (id, email) = (Some(account.id.clone()), &account.email);
        let (link, works) =
            self.link(Kind::HandedReset, "reset", MailLinkOf { email, account: id, sign_in: None, expires_at });
        (link, expires_at, works)
    }

    /// The same as [`Self::new_mail_link`], for a link that belongs to one sign-in.
    pub(crate) fn new_mail_link_of(
        &self,
        kind: Kind,
        path: &str,
        email: &Email,
        account: Option<AccountId>,
        sign_in: Option<BearerHash>,
    ) -> (String, Change) {
        let expires_at = self.sluss.now().after(self.sluss.policy.mail_link_lifetime);
        self.link(kind, path, MailLinkOf { email, account, sign_in, expires_at })
    }

    fn link(&self, kind: Kind, path: &str, of: MailLinkOf<'_>) -> (String, Change) {
        let token = new_secret(kind, &*self.sluss.entropy);
        let MailLinkOf { email, account, sign_in, expires_at } = of;
        let link = MailLink { token: token.hash(), email: email.as_str().to_owned(), account, sign_in, expires_at };
        (format!("{}/{path}/{}", self.sluss.issuer, token.expose()), Change::Own(OwnChange::AddMailLink(link)))
    }

    /// The change that posts a mail, which is worth sending as long as the link in it works.
    pub(crate) fn mail_to(&self, email: &Email, language: Language, content: Content) -> Change {
        self.post(&Message { to: Recipient::mail(email), language, content }, self.sluss.policy.mail_link_lifetime)
    }

    /// The same work and the same row for an address without an account, but no mail: by the time it is due it has
    /// expired.
    pub(crate) fn mail_to_nobody(&self, email: &Email, content: Content) -> Change {
        let message = Message { to: Recipient::mail(email), language: Language::En, content };
        self.pretend(&message, self.sluss.policy.mail_link_lifetime)
    }

    /// Commits the changes unless this address or this network has requested too many mails of this kind within the
    /// hour. Each kind has its own count, so requesting one kind over and over keeps nobody from another. Whether the
    /// address has an account makes no difference to the count, and whoever asked is told nothing (H03).
    ///
    /// # Errors
    /// [`Error::Crowded`] if all visitors together have requested too many.
    pub(crate) async fn commit_counted(
        &self,
        kind: &str,
        email: &Email,
        visitor: &Visitor,
        changes: Vec<Change>,
    ) -> Result<(), Error> {
        let (counted, all) = self.counted(kind, email, visitor);
        match self.sluss.store.commit([changes, counted].concat()).await {
            Err(CommitError::Conflict) => self.unless_used_up(&all).await,
            other => Ok(other?),
        }
    }

    /// The same for somebody who is signed in, from whom it is no secret that there have been too many.
    ///
    /// # Errors
    /// [`Error::TooManyTries`] until the hour is over, [`Error::Crowded`] if all visitors together have requested too
    /// many.
    pub(crate) async fn commit_within_the_hour(
        &self,
        kind: &str,
        email: &Email,
        visitor: &Visitor,
        changes: Vec<Change>,
    ) -> Result<(), Error> {
        let (counted, all) = self.counted(kind, email, visitor);
        match self.sluss.store.commit([changes, counted].concat()).await {
            Err(CommitError::Conflict) => {
                self.unless_used_up(&all).await?;
                let left = HOUR_MS - self.sluss.now().0 % HOUR_MS;
                Err(Error::TooManyTries(Duration::from_millis(left.unsigned_abs())))
            }
            other => Ok(other?),
        }
    }

    /// The changes that count a mail, and conflict if it would be one too many; and the budget that all visitors share.
    fn counted(&self, kind: &str, email: &Email, visitor: &Visitor) -> (Vec<Change>, Allowance) {
        let hour = Timestamp(self.sluss.now().0 / HOUR_MS * HOUR_MS);
        let count = |what: &str, limit: u32| {
            let key = BASE64.encode(&self.sluss.sealer.tag("mails in an hour", &format!("{kind} {what}")));
            Change::Own(OwnChange::CountMail { key, hour, limit })
        };
        let strangers = &self.sluss.policy.strangers;
        let mut changes = vec![
            count(&format!("address {}", email.key()), strangers.mails_to_address),
            count(&format!("network {}", visitor.network), strangers.mails_from_network),
        ];
        let most = strangers.mails_from_network.saturating_mul(WIDER);
        changes.extend(visitor.wider().map(|wider| count(&format!("network {wider}"), most)));
        let all = Allowance { key: IN_ALL.to_owned(), limit: strangers.mails_in_all, at: self.sluss.now() };
        changes.push(Change::Bound(Bound::Spend(all.clone())));
        (changes, all)
    }

    /// A common budget that is used up is admitted to everybody, whatever the address.
    async fn unless_used_up(&self, all: &Allowance) -> Result<(), Error> {
        let Some(until) = all.full_until(&self.sluss.store.windows(&all.key).await?) else { return Ok(()) };
        tracing::error!(budget = all.key, most = all.limit.most, "the budget for mails with links is used up");
        Err(Error::Crowded { here: false, wait: all.wait(until) })
    }

    /// Reads a link that still works, without using it up: opening the page changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it was used or never issued, [`Error::Expired`].
    pub(crate) async fn read_mail_link(&self, kind: Kind, shown: &str) -> Result<MailLink, Error> {
        let token = BearerHash::of(kind, shown).ok_or(Error::NotFound)?;
        let link = self.sluss.store.mail_link(&token).await?.ok_or(Error::NotFound)?;
        if self.sluss.now() >= link.expires_at { Err(Error::Expired) } else { Ok(link) }
    }
}
