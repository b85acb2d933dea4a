//! The signed request that a device answers, as the link in a QR code or a push message: for both methods of *Mobile
//! app*.

use std::time::Duration;

use sluss_protocol::link::{KeyId, Link, SignInRequest, SiteName, Unsigned};

use crate::error::Error;
use crate::model::account::Account;
use crate::model::sign_in::Target;
use crate::model::timestamp::Timestamp;
use crate::ports::entropy::random;
use crate::sluss::Sluss;

/// Signs a new request for this account and target (C02: random, never used twice), and says until when it can be
/// answered.
pub(crate) fn sign(sluss: &Sluss, target: &Target, account: &Account, lifetime: Duration) -> (String, Timestamp) {
    let expires_at = sluss.now().after(lifetime);
    let request = SignInRequest {
        account: account.reference,
        transaction: random(&*sluss.entropy),
        question: random(&*sluss.entropy),
        expires_at: expires_at.seconds_u32(),
        site: SiteName::new(target.shown_name()),
    };
    let unsigned = Unsigned::new(&request, &sluss.app_origin, sluss.signer.key());
    (unsigned.sign(&sluss.signer.sign(&unsigned.signed_bytes())), expires_at)
}

/// Reads back a request that we stored ourselves.
pub(crate) fn read(sluss: &Sluss, link: &str) -> Result<(SignInRequest, KeyId), Error> {
    let Ok(Link::SignIn(unverified)) = Link::parse(link, &sluss.app_origin) else {
        return Err(Error::Store("the link of a challenge cannot be read".to_owned()));
    };
    let key = unverified.key();
    let request = unverified.accept(true, 0).map_err(|error| Error::Store(error.to_string()))?;
    Ok((request, key))
}
