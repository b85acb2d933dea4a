//! The secret by which a browser is known again while somebody signs in with it (docs/decisions/0025, 0049). One that we did not give out is
//! none, and every sign-in that passes leaves the browser with another.

use subtle::ConstantTimeEq;

use crate::model::id::BASE64;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::sign_in::SignIn;
use crate::ports::entropy::random;
use crate::sluss::Sluss;

/// How many bytes of a secret are its own; our proof that we gave it out comes after them.
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
    /// A new one.
    #[must_use]
    pub fn new_browser(&self) -> Bearer {
        self.browser_of(&random(&*self.sluss.entropy))
    }

    /// The one that a browser has from a passed sign-in on. It is computed, so that the last page gives the same one however often it is
    /// read. `None` where there is nothing to renew: in a frame, which has none, and before the sign-in has passed.
    #[must_use]
    pub fn browser_after(&self, sign_in: &SignIn) -> Option<Bearer> {
        self.sluss.sign_ins().session_of(sign_in)?;
        sign_in.browser.as_ref()?;
        Some(self.browser_of(&self.sluss.sealer.tag("browser after", sign_in.handle.as_str())))
    }

    /// Whose secret a browser shows, if we gave it out.
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
