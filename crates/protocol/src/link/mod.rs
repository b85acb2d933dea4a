//! The links in QR codes: `<origin>/app/#S…` asks for a one-time code, `<origin>/app/#E…` enrols a device. The origin is the
//! authenticator's, which is the server's own unless it was given another.
//!
//! A link is compact (QR version 10 at level M), versioned and signed with ES256 by a server key that devices pin.
//! What follows the kind's letter is upper-case base32, so that a QR code stores it in its alphanumeric mode. Reading
//! checks everything but the signature, which the caller checks with its keys; only then does the content open.

mod enrolment;
mod error;
mod request;
mod wire;

pub use enrolment::EnrolmentTicket;
pub use error::LinkError;
pub use request::{SignInRequest, SiteName};
pub use wire::{AccountRef, KeyId, Signature, Unsigned};

use sha2::{Digest, Sha256};
use wire::{Content, Kind};

/// Where an authenticator is told for whose account it is needed, and nothing more.
const FOR: &str = "/app/#A";

/// The address of the authenticator at `origin`, with the account that it is needed for: an [`AccountRef`] in base64url, or nothing if that
/// is unknown.
#[must_use]
pub fn app_for(origin: &str, reference: &str) -> String {
    if reference.is_empty() { format!("{origin}/app/") } else { format!("{origin}{FOR}{reference}") }
}

/// The account that [`app_for`] named, in a text that was opened at the authenticator of `origin`.
#[must_use]
pub fn needed_for<'a>(text: &'a str, origin: &str) -> Option<&'a str> {
    text.strip_prefix(origin)?.strip_prefix(FOR)
}

/// The longest text that is read; a QR code cannot hold more.
pub const TEXT_MAX: usize = 4096;

/// A link that was read: well-formed, ours, of a known version. Not yet trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A link with `#S…`: somebody signs in and wants a code.
    SignIn(Unverified<SignInRequest>),
    /// A link with `#E…`: a device is to be registered.
    Enrolment(Unverified<EnrolmentTicket>),
}

impl Link {
    /// Reads a scanned, pasted or opened text at the authenticator of `origin` (no slash at the end).
    ///
    /// ```
    /// use sluss_protocol::link::{AccountRef, KeyId, Link, LinkError, SignInRequest, SiteName, Unsigned};
    ///
    /// let origin = "https://sluss.example.eu";
    /// let site = SiteName::new("RASFF Window");
    /// let asked = SignInRequest { account: AccountRef([1; 8]), transaction: [2; 8], question: [3; 32], expires_at: 900, site };
    /// let text = Unsigned::new(&asked, origin, KeyId([4; 4])).sign(&[5; 64]);
    ///
    /// let Link::SignIn(read) = Link::parse(&text, origin)? else { panic!("no device is registered by it") };
    /// // Whoever has the key with this id checks `read.signature()` over `read.signed_bytes()`; until then nothing else can be had of it.
    /// assert_eq!(read.key(), KeyId([4; 4]));
    /// assert_eq!(read.clone().accept(true, 899)?, asked);
    /// assert_eq!(read.clone().accept(true, 900), Err(LinkError::Expired));
    /// assert_eq!(read.accept(false, 899), Err(LinkError::Altered));
    /// # Ok::<(), LinkError>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with the text, see [`LinkError`].
    pub fn parse(text: &str, origin: &str) -> Result<Self, LinkError> {
        let (kind, bytes) = wire::unpack(text, origin)?;
        match kind {
            Kind::SignIn => Unverified::read(bytes, origin).map(Self::SignIn),
            Kind::Enrolment => Unverified::read(bytes, origin).map(Self::Enrolment),
        }
    }
}

/// Content whose signature has not been checked yet: all that can be done with it is to check it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unverified<T> {
    content: T,
    key: KeyId,
    signed: Vec<u8>,
    signature: Signature,
}

impl<T: Content> Unverified<T> {
    fn read(bytes: Vec<u8>, origin: &str) -> Result<Self, LinkError> {
        let (content, key, signature) = wire::open(&bytes)?;
        let signed = wire::signed_bytes(origin, &content, key);
        Ok(Self { content, key, signed, signature })
    }

    /// Which of the server's keys is said to have signed it.
    #[must_use]
    pub const fn key(&self) -> KeyId {
        self.key
    }

    /// The bytes that were signed.
    #[must_use]
    pub fn signed_bytes(&self) -> &[u8] {
        &self.signed
    }

    /// The ES256 signature over them: r and s, 32 bytes each.
    #[must_use]
    pub const fn signature(&self) -> &Signature {
        &self.signature
    }

    /// Opens the content, given the result of checking the signature. The server decides whether it has expired; a device whose clock may be
    /// wrong must not.
    ///
    /// # Errors
    /// [`LinkError::Altered`] when the signature is not genuine.
    pub fn open(self, genuine: bool) -> Result<T, LinkError> {
        if genuine { Ok(self.content) } else { Err(LinkError::Altered) }
    }

    /// The same, by a clock that can be trusted (epoch seconds).
    ///
    /// # Errors
    /// [`LinkError::Altered`] when the signature is not genuine, then [`LinkError::Expired`].
    pub fn accept(self, genuine: bool, now: u64) -> Result<T, LinkError> {
        let content = self.open(genuine)?;
        if now >= u64::from(content.expires_at()) { Err(LinkError::Expired) } else { Ok(content) }
    }
}

impl Unverified<EnrolmentTicket> {
    /// The fingerprint of the server key that the ticket asks the device to pin. The ticket is the first thing a
    /// device ever hears from a server, so this is what its signature is checked against: the key fetched from the
    /// server must have this fingerprint.
    #[must_use]
    pub const fn pinned_key(&self) -> &[u8; 32] {
        &self.content.key_fingerprint
    }
}

/// The fingerprint of a server key: SHA-256 over its uncompressed point.
#[must_use]
pub fn fingerprint(point: &[u8]) -> [u8; 32] {
    Sha256::digest(point).into()
}

/// The OCRA session information (RFC 6287, section 5.1, `S064`) for signed bytes: their SHA-256, with zeros before
/// it to 64 bytes.
pub(crate) fn session_information(signed: &[u8]) -> [u8; 64] {
    let mut session = [0; 64];
    session[32..].copy_from_slice(&Sha256::digest(signed));
    session
}

#[cfg(test)]
mod tests;
