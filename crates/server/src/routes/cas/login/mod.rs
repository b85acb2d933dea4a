//! `/cas/login`: a service asks for somebody to be signed in (CAS 3.0.3, section 2.1).

pub(crate) mod init;
mod warn;
mod way_back;

pub(crate) use way_back::{apart, forward};

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use sluss_app::sign_in::{ErrorExtras, ErrorKind};
use sluss_cas::error::LoginError;
use sluss_cas::login::LoginRequest;
use sluss_domain::Error;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::requirement::{Interaction, Requirement};
use sluss_domain::model::session::Session;
use sluss_domain::model::sign_in::Target;
use sluss_domain::model::stored_request::StoredRequest;
use sluss_protocol::form::Form;
use sluss_protocol::language::Language;
use sluss_protocol::problem::ProblemCode;
use sluss_protocol::sign_in::Mode;

use super::service_at;
use crate::http::answer::Failure;
use crate::http::cookies::Name;
use crate::http::redirect::{see_other, see_other_on};
use crate::http::{App, Requester, Surface};
use crate::sign_in::single_sign_on::{self, SingleSignOn};
use crate::sign_in::{StartedSignIn, begin};

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery, requester: Requester) -> Response {
    in_window(login(&app, &Form::parse(&query.unwrap_or_default()), &requester).await)
}

/// The longest request that is redirected as an address.
const ADDRESS_MAX: usize = 48 * 1024;

/// A service's request by POST comes without the browser's cookies, so it is redirected to the same request by GET (303).
pub(crate) async fn post(RawQuery(query): RawQuery, headers: HeaderMap, body: Bytes) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.trim_start().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
        let what_to_do = "Send application/x-www-form-urlencoded.";
        return Failure::new(ProblemCode::UnsupportedMediaType, what_to_do).into_response();
    }
    let both = [query.unwrap_or_default(), String::from_utf8_lossy(&body).into_owned()];
    let pairs = both.iter().flat_map(|text| url::form_urlencoded::parse(text.as_bytes()));
    let same = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if same.len() > ADDRESS_MAX {
        return Failure::new(ProblemCode::TooLarge, "Send less: no parameter may be that long.").into_response();
    }
    see_other_on(Surface::SignIn, &format!("/cas/login?{same}"))
}

/// Whatever the answer, a site that opened this window may wait for it.
fn in_window(mut response: Response) -> Response {
    if response.extensions().get::<Surface>().is_none_or(|surface| *surface == Surface::Own) {
        response.extensions_mut().insert(Surface::SignIn);
    }
    response
}

async fn login(app: &App, form: &Form, requester: &Requester) -> Response {
    let request = match LoginRequest::id(form) {
        Ok(Some(id)) => init::registered(app, id),
        Ok(None) => LoginRequest::read(form),
        Err(error) => Err(error),
    };
    match request {
        Ok(Some(request)) => ask(app, request, requester).await,
        // Somebody who came by themselves is at home on the account pages.
        Ok(None) => see_other("/account/"),
        Err(error) => refused(app, &error, requester),
    }
}

/// A page, and no redirect: nobody knows whose the address is (K01).
fn refused(app: &App, error: &LoginError, requester: &Requester) -> Response {
    let kind = match error {
        LoginError::UnknownService => ErrorKind::UnknownSite,
        LoginError::Malformed(_) | LoginError::InvalidStrength => ErrorKind::BadRequest,
        LoginError::InternalError => ErrorKind::Internal,
    };
    let detail = format!("{}: {error}", error.code());
    let extras = ErrorExtras { detail: Some(&detail), ..ErrorExtras::default() };
    app.error_page_with(kind, app.cookies().language(&requester.headers), extras, Surface::SignIn)
}

/// A session that is good enough answers at once; else somebody signs in.
async fn ask(app: &App, request: LoginRequest, requester: &Requester) -> Response {
    let language = app.cookies().language(&requester.headers);
    let party = match service_at(app, &request.service).await {
        Ok(party) => party,
        Err(Error::NotFound) => return refused(app, &LoginError::UnknownService, requester),
        Err(error) => return app.failed_page(&error, language),
    };
    let requirement = request.requirement(party.level);
    let found = single_sign_on::find(app, &requester.headers, None, &requirement, party.factor_age_hours).await;
    let SingleSignOn { enough, .. } = match found {
        Ok(found) => found,
        // Not even for `gateway`: to come back without a ticket would say that nobody is signed in.
        Err(error) => return app.failed_page(&error, language),
    };
    let (enough, quiet) =
        (enough.filter(|session| request.accepts(session.method)), !warn::wanted(app, &request, requester));
    let answer = match enough {
        Some(session) if quiet => grant(app, &party.id, &request, &session, requester).await,
        // K05: back to where the person came from, without a ticket.
        _ if request.interaction == Interaction::Never => see_other_on(Surface::SignIn, request.service.shown()),
        enough => {
            let first = if enough.is_some() { StartedSignIn::WARN } else { StartedSignIn::FIRST };
            sign_in(app, &party, &request, &requirement, requester, first).await
        }
    };
    warn::remember(app, &request, answer)
}

/// A ticket for the person who is already signed in.
pub(crate) async fn grant(
    app: &App,
    client: &str,
    request: &LoginRequest,
    session: &Session,
    requester: &Requester,
) -> Response {
    let parties = app.instance.sluss.relying_parties();
    match parties.grant_silently(client, &request.from_session().stored(), session, &requester.visitor).await {
        Ok(ticket) => way_back::now(app, request, &ticket, &requester.headers),
        Err(error) => app.failed_page(&error, app.cookies().language(&requester.headers)),
    }
}

/// Begins a sign-in and goes to this page of it.
async fn sign_in(
    app: &App,
    party: &RelyingParty,
    request: &LoginRequest,
    requirement: &Requirement,
    requester: &Requester,
    first: &str,
) -> Response {
    let target = Target::Site {
        client: party.id.clone(),
        name: party.name.clone(),
        level: requirement.level,
        factor_age_hours: party.factor_age_hours,
        mode: Mode::Redirect,
        request: request.stored(),
        page: request.service.host().to_owned(),
    };
    let chosen = app.cookies().get(&requester.headers, Name::Language).and_then(|tag| Language::from_tag(&tag));
    let language = chosen.unwrap_or_else(|| app.cookies().language(&requester.headers));
    match begin(app, target, false, language, "", requester).await {
        Ok(begun) => begun.go(first),
        Err(error) => app.failed_page(&error, language),
    }
}

/// The same request again, for whoever uses this browser; the registration is looked at again.
pub(crate) async fn again(app: &App, request: &StoredRequest, requester: &Requester) -> Response {
    in_window(match LoginRequest::of(request) {
        Some(request) => ask(app, request, requester).await,
        None => refused(app, &LoginError::UnknownService, requester),
    })
}
