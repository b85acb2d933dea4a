//! `/demo/outbox.css`: the colours and sizes of all our pages, and the outbox's own style.

use axum::response::Response;

use crate::routes::demo::file;

const STYLES: &str =
    concat!(include_str!("../../../../../../static/styles/tokens.css"), "\n", include_str!("outbox.css"));

pub(crate) async fn get() -> Response {
    file("text/css; charset=utf-8", STYLES)
}
