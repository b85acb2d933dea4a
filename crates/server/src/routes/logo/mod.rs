//! `/logo`: the operator's logo, if there is one.

pub(crate) mod client;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sluss_protocol::problem::ProblemCode;

use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(State(app): State<App>) -> Response {
    let Some(logo) = &app.instance.logo else {
        return Failure::new(ProblemCode::NotFound, "Check the address.").into_response();
    };
    picture(logo.kind, logo.bytes.clone())
}

/// A logo on its way. It is kept long enough for a sign-in, and short enough for a new logo.
fn picture(kind: &str, bytes: Bytes) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=300")];
    (headers, bytes).into_response()
}
