//! `/health`: whether the server can work, so that nobody is sent to it who could not be served. `/health/live`: whether it runs, which asks
//! the database nothing, since starting again mends no database. Both say whether the server can tell who asks from everybody else,
//! and at which of its origins it was asked.

use axum::extract::State;
use axum::{Extension, Json};
use serde_json::{Value, json};

use crate::http::answer::Failure;
use crate::http::{App, AtAuthenticator, Visit};

type At = Option<Extension<AtAuthenticator>>;

pub(crate) async fn ready(State(app): State<App>, visit: Visit, at: At) -> Result<Json<Value>, Failure> {
    // Why is for the log, which has it from whoever tried.
    app.health.look(&app.house.database, app.house.sluss.now()).await.map_err(|_| Failure::unavailable())?;
    Ok(well(&visit, &at))
}

pub(crate) async fn live(visit: Visit, at: At) -> Json<Value> {
    well(&visit, &at)
}

fn well(visit: &Visit, at: &At) -> Json<Value> {
    let visitors = visit.doubt.map_or("well", |doubt| doubt.name());
    let origin = if at.is_some() { "authenticator" } else { "issuer" };
    Json(json!({ "status": "ok", "visitors": visitors, "origin": origin }))
}
