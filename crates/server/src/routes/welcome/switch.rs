//! `/sign-in/{handle}/switch`: a sign-in that is for one person, in a browser that somebody else is signed in with. Either is one press
//! away: to sign out and go on as the one who is asked for, or to go on as the one who is there.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::sign_in::ErrorKind;
use sluss_app::welcome::{Page, Switching};
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::email::Email;
use sluss_domain::model::session::Session;
use sluss_domain::model::sign_in::{SignIn, State, Target};
use sluss_oidc::authorize::AuthorizationRequest;

use crate::http::form::FormBody;
use crate::http::redirect::{see_other, see_other_on, with_cookies};
use crate::public_pages::Guest;
use crate::routes::oidc::authorize::{grant, is_enough};
use crate::sign_in::remembered_method::remembered;
use crate::sign_in::{hide, is_genuine, visit, window};

/// A sign-in that is for somebody else than whoever is signed in.
struct Found {
    sign_in: SignIn,
    /// Who is asked for.
    wanted: String,
    session: Session,
    /// Who is there.
    here: Account,
}

pub(crate) async fn get(Path(handle): Path<String>, guest: Guest) -> Response {
    let found = match find(&guest, &handle).await {
        Ok(found) => found,
        Err(response) => return *response,
    };
    let site = match &found.sign_in.target {
        Target::Site { name, .. } => Some(name.clone()),
        Target::Account { .. } => None,
    };
    let surface = window(&found.sign_in.target);
    let stay = match stay_url(&guest, &handle, &found).await {
        Ok(stay) => stay,
        Err(error) => return guest.over(&error),
    };
    let mut page = guest.show(&Page::Switch(Switching {
        signed_in: found.here.email.to_string(),
        stay,
        wanted: found.wanted,
        site,
    }));
    page.extensions_mut().insert(surface);
    page
}

pub(crate) async fn post(Path(handle): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    let found = match find(&guest, &handle).await {
        Ok(found) => found,
        Err(response) => return *response,
    };
    if !is_genuine(&guest.app, &handle, &form) {
        return guest.app.error_page(ErrorKind::BadRequest, guest.language);
    }
    match choose(&guest, &handle, found, form.get("action") == Some("stay")).await {
        Ok(response) => response,
        Err(error) => guest.over(&error),
    }
}

/// `/sign-in/{handle}/stay`: a code for whoever is there, as `/oidc/authorize` gives one without a question. It is a link and not a
/// form, since a form of ours may not end at another site.
pub(crate) async fn stay(Path(handle): Path<String>, guest: Guest) -> Response {
    let Found { sign_in, session, .. } = match find(&guest, &handle).await {
        Ok(found) => found,
        Err(response) => return *response,
    };
    match request(&guest, &sign_in, &session).await {
        Ok(Some((client, request))) => grant(&guest.app, client, &request, &session, &guest.visit()).await,
        Ok(None) => see_other(&format!("/sign-in/{handle}")),
        Err(error) => guest.over(&error),
    }
}

async fn choose(guest: &Guest, handle: &str, found: Found, stay: bool) -> Result<Response, Error> {
    let (sluss, surface) = (&guest.app.house.sluss, window(&found.sign_in.target));
    let (email, cleared) = if stay {
        (found.here.email.to_string(), Vec::new())
    } else {
        let cleared = guest.sign_others_out(&found.wanted).await?;
        (found.wanted, cleared)
    };
    // Who has been named already has a method chosen too.
    if stay || matches!(found.sign_in.state, State::Identify { .. }) {
        sluss.sign_ins().identify(found.sign_in, &email, remembered(&guest.app, &guest.headers)).await?;
    }
    Ok(with_cookies(see_other_on(surface, &format!("/sign-in/{handle}")), cleared))
}

/// The way of whoever is there to where the sign-in leads, if nothing more is asked of them.
async fn stay_url(guest: &Guest, handle: &str, found: &Found) -> Result<Option<String>, Error> {
    Ok(match &found.sign_in.target {
        Target::Account { place } => Some(place.path().to_owned()),
        Target::Site { .. } => {
            request(guest, &found.sign_in, &found.session).await?.map(|_| format!("/sign-in/{handle}/stay"))
        }
    })
}

/// A site's request that the session is good enough for.
async fn request<'a>(
    guest: &Guest,
    sign_in: &'a SignIn,
    session: &Session,
) -> Result<Option<(&'a str, AuthorizationRequest)>, Error> {
    let Target::Site { client, level, factor_age_hours, request, .. } = &sign_in.target else { return Ok(None) };
    let Ok(request) = serde_json::from_str::<AuthorizationRequest>(request) else { return Ok(None) };
    let enough = is_enough(&guest.app, &request, session, *level, *factor_age_hours).await?;
    Ok(enough.then_some((client, request)))
}

/// The sign-in, if this browser may see it and is signed in as somebody else; else the way to its own page.
async fn find(guest: &Guest, handle: &str) -> Result<Found, Box<Response>> {
    let shown = visit(&guest.app, handle, &guest.headers).await;
    let sign_in = shown.map_err(|hidden| Box::new(hide(&guest.app, handle, hidden, None, &guest.headers)))?;
    let own_page = || Box::new(see_other(&format!("/sign-in/{handle}")));
    let (State::Identify { email } | State::Password { email, .. }) = &sign_in.state else { return Err(own_page()) };
    let (wanted, audience) = Email::parse(email).zip(sign_in.opens()).ok_or_else(own_page)?;
    let here = guest.session(audience).await.map_err(|error| Box::new(guest.over(&error)))?;
    let (session, here) = here.ok_or_else(own_page)?;
    if here.email.key() == wanted.key() {
        return Err(own_page());
    }
    Ok(Found { wanted: wanted.to_string(), session, here, sign_in })
}
