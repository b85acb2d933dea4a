//! `/health`: whether the server can work, so that nobody is sent to it who could not be served. `/health/live`: whether it runs, which asks
//! the database nothing, since starting again mends no database. Both say whether the server can tell who asks from everybody else.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::http::answer::Failure;
use crate::http::{App, Visit};

pub(crate) async fn ready(State(app): State<App>, visit: Visit) -> Result<Json<Value>, Failure> {
    // Why is for the log, which has it from whoever tried.
    app.health.look(&app.house).await.map_err(|_| Failure::unavailable())?;
    Ok(well(&visit))
}

pub(crate) async fn live(visit: Visit) -> Json<Value> {
    well(&visit)
}

fn well(visit: &Visit) -> Json<Value> {
    Json(json!({ "status": "ok", "visitors": visit.doubt.map_or("well", |doubt| doubt.name()) }))
}
