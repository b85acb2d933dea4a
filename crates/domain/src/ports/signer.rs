//! Signatures of links, as a port.

use sluss_protocol::link::{KeyId, Signature};

/// Signs links with the key that devices have pinned.
pub trait RequestSigner: Send + Sync {
    /// The key's id in links.
    fn key(&self) -> KeyId;

    /// SHA-256 over the public key as an uncompressed point.
    fn fingerprint(&self) -> [u8; 32];

    /// Signs by ES256 (RFC 7518, section 3.4).
    fn sign(&self, message: &[u8]) -> Signature;
}
