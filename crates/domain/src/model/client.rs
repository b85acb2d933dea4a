//! Relying sites, as they are registered.

use sluss_protocol::link::SiteName;
use sluss_protocol::method::Level;
use unicode_normalization::UnicodeNormalization as _;

use crate::model::key::Algorithm;
use crate::model::timestamp::Timestamp;

/// A registered relying site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its `client_id`.
    pub id: String,
    /// As people see it.
    pub name: String,
    /// Where results may be sent, each to the letter.
    pub redirect_uris: Vec<String>,
    /// Which origins may frame the sign-in page, beside those of the redirect addresses.
    pub origins: Vec<String>,
    /// Whether it may show the sign-in in a frame, and hear of it by a message (`response_mode=web_message`).
    pub web_message: bool,
    /// What it asks for at least.
    pub level: Level,
    /// Hash of its secret; `None`: a public client, which has PKCE alone.
    pub secret_hash: Option<String>,
    /// How its ID tokens are signed.
    pub signing: Algorithm,
    /// Whether its ID tokens say what userinfo says, for sites that ask there only.
    pub id_token_claims: bool,
    /// For how many hours the newest factor must have been there before this site takes two steps by any; 0: it takes them at once.
    pub factor_age_hours: u32,
    /// When it was registered.
    pub created_at: Timestamp,
}

impl Client {
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
