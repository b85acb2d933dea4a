//! `/.well-known/security.txt`: whom to tell about a hole in the security (RFC 9116), if the operator says so.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sluss_protocol::problem::ProblemCode;

use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(State(app): State<App>) -> Response {
    let Some(file) = &app.instance.service.security_txt else {
        return Failure::new(ProblemCode::NotFound, "Check the address.").into_response();
    };
    let text = file.text(&app.instance.sluss.issuer);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
