//! `/signed-out/{session}` and `/signed-out/{session}/{next}`: which sites have heard that a session has ended. The id of a session gives access
//! to nothing, and to whoever has it this page tells the names of sites for an hour.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{Heard, PublicPage, SignedOut, SiteSignOut};
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::model::id::SessionId;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::visit::{Visit, VisitMark, VisitOutcome};
use sluss_oidc::logout::EndedSession;

use crate::http::FrameSources;
use crate::public_pages::Guest;
use crate::routes::sign_out::site;
use crate::sign_out::unsealed;

/// From how many attempts on a site is said not to have answered.
const PATIENCE: u32 = 2;

pub(crate) async fn get(Path(session): Path<String>, guest: Guest) -> Response {
    show(&guest, &session, SignedOut::default()).await
}

pub(crate) async fn get_with_next(Path((session, next)): Path<(String, String)>, guest: Guest) -> Response {
    match unsealed(&guest.app, &next) {
        Some(next) => show(&guest, &session, SignedOut { next: Some(site(next)), ..SignedOut::default() }).await,
        None => guest.app.error_page(ErrorKind::ReturnAddress, guest.language),
    }
}

async fn show(guest: &Guest, session: &str, page: SignedOut) -> Response {
    let Some(session) = SessionId::parse(session) else {
        return guest.app.error_page(ErrorKind::NotFound, guest.language);
    };
    let (sites, frames) = match sites(guest, &session).await {
        Ok(found) => found,
        Err(error) => return guest.over(&error),
    };
    let sources = FrameSources::of(&frames);
    let mut answer = guest.show(&PublicPage::SignedOut(SignedOut { sites, frames, ..page }));
    answer.extensions_mut().insert(sources);
    answer
}

/// The sites of a session that has ended, each once with the worst of its answers, and the addresses that frames open.
async fn sites(guest: &Guest, session: &SessionId) -> Result<(Vec<SiteSignOut>, Vec<String>), Error> {
    let (mut sites, mut frames) = (Vec::<(String, SiteSignOut)>::new(), Vec::new());
    for visit in guest.app.instance.sluss.sessions().visits(session).await? {
        // Nobody has begun to tell the sites of a session that goes on.
        if visit.tries == 0 && visit.outcome.is_none() {
            continue;
        }
        let party = Error::or_none(guest.app.instance.sluss.relying_parties().find(&visit.client).await)?;
        let frame = party.as_ref().and_then(|party| frame(&guest.app.instance.sluss.issuer, party, &visit));
        let heard = heard(&visit, frame.is_some());
        frames.extend(frame);
        match sites.iter_mut().find(|(client, _)| *client == visit.client) {
            Some((_, site)) => site.heard = worse(site.heard, heard),
            None => {
                let name = party.map_or_else(|| visit.client.clone(), |party| party.name);
                sites.push((visit.client, SiteSignOut { name, heard }));
            }
        }
    }
    Ok((sites.into_iter().map(|(_, site)| site).collect(), frames))
}

/// The address that a frame opens for this visit, if its site wants that.
fn frame(issuer: &str, party: &RelyingParty, visit: &Visit) -> Option<String> {
    let VisitMark::Oidc { sid } = &visit.mark else { return None };
    let registered = party.oidc()?.settings.frontchannel_logout_uri.as_deref()?;
    EndedSession { issuer, client: &party.id, sub: visit.account.as_str(), sid }.frame(registered)
}

const fn heard(visit: &Visit, framed: bool) -> Heard {
    match visit.outcome {
        Some(VisitOutcome::Told) => Heard::Told,
        Some(VisitOutcome::Deaf) if framed => Heard::Asked,
        Some(VisitOutcome::Deaf) => Heard::Deaf,
        Some(VisitOutcome::Failed) => Heard::Failed,
        None if visit.tries > PATIENCE => Heard::Failed,
        None => Heard::Waiting,
    }
}

/// What a person has to know of two answers of one site.
fn worse(one: Heard, other: Heard) -> Heard {
    const ORDER: [Heard; 5] = [Heard::Waiting, Heard::Failed, Heard::Deaf, Heard::Asked, Heard::Told];
    ORDER.into_iter().find(|heard| *heard == one || *heard == other).unwrap_or(one)
}
