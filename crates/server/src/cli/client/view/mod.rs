//! A relying site as `sluss client list` and `sluss client show` print it, without its secret.

mod cas;
mod oidc;

use serde::Serialize;
use sluss_domain::model::attributes::{GROUPS, Released};
use sluss_domain::model::branding::Branding;
use sluss_domain::model::relying_party::{Registration, RelyingParty};

use self::cas::CasView;
use self::oidc::OidcView;
use crate::cli::output::Row;
use crate::dates::{minute, rfc3339};

/// A relying site.
#[derive(Serialize)]
pub(super) struct ClientView {
    id: String,
    name: String,
    #[serde(flatten)]
    protocol: ProtocolView,
    level: &'static str,
    factor_age_hours: u32,
    attributes: Released,
    #[serde(flatten)]
    branding: Branding,
    created_at: String,
    #[serde(skip)]
    created: String,
}

/// What its protocol needs to know.
#[derive(Serialize)]
#[serde(tag = "protocol", rename_all = "lowercase")]
enum ProtocolView {
    Oidc(Box<OidcView>),
    Cas(CasView),
}

impl ProtocolView {
    fn of(protocol: &Registration) -> Self {
        match protocol {
            Registration::Oidc(client) => Self::Oidc(Box::new(OidcView::of(client))),
            Registration::Cas(service) => Self::Cas(CasView::of(service)),
        }
    }

    fn addresses(&self) -> &[String] {
        match self {
            Self::Oidc(client) => client.addresses(),
            Self::Cas(service) => service.addresses(),
        }
    }

    const fn sign_in(&self) -> &'static str {
        match self {
            Self::Oidc(client) => client.sign_in(),
            Self::Cas(_) => "page",
        }
    }

    fn said(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Oidc(client) => client.said(),
            Self::Cas(service) => service.said(),
        }
    }
}

impl ClientView {
    pub(super) fn of(party: &RelyingParty) -> Self {
        Self {
            id: party.id.clone(),
            name: party.name.clone(),
            protocol: ProtocolView::of(&party.protocol),
            level: party.level.name(),
            factor_age_hours: party.factor_age_hours,
            attributes: party.released.clone(),
            branding: party.branding.clone(),
            created_at: rfc3339(party.created_at),
            created: minute(party.created_at),
        }
    }

    /// The same for people, each part with a label.
    pub(super) fn said(&self) -> Vec<(&'static str, String)> {
        let age = match self.factor_age_hours {
            0 => "accepted at once".to_owned(),
            hours => format!("accepted {hours} h after they were registered"),
        };
        let common = [
            ("id", self.id.clone()),
            ("name", self.name.clone()),
            ("least level", self.level.to_owned()),
            ("new factors", age),
            ("attributes", told(&self.attributes)),
        ];
        let look = [
            ("logo", self.branding.logo.clone().unwrap_or_else(|| "none".to_owned())),
            ("colour", said(&self.branding.accent)),
            ("help", help(&self.branding)),
            ("privacy", said(&self.branding.privacy_url)),
            ("accessibility", said(&self.branding.accessibility_url)),
            ("registered", self.created.clone()),
        ];
        common.into_iter().chain(self.protocol.said()).chain(look).collect()
    }
}

/// Which attributes a site is told, with its own name for each that has another.
fn told(released: &Released) -> String {
    let one = |(name, shown): (&String, &String)| {
        let only = if name == GROUPS && !released.group_prefixes.is_empty() {
            format!(" (only {}…)", released.group_prefixes.join("…, "))
        } else {
            String::new()
        };
        if name == shown { format!("{name}{only}") } else { format!("{name} as {shown}{only}") }
    };
    let all: Vec<_> = released.names.iter().map(one).collect();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
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
    const HEADINGS: &'static [&'static str] = &["ID", "NAME", "LEVEL", "SIGN-IN", "ADDRESSES"];

    fn cells(&self) -> Vec<String> {
        let sign_in = self.protocol.sign_in().to_owned();
        vec![self.id.clone(), self.name.clone(), self.level.to_owned(), sign_in, self.protocol.addresses().join(" ")]
    }
}
