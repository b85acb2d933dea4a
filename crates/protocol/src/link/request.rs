//! The request for a one-time code: what a person is shown before the code, and what the code then signs.

use super::session_information;
use super::wire::{AccountRef, Content, KeyId, Kind, Reader, Unsigned, sealed};

/// A site's name as far as it fits into a QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteName(String);

impl SiteName {
    /// The most bytes that a name takes in a link.
    pub const MAX_BYTES: usize = 28;

    /// The name, shortened with `…` if it is too long, and without control characters.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let clean: String = name.chars().filter(|c| !c.is_control()).collect();
        if clean.len() <= Self::MAX_BYTES {
            return Self(clean);
        }
        let room = Self::MAX_BYTES - '…'.len_utf8();
        let mut end = room;
        while !clean.is_char_boundary(end) {
            end -= 1;
        }
        Self(format!("{}…", clean[..end].trim_end()))
    }

    /// The name as it is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A signed request for a one-time code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInRequest {
    /// Whose code is wanted.
    pub account: AccountRef,
    /// Which sign-in this is.
    pub transaction: [u8; 8],
    /// The random question (OCRA `QH64`): 256 bits, never used twice.
    pub question: [u8; 32],
    /// When the request stops being answered, in epoch seconds.
    pub expires_at: u32,
    /// The site that asks, as far as its name fits.
    pub site: SiteName,
}

impl SignInRequest {
    /// The session information for OCRA: what the person sees is what the code signs.
    #[must_use]
    pub fn session(&self, origin: &str, key: KeyId) -> [u8; 64] {
        session_information(&Unsigned::new(self, origin, key).signed_bytes())
    }
}

impl Content for SignInRequest {}

impl sealed::Content for SignInRequest {
    #[expect(private_interfaces, reason = "the trait is sealed: nobody outside can name or call this")]
    const KIND: Kind = Kind::SignIn;

    fn write(&self, out: &mut Vec<u8>) {
        let site = self.site.as_str().as_bytes();
        out.extend_from_slice(&self.account.0);
        out.extend_from_slice(&self.transaction);
        out.extend_from_slice(&self.question);
        out.extend_from_slice(&self.expires_at.to_be_bytes());
        out.push(u8::try_from(site.len()).expect("SiteName::MAX_BYTES is below 256"));
        out.extend_from_slice(site);
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let account = AccountRef(reader.array()?);
        let transaction = reader.array()?;
        let question = reader.array()?;
        let expires_at = u32::from_be_bytes(reader.array()?);
        let [length] = reader.array()?;
        let name = std::str::from_utf8(reader.bytes(usize::from(length))?).ok()?;
        let site = SiteName::new(name);
        (site.as_str() == name).then_some(Self { account, transaction, question, expires_at, site })
    }

    fn expires_at(&self) -> u32 {
        self.expires_at
    }
}
