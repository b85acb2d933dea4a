//! `/api/account/sessions`: where somebody is signed in, and ending that (I05).

pub(crate) mod id;

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use sluss_domain::model::session::{Audience, Session};
use sluss_protocol::api::{SessionList, SessionView};

use super::signed_in::SignedIn;
use super::views::site_names;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(State(app): State<App>, who: SignedIn) -> Result<Json<SessionList>, Failure> {
    let sessions = app.instance.sluss.sessions().of(&who.session.account).await?;
    let names = site_names(&app).await?;
    let sessions = sessions.iter().map(|session| view(session, &who.session, &names)).collect();
    Ok(Json(SessionList { sessions }))
}

fn view(session: &Session, own: &Session, names: &HashMap<String, String>) -> SessionView {
    SessionView {
        id: session.id.to_string(),
        current: session.token == own.token,
        account_pages: session.audience == Audience::Account,
        sites: session.sites.iter().map(|id| names.get(id).unwrap_or(id).clone()).collect(),
        browser: session.visitor.browser.clone(),
        place: session.visitor.place().to_owned(),
        method: session.method,
        since: session.authenticated_at.0,
        seen_at: session.seen_at.0,
    }
}

/// Ends all sessions but the one that asks.
pub(crate) async fn delete(State(app): State<App>, who: SignedIn) -> Result<StatusCode, Failure> {
    app.instance.sluss.sessions().end_others(&who.session, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
