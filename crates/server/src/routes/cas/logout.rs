//! `/cas/logout`: ends the sessions in this browser (CAS 3.0.3, section 2.3), and goes on to a registered service alone (K07).

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sluss_cas::logout::destination;
use sluss_domain::Error;
use sluss_domain::model::session::Audience;
use sluss_protocol::form::Form;

use super::service_at;
use crate::farewells::tell_due;
use crate::http::cookies::Name;
use crate::http::redirect::{see_other, see_other_on, with_cookies};
use crate::http::{App, Requester, Surface};

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery, requester: Requester) -> Response {
    let language = app.cookies().language(&requester.headers);
    if let Err(error) = sign_out(&app, &requester).await {
        return app.failed_page(&error, language);
    }
    // Nobody waits for what the sites answer.
    let instance = app.instance.clone();
    tokio::spawn(async move { tell_due(&instance).await });
    let onward = match destination(&Form::parse(&query.unwrap_or_default())) {
        Some(address) => service_at(&app, &address).await.map(|_| Some(address)),
        None => Ok(None),
    };
    let response = match onward {
        Ok(Some(address)) => see_other_on(Surface::SignIn, address.shown()),
        Ok(None) | Err(Error::NotFound) => see_other("/account/"),
        Err(error) => return app.failed_page(&error, language),
    };
    with_cookies(response, [Name::Account, Name::SingleSignOn, Name::Warn].map(|name| app.cookies().clear(name)))
}

/// Ends the session for sites, and that of the account pages if the browser sent it along.
async fn sign_out(app: &App, requester: &Requester) -> Result<(), Error> {
    let sessions = app.instance.sluss.sessions();
    let cookie = |name| app.cookies().get(&requester.headers, name).unwrap_or_default();
    let [sites, account] = [Name::SingleSignOn, Name::Account].map(cookie);
    if let Some(session) = Error::or_none(sessions.find(&sites, Audience::SingleSignOn).await)? {
        return sessions.sign_out(session, Some(&account), &requester.visitor).await;
    }
    match Error::or_none(sessions.find(&account, Audience::Account).await)? {
        Some(session) => sessions.sign_out(session, None, &requester.visitor).await,
        None => Ok(()),
    }
}
