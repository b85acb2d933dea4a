//! The key for PINs and the search through all of them, as ports (docs/decisions/0048).

use async_trait::async_trait;
use zeroize::Zeroizing;

use crate::ports::busy::Busy;

/// Whether a PIN with this SHA-256 fits.
pub type PinFits = Box<dyn Fn(&[u8]) -> bool + Send>;

/// Searches all possible PINs, with a bounded number of searches at a time.
#[async_trait]
pub trait PinSearch: Send + Sync {
    /// All PINs that fit. The time does not depend on which they are.
    async fn those_that(&self, fits: PinFits) -> Result<Vec<Zeroizing<String>>, Busy>;
}

/// Holds the key that PINs are hashed with. It is sealed in the store, and so outlives the key file that it is sealed
/// with.
pub trait PinKey: Send + Sync {
    /// HMAC-SHA-256 over a PIN's digits.
    fn blind(&self, digits: &str) -> [u8; 32];
}
