//! `/sign-in/{handle}/mismatch`: a sign-in for one person in a browser where somebody else is signed in. A single press signs out and continues as
//! the expected person, or continues as the one who is signed in.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{AccountMismatch, PublicPage};
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::email::Email;
use sluss_domain::model::session::Session;
use sluss_domain::model::sign_in::{SignIn, SignInState, Target};

use crate::http::form::FormBody;
use crate::http::redirect::{see_other, see_other_on, with_cookies};
use crate::public_pages::Guest;
use crate::routes::site_request::SiteRequest;
use crate::sign_in::remembered_method::remembered;
use crate::sign_in::{hide, is_genuine, visible, window};

/// A sign-in for somebody other than the person who is signed in.
pub(super) struct Mismatch {
    pub(super) sign_in: SignIn,
    /// The expected person.
    wanted: String,
    pub(super) session: Session,
    /// The account that this browser is signed in to.
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
    let mut page = guest.show(&PublicPage::AccountMismatch(AccountMismatch {
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

async fn choose(guest: &Guest, handle: &str, found: Mismatch, stay: bool) -> Result<Response, Error> {
    let (sluss, surface) = (&guest.app.instance.sluss, window(&found.sign_in.target));
    let (email, cleared) = if stay {
        (found.here.email.to_string(), Vec::new())
    } else {
        let cleared = guest.sign_others_out(&found.wanted).await?;
        (found.wanted, cleared)
    };
    // For a named person the method is chosen already, too.
    if stay || matches!(found.sign_in.state, SignInState::Identify { .. }) {
        sluss.sign_ins().identify(found.sign_in, &email, remembered(&guest.app, &guest.headers)).await?;
    }
    Ok(with_cookies(see_other_on(surface, &format!("/sign-in/{handle}")), cleared))
}

/// Where the sign-in leads the person who is signed in, if nothing more is needed from them.
async fn stay_url(guest: &Guest, handle: &str, found: &Mismatch) -> Result<Option<String>, Error> {
    Ok(match &found.sign_in.target {
        Target::Account { place } => Some(place.path().to_owned()),
        Target::Site { .. } => {
            request(guest, &found.sign_in, &found.session).await?.map(|_| format!("/sign-in/{handle}/stay"))
        }
    })
}

/// A site's request that the session is good enough for.
pub(super) async fn request<'a>(
    guest: &Guest,
    sign_in: &'a SignIn,
    session: &Session,
) -> Result<Option<(&'a str, SiteRequest)>, Error> {
    let Target::Site { client, level, factor_age_hours, request, .. } = &sign_in.target else { return Ok(None) };
    let request = SiteRequest::read(request).ok().filter(|request| request.accepts(session.method));
    let Some(request) = request else { return Ok(None) };
    let requirement = request.requirement(*level);
    let enough = guest.app.instance.sluss.sessions().serves(session, &requirement, *factor_age_hours).await?;
    Ok(enough.then_some((client, request)))
}

/// The sign-in, if this browser may see it and is signed in as somebody else; otherwise a redirect to its own page.
pub(super) async fn find(guest: &Guest, handle: &str) -> Result<Mismatch, Box<Response>> {
    let shown = visible(&guest.app, handle, &guest.headers).await;
    let sign_in = shown.map_err(|hidden| Box::new(hide(&guest.app, handle, hidden, None, &guest.headers)))?;
    let own_page = || Box::new(see_other(&format!("/sign-in/{handle}")));
    let (SignInState::Identify { email } | SignInState::Password { email, .. }) = &sign_in.state else {
        return Err(own_page());
    };
    let wanted = Email::parse(email).ok_or_else(own_page)?;
    let here = guest.session(sign_in.opens()).await.map_err(|error| Box::new(guest.over(&error)))?;
    let (session, here) = here.ok_or_else(own_page)?;
    if here.email.key() == wanted.key() {
        return Err(own_page());
    }
    Ok(Mismatch { wanted: wanted.to_string(), session, here, sign_in })
}
