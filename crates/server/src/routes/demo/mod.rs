//! `/demo/…`: what a demonstration would have sent. These addresses exist in a demonstration only.

mod page;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use sluss_delivery::Outbox;
use sluss_protocol::language::Language;

use crate::http::App;

/// The colours and measures of all our pages, and the outbox's own look.
const STYLES: &str = concat!(include_str!("../../../../../static/styles/tokens.css"), "\n", include_str!("outbox.css"));
const SCRIPT: &str = include_str!("outbox.js");

#[derive(Debug, Deserialize)]
struct Asked {
    language: Option<String>,
}

/// The routes, with the outbox that they show.
pub(crate) fn all(outbox: &Outbox) -> Router<App> {
    let (shown, counted) = (outbox.clone(), outbox.clone());
    Router::new()
        .route("/demo/outbox", get(|app, asked, headers| async move { show(&shown, &app, &asked, &headers) }))
        .route("/demo/outbox/version", get(|| async move { counted.version().to_string() }))
        .route("/demo/outbox.css", get(|| async { file("text/css; charset=utf-8", STYLES) }))
        .route("/demo/outbox.js", get(|| async { file("text/javascript; charset=utf-8", SCRIPT) }))
}

fn show(outbox: &Outbox, State(app): &State<App>, Query(asked): &Query<Asked>, headers: &HeaderMap) -> Response {
    let wanted = asked.language.as_deref().and_then(Language::from_tag);
    let language = wanted.unwrap_or_else(|| app.cookies().language(headers));
    let html = page::document(outbox, language, &app.house.sluss.issuer);
    file("text/html; charset=utf-8", html)
}

fn file(kind: &'static str, body: impl Into<String>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body.into()).into_response()
}
