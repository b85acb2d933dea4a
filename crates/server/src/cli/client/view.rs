//! A relying site as `sluss client list` and `sluss client show` print it, without its secret.

use serde::Serialize;
use sluss_domain::model::branding::Branding;
use sluss_domain::model::relying_party::{Registration, RelyingParty};

use crate::cli::output::Row;
use crate::dates::{minute, rfc3339};

/// A relying site.
#[derive(Serialize)]
pub(super) struct ClientView {
    id: String,
    name: String,
    protocol: &'static str,
    level: &'static str,
    factor_age_hours: u32,
    redirect_uris: Vec<String>,
    origins: Vec<String>,
    web_message: bool,
    public: bool,
    signing: &'static str,
    id_token_claims: bool,
    #[serde(flatten)]
    branding: Branding,
    created_at: String,
    #[serde(skip)]
    created: String,
}

impl ClientView {
    pub(super) fn of(party: &RelyingParty) -> Self {
        let Registration::Oidc(client) = &party.protocol;
        Self {
            id: party.id.clone(),
            name: party.name.clone(),
            protocol: "oidc",
            level: party.level.name(),
            factor_age_hours: party.factor_age_hours,
            redirect_uris: client.redirect_uris.clone(),
            origins: client.origins.clone(),
            web_message: client.web_message,
            public: client.secret_hash.is_none(),
            signing: client.signing.name(),
            id_token_claims: client.id_token_claims,
            branding: party.branding.clone(),
            created_at: rfc3339(party.created_at),
            created: minute(party.created_at),
        }
    }

    const fn sign_in(&self) -> &'static str {
        if self.web_message { "framed" } else { "page" }
    }

    /// The same for people, each part with a label.
    pub(super) fn said(&self) -> Vec<(&'static str, String)> {
        let age = match self.factor_age_hours {
            0 => "accepted at once".to_owned(),
            hours => format!("accepted {hours} h after they were registered"),
        };
        let claims = if self.id_token_claims { "userinfo and ID token" } else { "userinfo" };
        let sign_in = if self.web_message { "framed in its own pages, or on ours" } else { "on our page" };
        vec![
            ("id", self.id.clone()),
            ("name", self.name.clone()),
            ("protocol", "OpenID Connect".to_owned()),
            ("least level", self.level.to_owned()),
            ("new factors", age),
            ("redirect addresses", self.redirect_uris.join(" ")),
            ("more origins", self.origins.join(" ")),
            ("sign-in", sign_in.to_owned()),
            ("secret", if self.public { "none: a public client" } else { "kept as a hash" }.to_owned()),
            ("ID tokens", self.signing.to_owned()),
            ("claims in", claims.to_owned()),
            ("logo", self.branding.logo.clone().unwrap_or_else(|| "none".to_owned())),
            ("colour", said(&self.branding.accent)),
            ("help", help(&self.branding)),
            ("privacy", said(&self.branding.privacy_url)),
            ("accessibility", said(&self.branding.accessibility_url)),
            ("registered", self.created.clone()),
        ]
    }
}

/// What a site has on its sign-in pages, or that the server's stands there.
fn said(given: &Option<String>) -> String {
    given.clone().unwrap_or_else(|| "as the server".to_owned())
}

fn help(branding: &Branding) -> String {
    let given: Vec<&str> =
        [&branding.support_email, &branding.support_url].into_iter().flatten().map(String::as_str).collect();
    if given.is_empty() { said(&None) } else { given.join(" ") }
}

impl Row for ClientView {
    const HEADINGS: &'static [&'static str] = &["ID", "NAME", "LEVEL", "SIGN-IN", "REDIRECT ADDRESSES"];

    fn cells(&self) -> Vec<String> {
        let sign_in = self.sign_in().to_owned();
        vec![self.id.clone(), self.name.clone(), self.level.to_owned(), sign_in, self.redirect_uris.join(" ")]
    }
}
