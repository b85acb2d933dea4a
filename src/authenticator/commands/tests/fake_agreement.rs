//! Agreeing on a secret in memory: everybody who knows both points would have it, and nobody else in a test computes with them.

use sluss_otp::Algorithm;
use zeroize::Zeroizing;

use super::fake::FakePlatform;
use crate::authenticator::vault::fake::FakeKey;
use crate::authenticator::vault::{Agreement, KeyError, Keys, Pair, Secret32};

/// What the owners of two points agree on. A private half is the point itself, which nobody else in a test computes with.
impl Agreement for FakePlatform {
    async fn new_agreement_pair(&self) -> Result<Pair<FakeKey>, KeyError> {
        self.new_pair().await
    }

    async fn agree(&self, private: &FakeKey, point: &[u8]) -> Result<Secret32, KeyError> {
        let mut both = [private.0.as_slice(), point];
        both.sort_unstable();
        Ok(Zeroizing::new(Algorithm::Sha256.digest(&both.concat()).try_into().expect("a digest has 32 bytes")))
    }
}
