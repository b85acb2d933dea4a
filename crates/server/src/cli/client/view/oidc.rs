//! What `sluss client show` prints of a client of OpenID Connect, without its secret.

use serde::Serialize;
use sluss_domain::model::oidc_policy::ClientAuth;
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
            public: client.is_public(),
            signing: client.signing.name(),
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

    const fn proof(&self) -> &'static str {
        match self.settings.client_auth {
            ClientAuth::Secret if self.public => "not at all: a public client",
            ClientAuth::Secret => "by its secret, kept as a hash",
            ClientAuth::SecretJwt => "by an HMAC with its secret, kept sealed",
            ClientAuth::PrivateKeyJwt => "by a signature with one of its keys",
        }
    }

    /// What it may do or has to do besides what every client does.
    fn permitted(&self) -> String {
        let settings = &self.settings;
        let named = [
            (settings.offline_access, "have refresh tokens"),
            (settings.client_credentials, "have tokens of its own"),
            (settings.device_flow, "sign people in at devices without a browser"),
            (settings.sets_attributes, "set attributes of accounts"),
            (settings.signed_userinfo, "have userinfo signed"),
            (settings.no_iss, "be answered without iss"),
            (settings.has_to_push(), "only push its requests"),
            (settings.has_to_bind(), "only have tokens that are bound to a key"),
        ];
        let said: Vec<_> = named.into_iter().filter(|(holds, _)| *holds).map(|(_, said)| said).collect();
        if said.is_empty() { "nothing".to_owned() } else { said.join(", ") }
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
            ("ID tokens", self.signing.to_owned()),
            ("claims in", claims.to_owned()),
            ("proves itself", self.proof().to_owned()),
            ("may also", self.permitted()),
            ("after sign-out", self.settings.post_logout_redirect_uris.join(" ")),
            ("told of sign-out", self.settings.backchannel_logout_uri.clone().unwrap_or_else(none)),
            ("framed at sign-out", self.settings.frontchannel_logout_uri.clone().unwrap_or_else(none)),
        ]
    }
}
