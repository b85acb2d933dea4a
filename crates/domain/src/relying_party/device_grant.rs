//! Sign-ins for devices without a browser (RFC 8628): the device asks and polls, a person types its code in a browser and agrees there.

use std::time::Duration;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::allowance::{Allowance, Limit};
use crate::model::authorization::{DeviceGrant, Grant};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::stored_request::StoredRequest;
use crate::model::timestamp::{Timestamp, millis};
use crate::model::visitor::{Visitor, WIDER};
use crate::ports::entropy::new_secret;
use crate::ports::store::{Bound, Change, IssuedChange};
use crate::relying_party::RelyingParties;

/// How long a device waits between two questions.
pub const POLL_INTERVAL: Duration = Duration::from_secs(5);

/// How many codes one network may type in an hour, and all together: of 25 thousand million codes a few are good at a time.
const TYPED_PER_NETWORK: u32 = 60;
const TYPED_IN_ALL: u32 = 20_000;

/// What a device hears.
#[derive(Debug)]
pub enum Polled {
    /// Nobody has decided yet.
    Pending,
    /// It asks too often.
    TooOften,
    /// The person said no.
    Denied,
    /// The person with this account agreed; the result is redeemed like a code.
    Granted(Box<Grant>, Box<Account>),
}

impl RelyingParties<'_> {
    /// A code for a device to poll with.
    #[must_use]
    pub fn new_device_code(&self) -> Bearer {
        new_secret(Kind::DeviceCode, &*self.sluss.entropy)
    }

    /// Keeps a device's request until a person has decided. `typed` is the code for the person; of clients that have
    /// proved nothing, a `stranger`'s network and all together have a bounded number (docs/decisions/0042).
    ///
    /// # Errors
    /// [`Error::Crowded`] if there are too many.
    pub async fn begin_device(
        &self,
        client: &str,
        request: StoredRequest,
        device: &Bearer,
        typed: &str,
        stranger: Option<&Visitor>,
    ) -> Result<(), Error> {
        let expires_at = self.sluss.now().after(self.sluss.policy.device_grant_lifetime);
        let (device, user, client) = (device.hash(), user_hash(typed), client.to_owned());
        let polled_at = Timestamp(0);
        let kept = DeviceGrant { device, user, client, request, denied: false, polled_at, expires_at };
        self.commit_of_stranger(Change::Issued(IssuedChange::AddDeviceGrant(kept)), "device begun from", stranger).await
    }

    /// The device that this code was shown on. Each wrong code counts for the network that it comes from.
    ///
    /// # Errors
    /// [`Error::NotFound`] if nobody waits for it, [`Error::TooManyTries`] or the like after too many looks.
    pub async fn device_by_typed(&self, typed: &str, visitor: &Visitor) -> Result<DeviceGrant, Error> {
        let at = self.sluss.now();
        let one = |key: String, most: u32| Allowance { key, limit: Limit::hourly(most), at };
        let around = visitor.wider().map(|wider| one(format!("typed from {wider}"), TYPED_PER_NETWORK * WIDER));
        let own = one(format!("typed from {}", visitor.network), TYPED_PER_NETWORK);
        let places: Vec<_> =
            [own].into_iter().chain(around).chain([one("typed anywhere".to_owned(), TYPED_IN_ALL)]).collect();
        let spent = places.iter().cloned().map(|place| Change::Bound(Bound::Spend(place))).collect();
        match self.sluss.store.commit(spent).await.map_err(Error::from) {
            Err(Error::Conflict) => return self.full(&places).await,
            other => other?,
        }
        let found = self.sluss.store.device_grant(&user_hash(typed)).await?;
        let found = found.filter(|kept| self.sluss.now() < kept.expires_at && !kept.denied).ok_or(Error::NotFound)?;
        let back = places.into_iter().map(|place| Change::Bound(Bound::GiveBack(place))).collect();
        self.sluss.store.commit(back).await?;
        Ok(found)
    }

    /// The person has said no.
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] if that was decided before.
    pub async fn deny_device(&self, typed: &str) -> Result<(), Error> {
        self.decide(vec![Change::Issued(IssuedChange::DecideDevice { user: user_hash(typed), denied: true })]).await
    }

    /// The person has signed in for the device: the code of that sign-in is used up, and the device's own becomes good
    /// with the same evidence. It rests on no session, since the device is not the browser.
    ///
    /// # Errors
    /// [`Error::NotFound`] for any other code, [`Error::Expired`], or [`Error::AlreadyUsed`].
    pub async fn approve_device(
        &self,
        code: &str,
        device_of: impl FnOnce(&StoredRequest) -> Option<String>,
    ) -> Result<(), Error> {
        let hash = BearerHash::of(Kind::Code, code).ok_or(Error::NotFound)?;
        let grant = self.sluss.store.grant(&hash).await?.ok_or(Error::NotFound)?;
        let device = device_of(&grant.request).map(BearerHash::stored).ok_or(Error::NotFound)?;
        let kept = self.sluss.store.device_grant(&device).await?.filter(|kept| kept.client == grant.client);
        let kept = kept.filter(|kept| kept.device == device && !kept.denied).ok_or(Error::NotFound)?;
        let now = self.sluss.now();
        if grant.used {
            return Err(Error::AlreadyUsed);
        }
        if now >= grant.expires_at || now >= kept.expires_at {
            return Err(Error::Expired);
        }
        let given = Grant { code: device, session: None, expires_at: kept.expires_at, ..grant };
        self.decide(vec![
            Change::UseGrant(hash),
            Change::Issued(IssuedChange::DecideDevice { user: kept.user, denied: false }),
            Change::AddGrant(given),
        ])
        .await
    }

    /// A device asks whether the person has decided.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Expired`], or [`Error::AlreadyUsed`], which also revokes what the device got.
    pub async fn poll_device(&self, shown: &str, client: &str) -> Result<Polled, Error> {
        let hash = BearerHash::of(Kind::DeviceCode, shown).ok_or(Error::NotFound)?;
        let kept = self.sluss.store.device_grant(&hash).await?;
        let kept = kept.filter(|kept| kept.client == client && kept.device == hash).ok_or(Error::NotFound)?;
        let now = self.sluss.now();
        if now >= kept.expires_at {
            return Err(Error::Expired);
        }
        let (device, before) = (hash.clone(), kept.polled_at);
        let asked = Change::Issued(IssuedChange::PollDevice { device, before, now });
        match self.sluss.store.commit(vec![asked]).await.map_err(Error::from) {
            Err(Error::Conflict) => return Ok(Polled::TooOften),
            other => other?,
        }
        if now.0 - before.0 < millis(POLL_INTERVAL) {
            return Ok(Polled::TooOften);
        }
        if kept.denied {
            return Ok(Polled::Denied);
        }
        match self.sluss.store.grant_and_account(&hash).await? {
            None => Ok(Polled::Pending),
            Some((grant, _)) if grant.used => {
                self.sluss.store.commit(vec![Change::RevokeTokensOf(hash)]).await?;
                Err(Error::AlreadyUsed)
            }
            Some((grant, account)) => Ok(Polled::Granted(Box::new(grant), Box::new(account))),
        }
    }

    async fn decide(&self, changes: Vec<Change>) -> Result<(), Error> {
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other,
        }
    }
}

/// A typed code is short, and good for ten minutes.
fn user_hash(typed: &str) -> BearerHash {
    Bearer::from_bytes(Kind::UserCode, typed.as_bytes()).hash()
}
