//! `/account/sign-in`: a sign-in to the account pages. Somebody who has just given the password there, and follows a link of theirs, is asked
//! for the second step only.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sluss_domain::Error;
use sluss_domain::model::session::{Audience, Session};
use sluss_domain::model::sign_in::{SignIn, SignInState, Target};
use sluss_protocol::language::Language;

use crate::http::cookies::Name;
use crate::http::{App, Requester};
use crate::sign_in::{StartedSignIn, To, begin, remembered_method};

pub(crate) async fn get(State(app): State<App>, Query(to): Query<To>, requester: Requester) -> Response {
    let language = app.cookies().language(&requester.headers);
    match started(&app, &to, language, &requester).await {
        Ok((begun, first)) => begun.go(first),
        Err(error) => app.failed_page(&error, language),
    }
}

/// The sign-in, and the address of the step that it begins at.
async fn started(
    app: &App,
    to: &To,
    language: Language,
    requester: &Requester,
) -> Result<(StartedSignIn, &'static str), Error> {
    let begun = begin(app, Target::Account { place: to.place() }, false, language, "", requester).await?;
    let Some(session) = session_of_page(app, &requester.headers).await? else {
        return Ok((begun, StartedSignIn::FIRST));
    };
    let sign_ins = app.instance.sluss.sign_ins();
    let sign_in = sign_ins.find(begun.handle.expose()).await?;
    let remembered = remembered_method::remembered(app, &requester.headers);
    match sign_ins.step_up(sign_in, &session, remembered).await {
        // Nothing is missing, or the session has just ended: the sign-in begins where it always does.
        Ok(SignIn { state: SignInState::Identify { .. }, .. }) | Err(Error::Conflict) => {
            Ok((begun, StartedSignIn::FIRST))
        }
        Ok(_) => Ok((begun, StartedSignIn::NOW)),
        Err(error) => Err(error),
    }
}

/// The session of the account pages, if the request is by a link on one of our pages: another site must not be able to have requests sent to a
/// person's devices.
async fn session_of_page(app: &App, headers: &HeaderMap) -> Result<Option<Session>, Error> {
    let site = headers.get("sec-fetch-site").map(axum::http::HeaderValue::as_bytes);
    let token = app.cookies().get(headers, Name::Account).filter(|_| site == Some(b"same-origin"));
    let Some(token) = token else { return Ok(None) };
    Error::or_none(app.instance.sluss.sessions().find(&token, Audience::Account).await)
}
