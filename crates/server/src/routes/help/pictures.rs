//! `/help/pictures/{tag}/{*file}`: a picture of the guide, which never changes at its address.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sluss_protocol::problem::ProblemCode;

use crate::http::answer::Failure;
use crate::public_pages::picture;

pub(crate) async fn get(Path((tag, file)): Path<(String, String)>) -> Response {
    let Some(bytes) = picture(&tag, &file) else {
        return Failure::new(ProblemCode::NotFound, "Check the address.").into_response();
    };
    let headers =
        [(header::CONTENT_TYPE, "image/webp"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, bytes).into_response()
}
