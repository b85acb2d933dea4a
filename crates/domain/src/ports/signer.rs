//! Signatures under links, as a port.

use sluss_protocol::link::{KeyId, Signature};

/// Signs links with the key that devices have pinned.
pub trait RequestSigner: Send + Sync {
    /// Names the key in links.
    fn key(&self) -> KeyId;

    /// SHA-256 over the public key's uncompressed point.
    fn fingerprint(&self) -> [u8; 32];

    /// The ES256 signature.
    fn sign(&self, message: &[u8]) -> Signature;
}
