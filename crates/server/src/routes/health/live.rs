//! `/health/live`: whether the server runs, which asks the database nothing, since starting again mends no database.

use axum::Json;
use serde_json::Value;

use super::{At, well};
use crate::http::Requester;

pub(crate) async fn get(requester: Requester, at: At) -> Json<Value> {
    well(&requester, &at)
}
