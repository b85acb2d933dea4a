//! `/health/live`: whether the server runs, which asks the database nothing, since starting again mends no database.

use axum::Json;
use serde_json::Value;

use super::{At, well};
use crate::http::Visit;

pub(crate) async fn get(visit: Visit, at: At) -> Json<Value> {
    well(&visit, &at)
}
