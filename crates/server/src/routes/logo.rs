//! `/logo`: the operator's logo, if there is one.

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
    // Long enough for a sign-in, and short enough for a new logo.
    let headers = [(header::CONTENT_TYPE, logo.kind), (header::CACHE_CONTROL, "public, max-age=300")];
    (headers, logo.bytes.clone()).into_response()
}
