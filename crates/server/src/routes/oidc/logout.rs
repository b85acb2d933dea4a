//! `/oidc/logout`: a site asks that somebody be signed out here (OpenID Connect RP-Initiated Logout 1.0; J13). An ID token of ours about the person
//! who is signed in is reason enough to do it at once; anybody else is asked.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::session::Audience;
use sluss_oidc::logout::{LogoutError, LogoutRequest};
use sluss_protocol::form::Form;
use url::form_urlencoded;

use super::subject::{Hinted, hinted, subject};
use crate::http::cookies::Name;
use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::http::{App, Requester};
use crate::sign_out::{question, sign_out};

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery, requester: Requester) -> Response {
    let language = app.cookies().language(&requester.headers);
    match log_out(&app, &Form::parse(&query.unwrap_or_default()), &requester).await {
        Ok(response) => response,
        Err(Refused::Shown(kind)) => app.error_page(kind, language),
        Err(Refused::Own(error)) => app.failed_page(&error, language),
    }
}

/// A site's request by POST comes without the browser's cookies, so it is asked to come again by GET, as at `/oidc/authorize`.
pub(crate) async fn post(FormBody(form): FormBody) -> Response {
    let same = form_urlencoded::Serializer::new(String::new()).extend_pairs(form.pairs()).finish();
    see_other(&format!("/oidc/logout?{same}"))
}

/// Why nobody is signed out, and sent nowhere.
enum Refused {
    Shown(ErrorKind),
    Own(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::Shown(ErrorKind::UnknownSite),
            other => Self::Own(other),
        }
    }
}

impl From<LogoutError> for Refused {
    fn from(error: LogoutError) -> Self {
        Self::Shown(match error {
            LogoutError::Malformed => ErrorKind::BadRequest,
            LogoutError::UnknownAddress => ErrorKind::ReturnAddress,
        })
    }
}

async fn log_out(app: &App, form: &Form, requester: &Requester) -> Result<Response, Refused> {
    let request = LogoutRequest::read(form)?;
    let hint = match &request.id_token_hint {
        Some(hint) => Some(hinted(app, hint).ok_or(Refused::Shown(ErrorKind::BadRequest))?),
        None => None,
    };
    let by_hint = hint.as_ref().map(|hint| &hint.client);
    if by_hint.is_some_and(|client| request.client.as_ref().is_some_and(|named| named != client)) {
        return Err(Refused::Shown(ErrorKind::BadRequest));
    }
    let party = match by_hint.or(request.client.as_ref()) {
        Some(client) => Some(app.instance.sluss.relying_parties().find(client).await?),
        None => None,
    };
    let client = party.as_ref().and_then(RelyingParty::oidc);
    let next = request.next(client)?;
    // A site that wants a frame is told on a page, even if it asks itself.
    let framed = client.is_some_and(|client| client.settings.frontchannel_logout_uri.is_some());
    let asking = party.as_ref().filter(|_| !framed).map(|party| &*party.id);
    match (&hint, &party) {
        (Some(hint), Some(party)) if is_signed_in(app, hint, party, requester).await? => {
            Ok(sign_out(app, requester, asking, next.as_deref()).await?)
        }
        _ => Ok(see_other(&question(app, next.as_deref()))),
    }
}

/// Whether the hint is about the person who is signed in in this browser, if anybody is.
async fn is_signed_in(app: &App, hint: &Hinted, party: &RelyingParty, requester: &Requester) -> Result<bool, Error> {
    let sector = party.oidc().and_then(|client| client.settings.pairwise_sector.as_deref());
    for audience in [Audience::SingleSignOn, Audience::Account] {
        let token = Name::of(audience).and_then(|name| app.cookies().get(&requester.headers, name));
        let Some(token) = token else { continue };
        let session = Error::or_none(app.instance.sluss.sessions().find(&token, audience).await)?;
        if session.is_some_and(|session| subject(app, sector, &session.account) != hint.subject) {
            return Ok(false);
        }
    }
    Ok(true)
}
