//! Authorization requests that clients leave with us, so that nobody on the way can change them (RFC 9126).

use crate::error::Error;
use crate::model::allowance::{Allowance, Limit};
use crate::model::authorization::PushedRequest;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::visitor::{Visitor, WIDER};
use crate::ports::entropy::new_secret;
use crate::ports::store::{Bound, Change, IssuedChange};
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// Keeps a request for a minute; the result is its `request_uri`. Of clients that have proved nothing, `stranger`s, a
    /// network and all together have a bounded number (docs/decisions/0042).
    ///
    /// # Errors
    /// [`Error::Crowded`] if there are too many.
    pub async fn push_request(&self, client: &str, form: String, stranger: Option<&Visitor>) -> Result<Bearer, Error> {
        let uri = new_secret(Kind::PushedRequest, &*self.sluss.entropy);
        let expires_at = self.sluss.now().after(self.sluss.policy.pushed_request_lifetime);
        let kept = PushedRequest { uri: uri.hash(), client: client.to_owned(), form, expires_at };
        let places = stranger.map(|visitor| self.places(visitor)).unwrap_or_default();
        let taken = places.iter().cloned().map(|place| Change::Bound(Bound::Spend(place)));
        let changes = [Change::Issued(IssuedChange::PushRequest(kept))].into_iter().chain(taken).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => self.full(&places).await,
            other => other.map(|()| uri),
        }
    }

    /// The places in the counts of the network, of the wider network, and of everybody.
    fn places(&self, visitor: &Visitor) -> Vec<Allowance> {
        let (at, strangers) = (self.sluss.now(), &self.sluss.policy.strangers);
        let one = |key: String, most: u32| Allowance { key, limit: Limit::hourly(most), at };
        let most = strangers.pushed_per_network;
        let around = visitor.wider().map(|wider| one(format!("pushed from {wider}"), most.saturating_mul(WIDER)));
        let own = one(format!("pushed from {}", visitor.network), most);
        let all = one("pushed from anywhere".to_owned(), strangers.pushed_in_all);
        [own].into_iter().chain(around).chain([all]).collect()
    }

    /// Which of the counts is full.
    async fn full<T>(&self, places: &[Allowance]) -> Result<T, Error> {
        for place in places {
            if place.full_until(&self.sluss.store.windows(&place.key).await?).is_some() {
                return Err(self.sluss.attempts().refused(place).await?);
            }
        }
        Err(Error::Conflict)
    }

    /// The parameters of a request that this client left, which is thereby used up.
    ///
    /// # Errors
    /// [`Error::NotFound`] for any other address, [`Error::Expired`], or [`Error::AlreadyUsed`].
    pub async fn take_pushed_request(&self, uri: &str, client: &str) -> Result<String, Error> {
        let hash = BearerHash::of(Kind::PushedRequest, uri).ok_or(Error::NotFound)?;
        let kept = self.sluss.store.pushed_request(&hash).await?.filter(|kept| kept.client == client);
        let kept = kept.ok_or(Error::NotFound)?;
        if self.sluss.now() >= kept.expires_at {
            return Err(Error::Expired);
        }
        match self.sluss.store.commit(vec![Change::Issued(IssuedChange::TakePushedRequest(hash))]).await {
            Err(crate::ports::store::CommitError::Conflict) => Err(Error::AlreadyUsed),
            other => Ok(other.map(|()| kept.form)?),
        }
    }
}
