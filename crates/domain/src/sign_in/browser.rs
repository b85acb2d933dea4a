//! The secret that identifies a browser during a sign-in (docs/decisions/0025, 0049). One that we did not issue counts
//! as none, and every completed sign-in gives the browser a new one.

use subtle::ConstantTimeEq;

use crate::model::id::BASE64;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::sign_in::SignIn;
use crate::ports::entropy::random;
use crate::sluss::Sluss;

/// How many bytes of a secret are random; a MAC that proves that we issued it follows.
const OWN: usize = 32;

/// Browsers: the one that signs in, and those that are trusted.
#[derive(Clone, Copy, Debug)]
pub struct Browsers<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Browsers: the one that signs in, and those that are trusted.
    #[must_use]
    pub const fn browsers(&self) -> Browsers<'_> {
        Browsers { sluss: self }
    }
}

impl Browsers<'_> {
    /// A fresh secret for a browser that has none.
    #[must_use]
    pub fn new_browser(&self) -> Bearer {
        self.browser_of(&random(&*self.sluss.entropy))
    }

    /// The secret that a browser gets when its sign-in is complete. It is computed, so that the last page gives the
    /// same one however often it is loaded. `None` if there is nothing to renew: in a frame, which has none, and before
    /// the sign-in is complete.
    #[must_use]
    pub fn browser_after(&self, sign_in: &SignIn) -> Option<Bearer> {
        self.sluss.sign_ins().session_of(sign_in)?;
        sign_in.browser.as_ref()?;
        Some(self.browser_of(&self.sluss.sealer.tag("browser after", sign_in.handle.as_str())))
    }

    /// The hash of the secret that a browser shows, if we issued it.
    #[must_use]
    pub fn browser(&self, shown: &str) -> Option<BearerHash> {
        let hash = BearerHash::of(Kind::Browser, shown)?;
        let bytes = BASE64.decode(shown.get(Kind::Browser.prefix().len()..)?.as_bytes()).ok()?;
        let (own, proof) = bytes.split_first_chunk::<OWN>()?;
        bool::from(self.proof_of_browser(own).ct_eq(proof)).then_some(hash)
    }

    fn browser_of(&self, own: &[u8; OWN]) -> Bearer {
        Bearer::from_bytes(Kind::Browser, &[own.as_slice(), &self.proof_of_browser(own)].concat())
    }

    fn proof_of_browser(&self, own: &[u8; OWN]) -> [u8; 32] {
        self.sluss.sealer.tag("browser", &BASE64.encode(own))
    }
}
