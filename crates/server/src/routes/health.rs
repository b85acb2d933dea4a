//! `/health`: whether the server and its database answer.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(State(app): State<App>) -> Result<Json<Value>, Failure> {
    app.house.sluss.store.client("health").await?;
    Ok(Json(json!({ "status": "ok" })))
}
