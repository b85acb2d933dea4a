//! The bytes of a link: `version · key id · content · signature`, and the text around them.

use data_encoding::BASE32_NOPAD;

use super::{LinkError, TEXT_MAX};
use crate::typed;

/// The version that this code writes and reads.
pub(super) const VERSION: u8 = 1;
const PATH: &str = "/app/#";

/// An ES256 signature as WebCrypto and JOSE write it: r and s, 32 bytes each.
pub type Signature = [u8; 64];

/// Names one of a server's request-signing keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyId(pub [u8; 4]);

/// Names an account on its server, in links and on devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AccountRef(pub [u8; 8]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    SignIn,
    Enrolment,
}

impl Kind {
    const fn letter(self) -> char {
        match self {
            Self::SignIn => 'S',
            Self::Enrolment => 'E',
        }
    }
}

/// What a link can carry. Sealed: the two kinds are all there are.
pub trait Content: Sized + sealed::Content {}

pub(super) mod sealed {
    use super::{Kind, Reader};

    pub trait Content: Sized {
        #[expect(private_interfaces, reason = "the trait is sealed: nobody outside can name or call this")]
        const KIND: Kind;
        fn write(&self, out: &mut Vec<u8>);
        fn read(reader: &mut Reader<'_>) -> Option<Self>;
        fn expires_at(&self) -> u32;
    }
}

/// A link that only lacks its signature.
#[derive(Clone, Debug)]
pub struct Unsigned<'a, T> {
    content: &'a T,
    origin: &'a str,
    key: KeyId,
}

impl<'a, T: Content> Unsigned<'a, T> {
    /// A link to the authenticator at `origin` (no slash at the end), to be signed with the key named `key`.
    #[must_use]
    pub const fn new(content: &'a T, origin: &'a str, key: KeyId) -> Self {
        Self { content, origin, key }
    }

    /// The bytes to sign with ES256.
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        signed_bytes(self.origin, self.content, self.key)
    }

    /// The link with its signature, as it goes into a QR code.
    #[must_use]
    pub fn sign(&self, signature: &Signature) -> String {
        let mut bytes = head(self.content, self.key);
        bytes.extend_from_slice(signature);
        let letter = T::KIND.letter();
        format!("{}{PATH}{letter}{}", self.origin, BASE32_NOPAD.encode(&bytes))
    }
}

fn head<T: Content>(content: &T, key: KeyId) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    bytes.extend_from_slice(&key.0);
    content.write(&mut bytes);
    bytes
}

/// What the signature covers: the kind and the origin too, so that neither can be exchanged.
pub(super) fn signed_bytes<T: Content>(origin: &str, content: &T, key: KeyId) -> Vec<u8> {
    let mut bytes = format!("sluss link {}\n{origin}\n", T::KIND.letter()).into_bytes();
    bytes.extend(head(content, key));
    bytes
}

/// Splits a text into its kind and bytes.
pub(super) fn unpack(text: &str, origin: &str) -> Result<(Kind, Vec<u8>), LinkError> {
    let text = typed::plain(text);
    if text.len() > TEXT_MAX {
        return Err(LinkError::NotOurs);
    }
    let (server, rest) = text.split_once(PATH).ok_or(LinkError::NotOurs)?;
    let kind = [Kind::SignIn, Kind::Enrolment].into_iter().find(|kind| rest.starts_with(kind.letter()));
    let kind = kind.filter(|_| is_web_address(server)).ok_or(LinkError::NotOurs)?;
    if server != origin {
        return Err(LinkError::OtherServer { origin: server.to_owned() });
    }
    let bytes = BASE32_NOPAD.decode(&rest.as_bytes()[1..]).map_err(|_| LinkError::Altered)?;
    Ok((kind, bytes))
}

fn is_web_address(server: &str) -> bool {
    let host = server.strip_prefix("https://").or_else(|| server.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || c.is_control()))
}

/// Reads the bytes of a link to the last one.
pub(super) fn open<T: Content>(bytes: &[u8]) -> Result<(T, KeyId, Signature), LinkError> {
    let mut reader = Reader(bytes);
    match reader.array::<1>() {
        Some([VERSION]) => {}
        Some([other]) => return Err(LinkError::UnknownVersion(other)),
        None => return Err(LinkError::Altered),
    }
    read_body(&mut reader).ok_or(LinkError::Altered)
}

fn read_body<T: Content>(reader: &mut Reader<'_>) -> Option<(T, KeyId, Signature)> {
    let key = KeyId(reader.array()?);
    let content = T::read(reader)?;
    let signature = reader.array()?;
    reader.0.is_empty().then_some((content, key, signature))
}

/// What is left to read.
#[derive(Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }
}
