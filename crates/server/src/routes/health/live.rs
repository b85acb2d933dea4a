//! `/health/live`: whether the server runs. It does not ask the database, since a restart does not repair one.

use axum::Json;
use serde_json::Value;

use super::{At, well};
use crate::http::Requester;

pub(crate) async fn get(requester: Requester, at: At) -> Json<Value> {
    well(&requester, &at)
}
