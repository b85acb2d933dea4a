//! `/demo/outbox.js`: what shows a new message as it comes.

use axum::response::Response;

use crate::routes::demo::file;

const SCRIPT: &str = include_str!("outbox.js");

pub(crate) async fn get() -> Response {
    file("text/javascript; charset=utf-8", SCRIPT)
}
