//! `/health`: whether the server can work, so that nobody is sent to it who could not be served. It also says whether the server can tell this
//! visitor from others, and at which of its origins it was asked.

pub(crate) mod live;

use axum::extract::State;
use axum::{Extension, Json};
use serde_json::{Value, json};

use crate::http::answer::Failure;
use crate::http::{App, AtAuthenticator, Requester};

/// At which origin it was asked.
type At = Option<Extension<AtAuthenticator>>;

pub(crate) async fn get(State(app): State<App>, requester: Requester, at: At) -> Result<Json<Value>, Failure> {
    // The reason is for the log, and was logged by the trial.
    app.health.look(&app.instance.database, app.instance.sluss.now()).await.map_err(|_| Failure::unavailable())?;
    Ok(well(&requester, &at))
}

/// What both say about a running server.
fn well(requester: &Requester, at: &At) -> Json<Value> {
    let visitors = requester.doubt.map_or("well", |doubt| doubt.name());
    let origin = if at.is_some() { "authenticator" } else { "issuer" };
    Json(json!({ "status": "ok", "visitors": visitors, "origin": origin }))
}
