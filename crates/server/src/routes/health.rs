//! `/health`: whether the server and its database answer, and whether it can tell who asks from everybody else (`sluss doctor` asks).

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::http::answer::Failure;
use crate::http::{App, Visit};

pub(crate) async fn get(State(app): State<App>, visit: Visit) -> Result<Json<Value>, Failure> {
    app.house.sluss.store.client("health").await?;
    Ok(Json(json!({ "status": "ok", "visitors": visit.doubt.map_or("well", |doubt| doubt.name()) })))
}
