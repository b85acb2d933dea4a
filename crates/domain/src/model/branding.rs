//! What a relying party has on its sign-in pages in place of what the server has there.

use serde::{Deserialize, Serialize};

/// Whom to turn to about a site, and its colour. The names at the top and at the foot stay the server's: no site may pass for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Branding {
    /// The colour of buttons and links, as `#rrggbb`; white can be read on it.
    pub accent: Option<String>,
    /// Where people can write for help with the site.
    pub support_email: Option<String>,
    /// Where people can read about help with the site.
    pub support_url: Option<String>,
    /// Where it says what the site does with people's data.
    pub privacy_url: Option<String>,
    /// Where it says how accessible the site is.
    pub accessibility_url: Option<String>,
    /// The media type of its logo, which is stored apart.
    pub logo: Option<String>,
}

/// A site's logo, which was admitted as a picture and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteLogo {
    /// Its media type.
    pub kind: String,
    /// The file as it is.
    pub bytes: Vec<u8>,
}
