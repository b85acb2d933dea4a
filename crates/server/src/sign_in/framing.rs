//! Who may frame the pages of a sign-in, and what they are in a window of their own (L02).

use sluss_domain::model::relying_party::{Registration, RelyingParty};
use sluss_domain::model::sign_in::{SignIn, Target};
use sluss_oidc::redirect_uri;
use sluss_protocol::sign_in::Mode;

use crate::http::{App, Surface};

/// Who may frame a relying party's sign-in page: nobody, unless it is registered for that.
pub(crate) fn framing(party: &RelyingParty) -> Vec<String> {
    match &party.protocol {
        Registration::Oidc(client) if client.web_message => origins(party),
        Registration::Oidc(_) | Registration::Cas(_) => Vec::new(),
    }
}

/// The origins of a relying party's pages: those of its redirect addresses, and those registered besides.
pub(crate) fn origins(party: &RelyingParty) -> Vec<String> {
    let Some(client) = party.oidc() else { return Vec::new() };
    let mut origins: Vec<_> = client.redirect_uris.iter().filter_map(|uri| redirect_uri::origin(uri)).collect();
    origins.extend(client.origins.iter().cloned());
    origins.sort();
    origins.dedup();
    origins
}

/// The site that a sign-in is for, as it is registered now; `None` for our account pages, and for one that was removed or cannot be looked up.
pub(crate) async fn site_of(app: &App, sign_in: &SignIn) -> Option<RelyingParty> {
    app.instance.sluss.relying_parties().find(sign_in.target.client()?).await.ok()
}

/// Who may frame the page of a sign-in to this site (L02).
pub(crate) fn surface(target: &Target, site: Option<&RelyingParty>) -> Surface {
    match target {
        Target::Site { mode: Mode::Frame, .. } => site.map_or(Surface::Own, |site| Surface::Framed(framing(site))),
        target => window(target),
    }
}

/// What a page of a sign-in is in a window of its own.
pub(crate) fn window(target: &Target) -> Surface {
    match target {
        Target::Site { .. } => Surface::SignIn,
        Target::Account { .. } => Surface::Own,
    }
}
