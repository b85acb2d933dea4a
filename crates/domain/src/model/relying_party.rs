//! Relying sites, as they are registered.

use sluss_protocol::link::SiteName;
use sluss_protocol::method::Level;
use unicode_normalization::UnicodeNormalization as _;

use crate::model::key::Algorithm;
use crate::model::timestamp::Timestamp;

/// A site that people sign in to, whatever protocol it speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelyingParty {
    /// Its name to us, such as a `client_id`.
    pub id: String,
    /// As people see it.
    pub name: String,
    /// What it asks for at least.
    pub level: Level,
    /// For how many hours the newest factor must have been there before this site takes two steps by any; 0: it takes them at once.
    pub factor_age_hours: u32,
    /// When it was registered.
    pub created_at: Timestamp,
    /// What it is registered with by its protocol.
    pub protocol: Registration,
}

/// What one protocol needs to know of a relying party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registration {
    /// OpenID Connect.
    Oidc(OidcClient),
}

/// A client of OpenID Connect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OidcClient {
    /// Where results may be sent, each to the letter.
    pub redirect_uris: Vec<String>,
    /// Which origins may frame the sign-in page, beside those of the redirect addresses.
    pub origins: Vec<String>,
    /// Whether it may show the sign-in in a frame, and hear of it by a message (`response_mode=web_message`).
    pub web_message: bool,
    /// Hash of its secret; `None`: a public client, which has PKCE alone.
    pub secret_hash: Option<String>,
    /// How its ID tokens are signed.
    pub signing: Algorithm,
    /// Whether its ID tokens say what userinfo says, for sites that ask there only.
    pub id_token_claims: bool,
}

impl RelyingParty {
    /// What it is registered with as a client of OpenID Connect; `None` where it speaks another protocol.
    #[must_use]
    pub const fn oidc(&self) -> Option<&OidcClient> {
        match &self.protocol {
            Registration::Oidc(client) => Some(client),
        }
    }

    /// Whether an id can be one: 1 to 64 of the characters that need no escaping anywhere.
    #[must_use]
    pub fn is_id(text: &str) -> bool {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        (1..=64).contains(&text.len()) && text.bytes().all(plain)
    }

    /// Whether people could take this site for the other by its name, as a page shows it whole or a phone the beginning of it
    /// ([`SiteName`]): case, spaces, dashes and forms of letters tell nobody apart.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        let short = |name: &str| looks(SiteName::new(name).as_str());
        looks(&self.name) == looks(&other.name) || short(&self.name) == short(&other.name)
    }
}

/// A name by what people see of it at a glance.
fn looks(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}
