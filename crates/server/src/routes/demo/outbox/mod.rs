//! `/demo/outbox`: all messages, as their recipients would see them.

pub(crate) mod mails;
mod page;
pub(crate) mod script;
pub(crate) mod styles;
pub(crate) mod version;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use sluss_protocol::language::Language;

use super::{DemoOutbox, file};
use crate::http::App;

/// The language that was chosen on the page itself.
#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    language: Option<String>,
}

pub(crate) async fn get(
    State(app): State<App>,
    DemoOutbox(outbox): DemoOutbox,
    Query(chosen): Query<Chosen>,
    headers: HeaderMap,
) -> Response {
    let wanted = chosen.language.as_deref().and_then(Language::from_tag);
    let language = wanted.unwrap_or_else(|| app.cookies().language(&headers));
    file("text/html; charset=utf-8", page::document(&outbox, language, &app.instance.sluss.issuer))
}
