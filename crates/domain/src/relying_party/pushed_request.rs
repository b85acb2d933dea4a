//! Authorization requests that clients leave with us, so that nobody on the way can change them (RFC 9126).

use crate::error::Error;
use crate::model::allowance::{Allowance, Limit};
use crate::model::authorization::PushedRequest;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::sign_in::SignInState;
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
        let kept = PushedRequest { uri: uri.hash(), client: client.to_owned(), form, sign_in: None, expires_at };
        self.commit_of_stranger(Change::Issued(IssuedChange::PushRequest(kept)), "pushed from", stranger).await?;
        Ok(uri)
    }

    /// Commits a change that somebody asks for who has perhaps proved nothing, a `stranger`; then it takes a place in the
    /// counts of its network and of all.
    pub(super) async fn commit_of_stranger(
        &self,
        change: Change,
        what: &str,
        stranger: Option<&Visitor>,
    ) -> Result<(), Error> {
        let places = stranger.map(|visitor| self.places(what, visitor)).unwrap_or_default();
        let taken = places.iter().cloned().map(|place| Change::Bound(Bound::Spend(place)));
        match self.sluss.store.commit([change].into_iter().chain(taken).collect()).await.map_err(Error::from) {
            Err(Error::Conflict) => self.full(&places).await,
            other => other,
        }
    }

    /// The places in the counts of the network, of the wider network, and of everybody.
    fn places(&self, what: &str, visitor: &Visitor) -> Vec<Allowance> {
        let (at, strangers) = (self.sluss.now(), &self.sluss.policy.strangers);
        let one = |key: String, most: u32| Allowance { key, limit: Limit::hourly(most), at };
        let most = strangers.pushed_per_network;
        let around = visitor.wider().map(|wider| one(format!("{what} {wider}"), most.saturating_mul(WIDER)));
        let own = one(format!("{what} {}", visitor.network), most);
        let all = one(format!("{what} anywhere"), strangers.pushed_in_all);
        [own].into_iter().chain(around).chain([all]).collect()
    }

    /// Which of the counts is full.
    pub(super) async fn full<T>(&self, places: &[Allowance]) -> Result<T, Error> {
        for place in places {
            if place.full_until(&self.sluss.store.windows(&place.key).await?).is_some() {
                return Err(self.sluss.attempts().refused(place).await?);
            }
        }
        Err(Error::Conflict)
    }

    /// A request that this client left, for as long as nobody has completed what it began: a page may be loaded again
    /// (FAPI 2.0 Security Profile, section 5.3.2.2).
    ///
    /// # Errors
    /// [`Error::NotFound`] for any other address, [`Error::Expired`], or [`Error::AlreadyUsed`].
    pub async fn pushed_request(&self, uri: &str, client: &str) -> Result<PushedRequest, Error> {
        let hash = BearerHash::of(Kind::PushedRequest, uri).ok_or(Error::NotFound)?;
        let kept = self.sluss.store.pushed_request(&hash).await?.filter(|kept| kept.client == client);
        let kept = kept.ok_or(Error::NotFound)?;
        if self.sluss.now() >= kept.expires_at {
            return Err(Error::Expired);
        }
        let Some(begun) = &kept.sign_in else { return Ok(kept) };
        let sign_in = self.sluss.store.sign_in(begun).await?.ok_or(Error::AlreadyUsed)?;
        match sign_in.state {
            SignInState::Passed { .. } | SignInState::Ended { .. } => Err(Error::AlreadyUsed),
            _ => Ok(kept),
        }
    }

    /// Notes that a pushed request has begun this sign-in, by its handle.
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] if it was used up meanwhile.
    pub async fn begin_pushed(&self, uri: &BearerHash, sign_in: &Bearer) -> Result<(), Error> {
        let begun = IssuedChange::BeginPushedRequest { uri: uri.clone(), sign_in: sign_in.hash() };
        self.commit_pushed(begun).await
    }

    /// Uses a pushed request up, before it is answered at once; of several attempts at that only one succeeds.
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] for all others.
    pub async fn use_up_pushed(&self, uri: &BearerHash) -> Result<(), Error> {
        self.commit_pushed(IssuedChange::TakePushedRequest(uri.clone())).await
    }

    async fn commit_pushed(&self, change: IssuedChange) -> Result<(), Error> {
        match self.sluss.store.commit(vec![Change::Issued(change)]).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other,
        }
    }
}
