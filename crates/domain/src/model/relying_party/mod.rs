//! Relying parties, as registered: what is common to all, and a part for each protocol.

mod cas;
mod oidc;

pub use cas::{Assurance, CasService, CasUser};
pub use oidc::{OidcClient, OidcSettings};

use sluss_protocol::link::SiteName;
use sluss_protocol::method::Level;
use unicode_normalization::UnicodeNormalization as _;

use crate::model::attributes::Released;
use crate::model::branding::Branding;
use crate::model::stored_request::Protocol;
use crate::model::timestamp::Timestamp;

/// A site that people sign in to, whatever protocol it speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelyingParty {
    /// The id that its requests carry, such as a `client_id`.
    pub id: String,
    /// The name that people see.
    pub name: String,
    /// The lowest level that every sign-in to it needs; a request can ask for more.
    pub level: Level,
    /// How many hours old the account's newest second factor has to be before this site accepts a two-step sign-in; 0
    /// accepts it at once.
    pub factor_age_hours: u32,
    /// What its sign-in pages have in place of what the server has there.
    pub branding: Branding,
    /// When it was registered.
    pub created_at: Timestamp,
    /// Which attributes of an account it is told of, besides those that its protocol always has.
    pub released: Released,
    /// What its protocol needs to know.
    pub protocol: Registration,
}

/// The part of a registration that belongs to one protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there are a few of them at a time, and almost all are of OpenID Connect"
)]
pub enum Registration {
    /// A client of OpenID Connect.
    Oidc(OidcClient),
    /// A service of CAS.
    Cas(CasService),
}

impl Registration {
    /// The protocol that the relying party speaks.
    #[must_use]
    pub const fn protocol(&self) -> Protocol {
        match self {
            Self::Oidc(_) => Protocol::Oidc,
            Self::Cas(_) => Protocol::Cas,
        }
    }
}

impl RelyingParty {
    /// Its registration as a client of OpenID Connect; `None` if it speaks another protocol.
    #[must_use]
    pub const fn oidc(&self) -> Option<&OidcClient> {
        match &self.protocol {
            Registration::Oidc(client) => Some(client),
            Registration::Cas(_) => None,
        }
    }

    /// Its registration as a service of CAS; `None` if it speaks another protocol.
    #[must_use]
    pub const fn cas(&self) -> Option<&CasService> {
        match &self.protocol {
            Registration::Cas(service) => Some(service),
            Registration::Oidc(_) => None,
        }
    }

    /// Whether a text can be an id: 1 to 64 characters, none of which needs escaping anywhere.
    #[must_use]
    pub fn is_id(text: &str) -> bool {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        (1..=64).contains(&text.len()) && text.bytes().all(plain)
    }

    /// Whether people could mistake this site for the other by its name, as a page shows all of it or a phone its
    /// beginning ([`SiteName`]): case, spaces, dashes and letter forms make no difference.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        let short = |name: &str| looks(SiteName::new(name).as_str());
        looks(&self.name) == looks(&other.name) || short(&self.name) == short(&other.name)
    }
}

/// A name reduced to what people notice at a glance.
fn looks(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}
