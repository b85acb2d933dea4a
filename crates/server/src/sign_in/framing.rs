//! Who may frame the pages of a sign-in, and what they are in a window of their own (L02).

use sluss_domain::model::client::Client;
use sluss_domain::model::sign_in::{SignIn, Target};
use sluss_oidc::redirect_uri;
use sluss_protocol::sign_in::Mode;

use crate::http::{App, Surface};

/// Who may frame a client's sign-in page: nobody where it is not registered for that.
pub(crate) fn framing(client: &Client) -> Vec<String> {
    if client.web_message { origins(client) } else { Vec::new() }
}

/// Where a client's pages are: the origins of its redirect addresses, and those registered beside them.
pub(crate) fn origins(client: &Client) -> Vec<String> {
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
            let client = app.house.sluss.relying_parties().find(client).await;
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
