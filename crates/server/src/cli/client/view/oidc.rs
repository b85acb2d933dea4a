//! What `sluss client show` prints of a client of OpenID Connect, without its secret.

use serde::Serialize;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::relying_party::{OidcClient, OidcSettings};

#[derive(Serialize)]
pub(super) struct OidcView {
    redirect_uris: Vec<String>,
    origins: Vec<String>,
    web_message: bool,
    public: bool,
    signing: &'static str,
    id_token_claims: bool,
    settings: OidcSettings,
}

impl OidcView {
    pub(super) fn of(client: &OidcClient) -> Self {
        Self {
            redirect_uris: client.redirect_uris.clone(),
            origins: client.origins.clone(),
            web_message: client.web_message,
            public: client.secret_hash.is_none(),
            signing: match client.signing {
                Algorithm::Rs256 => "RS256",
                Algorithm::Es256 => "ES256",
            },
            id_token_claims: client.id_token_claims,
            settings: client.settings.clone(),
        }
    }

    pub(super) const fn sign_in(&self) -> &'static str {
        if self.web_message { "framed" } else { "page" }
    }

    pub(super) fn addresses(&self) -> &[String] {
        &self.redirect_uris
    }

    /// The same for people, each part with a label.
    pub(super) fn said(&self) -> Vec<(&'static str, String)> {
        let claims = if self.id_token_claims { "userinfo and ID token" } else { "userinfo" };
        let sign_in = if self.web_message { "framed in its own pages, or on ours" } else { "on our page" };
        let none = || "none".to_owned();
        vec![
            ("protocol", "OpenID Connect".to_owned()),
            ("redirect addresses", self.redirect_uris.join(" ")),
            ("more origins", self.origins.join(" ")),
            ("sign-in", sign_in.to_owned()),
            ("secret", if self.public { "none: a public client" } else { "kept as a hash" }.to_owned()),
            ("ID tokens", self.signing.to_owned()),
            ("claims in", claims.to_owned()),
            ("after sign-out", self.settings.post_logout_redirect_uris.join(" ")),
            ("told of sign-out", self.settings.backchannel_logout_uri.clone().unwrap_or_else(none)),
            ("framed at sign-out", self.settings.frontchannel_logout_uri.clone().unwrap_or_else(none)),
        ]
    }
}
