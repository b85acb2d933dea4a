//! Signing out in this browser, whoever asked for it: both sessions end, and the sites that they were used for are told. Protocols of relying
//! sites use this, and are not known here.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use sluss_domain::Error;
use sluss_domain::model::id::{BASE64, SessionId};
use sluss_domain::model::session::{Audience, Session};
use sluss_domain::model::visitor::Visitor;
use subtle::ConstantTimeEq;
use url::Url;

use crate::farewells;
use crate::http::cookies::Name;
use crate::http::redirect::{see_other, with_cookies};
use crate::http::{App, Requester};

/// How long a person waits for sites to be told before the page says which have not answered yet.
const WAIT: Duration = Duration::from_millis(1_500);

/// Signs out, and leads on: to `next` at once if there is nothing that the person has to be told, otherwise to the page that says which sites
/// have heard. `next` has to be an address that an operator registered for `asking`.
///
/// # Errors
/// Only store errors.
pub(crate) async fn sign_out(
    app: &App,
    requester: &Requester,
    asking: Option<&str>,
    next: Option<&str>,
) -> Result<Response, Error> {
    let ended = end(app, &requester.headers, &requester.visitor).await?;
    let answer = match (&ended, next) {
        (Some(session), next) => {
            let visits = app.instance.sluss.sessions().visits(session).await?;
            match next {
                Some(next) if visits.iter().all(|visit| Some(&*visit.client) == asking) => see_other(next),
                next => see_other(&page_of(app, session, next)),
            }
        }
        (None, Some(next)) => see_other(next),
        (None, None) => see_other("/signed-out"),
    };
    Ok(with_cookies(answer, forgotten(app)))
}

/// Ends the sessions that this browser holds, and tells the sites. Returns the one for sites, if there was one.
///
/// # Errors
/// Only store errors.
pub(crate) async fn end(app: &App, headers: &HeaderMap, visitor: &Visitor) -> Result<Option<SessionId>, Error> {
    let sessions = app.instance.sluss.sessions();
    let account = held(app, headers, Audience::Account).await?;
    let for_sites = held(app, headers, Audience::SingleSignOn).await?;
    let id = for_sites.as_ref().map(|session| session.id.clone());
    let beside = app.cookies().get(headers, Name::SingleSignOn);
    let Some(session) = account.or(for_sites) else { return Ok(None) };
    sessions.sign_out(session, beside.as_deref(), visitor).await?;
    tell(app).await;
    Ok(id)
}

/// The session of this kind that the browser holds, if it is alive.
async fn held(app: &App, headers: &HeaderMap, audience: Audience) -> Result<Option<Session>, Error> {
    let token = Name::of(audience).and_then(|name| app.cookies().get(headers, name));
    let Some(token) = token else { return Ok(None) };
    Error::or_none(app.instance.sluss.sessions().find(&token, audience).await)
}

/// Tells sites that have to be told, and waits a moment for their answers. Those that take longer are told all the same.
async fn tell(app: &App) {
    let instance = app.instance.clone();
    let telling = tokio::spawn(async move { farewells::tell_due(&instance).await });
    let _ = tokio::time::timeout(WAIT, telling).await;
}

/// The page that says which sites have heard that a session has ended.
pub(crate) fn page_of(app: &App, session: &SessionId, next: Option<&str>) -> String {
    let next = next.map(|next| format!("/{}", sealed(app, next))).unwrap_or_default();
    format!("/signed-out/{session}{next}")
}

/// The page that asks whether to sign out.
pub(crate) fn question(app: &App, next: Option<&str>) -> String {
    next.map_or_else(|| "/sign-out".to_owned(), |next| format!("/sign-out/to/{}", sealed(app, next)))
}

/// An address to go on to, as part of a path, with the proof that we chose it (L08).
fn sealed(app: &App, next: &str) -> String {
    format!("{}.{}", BASE64.encode(next.as_bytes()), proof(app, next))
}

/// The address in that part of a path, if we have chosen it.
pub(crate) fn unsealed(app: &App, part: &str) -> Option<Url> {
    let (next, shown) = part.split_once('.')?;
    let next = String::from_utf8(BASE64.decode(next.as_bytes()).ok()?).ok()?;
    let genuine: bool = shown.as_bytes().ct_eq(proof(app, &next).as_bytes()).into();
    Url::parse(&next).ok().filter(|_| genuine)
}

fn proof(app: &App, next: &str) -> String {
    BASE64.encode(&app.instance.sluss.sealer.tag("after signing out", next)[..16])
}

/// The header lines by which a browser forgets its sessions.
pub(crate) fn forgotten(app: &App) -> [HeaderValue; 3] {
    [Name::Account, Name::SingleSignOn, Name::Warn].map(|name| app.cookies().clear(name))
}
