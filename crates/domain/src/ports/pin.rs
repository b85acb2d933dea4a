//! The key of PINs and the search through all of them, as ports (docs/decisions/0048).

use async_trait::async_trait;
use zeroize::Zeroizing;

use crate::ports::busy::Busy;

/// What is asked of a PIN, by its SHA-256.
pub type PinFits = Box<dyn Fn(&[u8]) -> bool + Send>;

/// Looks through all PINs there are, for so many at once.
#[async_trait]
pub trait PinSearch: Send + Sync {
    /// Those that fit. It takes as long whichever they are.
    async fn those_that(&self, fits: PinFits) -> Result<Vec<Zeroizing<String>>, Busy>;
}

/// Has the key that PINs are hashed under. It is sealed in the store, and so outlives the key file that it is sealed with.
pub trait PinKey: Send + Sync {
    /// HMAC-SHA-256 over a PIN's digits.
    fn blind(&self, digits: &str) -> [u8; 32];
}
