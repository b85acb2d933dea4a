//! `/sign-in/{handle}`: one sign-in, whatever it is at. `GET` shows it, and of a frame's last page notes that it was shown;
//! `POST` takes one step.
//!
//! A plain form is answered with 303 to the address of the next step (J07), so that going back and reloading never sends a password
//! again. Going back shows the earlier step, and nothing changes until a form is sent from there. The page's own script requests
//! the packed page and draws the same state in place.

mod action;
mod address;
pub(crate) mod anew;
pub(crate) mod lost;
pub(crate) mod mismatch;
pub(crate) mod remedy;
mod remedy_links;
pub(crate) mod site;
mod status;
pub(crate) mod stay;
mod texts;
mod view;
pub(crate) mod warn;

use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_app::sign_in::ErrorKind;
use sluss_domain::model::attempts::Caller;
use sluss_domain::model::sign_in::{SignIn, SignInState};
use sluss_domain::model::wake_up::Topic;
use sluss_protocol::sign_in::{EndReason, MEDIA_TYPE, Notice};

use crate::http::answer::Failure;
use crate::http::cookies::Name;
use crate::http::form::FormBody;
use crate::http::redirect::{see_other_on, with_cookies};
use crate::http::{App, Requester};
use crate::platform::Closed;
use crate::sign_in::{
    Hidden, Tried, because, hide, is_genuine, remembered_method, renewed, site_of, surface, visible, wants_packed,
    window,
};
use action::{Action, Answered};
use address::{Address, From, Wanted};
use status::Status;

/// How often to look at a request that nobody answers.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long an answer is held back at most, which is less than proxies allow.
const WAIT_MAX: Duration = Duration::from_secs(25);

