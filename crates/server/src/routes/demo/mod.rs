//! `/demo/…`: what a demonstration would have sent. These addresses exist in a demonstration only.

pub(crate) mod outbox;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sluss_delivery::Outbox;
use sluss_protocol::problem::ProblemCode;

use crate::http::App;
use crate::http::answer::Failure;

/// What a demonstration keeps instead of sending it.
pub(crate) struct DemoOutbox(Outbox);

impl FromRequestParts<App> for DemoOutbox {
    type Rejection = Failure;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self, Failure> {
        let none = || Failure::new(ProblemCode::NotFound, "Start the server as a demonstration.");
        app.outbox.clone().map(Self).ok_or_else(none)
    }
}

fn file(kind: &'static str, body: impl Into<String>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body.into()).into_response()
}
