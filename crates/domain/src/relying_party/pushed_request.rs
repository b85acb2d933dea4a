//! Authorization requests that clients leave with us, so that nobody on the way can change them (RFC 9126).

use crate::error::Error;
use crate::model::authorization::PushedRequest;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::ports::entropy::new_secret;
use crate::ports::store::{Change, IssuedChange};
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// Keeps a request for a minute; the result is its `request_uri`.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn push_request(&self, client: &str, form: String) -> Result<Bearer, Error> {
        let uri = new_secret(Kind::PushedRequest, &*self.sluss.entropy);
        let expires_at = self.sluss.now().after(self.sluss.policy.pushed_request_lifetime);
        let kept = PushedRequest { uri: uri.hash(), client: client.to_owned(), form, expires_at };
        self.sluss.store.commit(vec![Change::Issued(IssuedChange::PushRequest(kept))]).await?;
        Ok(uri)
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
