//! Relying parties, as registered.

use sluss_protocol::link::SiteName;
use sluss_protocol::method::Level;
use unicode_normalization::UnicodeNormalization as _;

use crate::model::branding::Branding;
use crate::model::key::Algorithm;
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
    /// What its protocol needs to know.
    pub protocol: Registration,
}

/// The part of a registration that belongs to one protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registration {
    /// A client of OpenID Connect.
    Oidc(OidcClient),
}

/// A relying party that speaks OpenID Connect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OidcClient {
    /// Where results may be sent; a request has to repeat one of them exactly.
    pub redirect_uris: Vec<String>,
    /// Which origins may frame the sign-in page, besides those of the redirect URIs.
    pub origins: Vec<String>,
    /// Whether it may show the sign-in in a frame and receive the result as a message (`response_mode=web_message`).
    pub web_message: bool,
    /// The hash of its secret; `None` for a public client, which relies on PKCE alone.
    pub secret_hash: Option<String>,
    /// How its ID tokens are signed.
    pub signing: Algorithm,
    /// Whether its ID tokens contain the claims of userinfo, for sites that read them only there.
    pub id_token_claims: bool,
}

impl RelyingParty {
    /// Its registration as a client of OpenID Connect; `None` if it speaks another protocol.
    #[must_use]
    pub const fn oidc(&self) -> Option<&OidcClient> {
        match &self.protocol {
            Registration::Oidc(client) => Some(client),
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