pub(crate) async fn get(
    State(app): State<App>,
    Path(handle): Path<String>,
    Query(wanted): Query<Wanted>,
    Query(tried): Query<Tried>,
    headers: HeaderMap,
) -> Response {
    let sign_in = match visible(&app, &handle, &headers).await {
        Ok(sign_in) => sign_in,
        Err(hidden) => return hide(&app, &handle, hidden, Some(tried), &headers),
    };
    let seen = wanted.seen;
    let (at, sign_in) = match address::shown(&app, &handle, sign_in, wanted).await {
        Ok(shown) => shown,
        Err(error) => return hide(&app, &handle, because(&error), Some(tried), &headers),
    };
    if !wants_packed(&headers) {
        return show(&app, at, &sign_in, Status::WELL, &headers).await;
    }
    match news(&app, &handle, sign_in, seen).await {
        Some(sign_in) => packed(&app, at, &sign_in, Status::WELL, &headers).await,
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

pub(crate) async fn post(
    State(app): State<App>,
    Path(handle): Path<String>,
    Query(from): Query<From>,
    Requester { headers, visitor, .. }: Requester,
    FormBody(form): FormBody,
) -> Response {
    let sign_in = match visible(&app, &handle, &headers).await {
        Ok(sign_in) => sign_in,
        Err(hidden) => return hide(&app, &handle, hidden, None, &headers),
    };
    let genuine = is_genuine(&app, &handle, &form);
    let Some(action) = Action::read(&form, remembered_method::remembered(&app, &headers)).filter(|_| genuine) else {
        return hide(&app, &handle, Hidden::Because(ErrorKind::BadRequest), None, &headers);
    };
    let caller = Caller { visitor, marks: app.cookies().get(&headers, Name::Known).unwrap_or_default() };
    let outcome = action::take(&app, &handle, sign_in, from.height(), action, &caller).await;
    answer(&app, &handle, outcome, &headers).await
}

/// The sign-in once it has moved on from what was seen; `None` if nothing has happened for a while.
async fn news(app: &App, handle: &str, sign_in: SignIn, seen: Option<i64>) -> Option<SignIn> {
    if seen != Some(sign_in.version) {
        return Some(sign_in);
    }
    let mut waiting = app.wake_ups.wait_for(&Topic::SignIn(sign_in.handle.clone()));
    let wait = async {
        loop {
            let now = app.instance.sluss.sign_ins().find(handle).await.ok()?;
            let over = match now.state {
                SignInState::Ended { .. } => true,
                SignInState::Approval { expires_at, .. } => app.instance.sluss.now() >= expires_at,
                _ => false,
            };
            if over || Some(now.version) != seen {
                return Some(now);
            }
            // Expiry wakes nobody, so the time is checked too.
            if let Ok(Err(Closed)) = tokio::time::timeout(LOOK_EVERY, waiting.woken()).await {
                return None;
            }
        }
    };
    tokio::time::timeout(WAIT_MAX, wait).await.ok().flatten()
}

async fn show(app: &App, at: Address<'_>, sign_in: &SignIn, status: Status, headers: &HeaderMap) -> Response {
    let sign_in = &match app.instance.sluss.sign_ins().may_hand_over(sign_in).await {
        Ok(true) => sign_in.clone(),
        Ok(false) => SignIn { state: SignInState::Ended { reason: EndReason::Finished }, ..sign_in.clone() },
        Err(error) => return app.failed_page(&error, app.cookies().language(headers)),
    };
    let shown = view::page(app, at, sign_in, status, headers).and_then(|page| Ok((view::host(app, sign_in)?, page)));
    match shown {
        Ok((host, page)) => {
            let site = site_of(app, sign_in).await;
            let surface = surface(&sign_in.target, site.as_ref());
            let page = app.sign_in_page(status.code, &page, site.as_ref(), host.as_ref(), surface);
            with_session(app, sign_in, headers, page).await
        }
        Err(error) => app.failed_page(&error, app.cookies().language(headers)),
    }
}

/// Hands the browser the session that a passed sign-in has opened. Whatever the second factor was, it is the browser that began the
/// sign-in that comes for the session, and every time it comes it gets the same one. From then on it is a trusted browser.
async fn with_session(app: &App, sign_in: &SignIn, sent: &HeaderMap, mut response: Response) -> Response {
    let (sluss, headers) = (&app.instance.sluss, response.headers_mut());
    let session = sluss.sign_ins().session_of(sign_in);
    if let Some((name, token)) = session.and_then(|(audience, token)| Some((Name::of(audience)?, token))) {
        headers.append(header::SET_COOKIE, app.cookies().set(name, token.expose()));
        let before = app.cookies().get(sent, name).filter(|before| before != token.expose());
        if let Some(before) = before
            && let Err(error) = sluss.sessions().replace(&before, &token).await
        {
            tracing::warn!(%error, "the session that this browser held before could not be ended");
        }
    }
    let marks = app.cookies().get(sent, Name::Known).unwrap_or_default();
    if let Some(remember) = remembered_method::kept(app, sign_in, sent) {
        headers.append(header::SET_COOKIE, remember);
    }
    for line in renewed(app, sign_in, sent) {
        headers.append(header::SET_COOKIE, line);
    }
    match sluss.browsers().know_device(sign_in, &marks).await {
        Ok(Some(marks)) => drop(headers.append(header::SET_COOKIE, app.cookies().set(Name::Known, &marks))),
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "this browser could not be marked as trusted"),
    }
    response
}

/// The page for its script.
async fn packed(app: &App, at: Address<'_>, sign_in: &SignIn, status: Status, headers: &HeaderMap) -> Response {
    match view::page(app, at, sign_in, status, headers) {
        Ok(page) => {
            let body = (status.code, [(header::CONTENT_TYPE, MEDIA_TYPE)], page.packed()).into_response();
            with_session(app, sign_in, headers, body).await
        }
        Err(error) => Failure::from(error).into_response(),
    }
}

async fn answer(app: &App, handle: &str, outcome: Answered, headers: &HeaderMap) -> Response {
    let Answered { sign_in, status, cookies } = outcome;
    let (at, calm) = (Address::of(handle), status.code == StatusCode::OK);
    let response = if wants_packed(headers) {
        packed(app, at, &sign_in, status, headers).await
    } else if calm && sign_in.notice != Some(Notice::MovedOn) {
        // Each height has an address of its own, so that Back goes through them without script too.
        let next = format!("/sign-in/{handle}?step={}", sign_in.state.height());
        see_other_on(window(&sign_in.target), &next)
    } else {
        show(app, at, &sign_in, status, headers).await
    };
    let mut response = with_cookies(response, cookies);
    status.set(response.headers_mut());
    response
}
