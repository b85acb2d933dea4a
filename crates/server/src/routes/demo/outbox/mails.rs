//! `/demo/outbox/mails/{id}`: a mail of the outbox as HTML, as a mail program shows it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use sluss_protocol::problem::ProblemCode;

use super::super::{DemoOutbox, file};
use crate::http::Surface;
use crate::http::answer::Failure;

pub(crate) async fn get(Path(id): Path<String>, DemoOutbox(outbox): DemoOutbox) -> Response {
    let Some(sent) = outbox.mails().into_iter().find(|sent| sent.what.id.as_str() == id) else {
        return Failure::new(ProblemCode::NotFound, "Look in the outbox.").into_response();
    };
    let mut response = file("text/html; charset=utf-8", sent.what.html);
    response.extensions_mut().insert(Surface::Mail);
    response
}
