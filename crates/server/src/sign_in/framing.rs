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
        Registration::Oidc(_) => Vec::new(),
    }
}

/// The origins of a relying party's pages: those of its redirect addresses, and those registered besides.
pub(crate) fn origins(party: &RelyingParty) -> Vec<String> {
    let Registration::Oidc(client) = &party.protocol;
    let mut origins: Vec<_> = client.redirect_uris.iter().filter_map(|uri| redirect_uri::origin(uri)).collect();
    origins.extend(client.origins.iter().cloned());
    origins.sort();
    origins.dedup();
    origins
}

/// Who may frame the page (L02).
pub(crate) async fn surface(app: &App, sign_in: &SignIn) -> Surface {
    match &sign_in.target {
        Target::Site { client, mode: Mode::Frame, .. } => {
            let client = app.instance.sluss.relying_parties().find(client).await;
            client.map_or(Surface::Own, |client| Surface::Framed(framing(&client)))
        }
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
