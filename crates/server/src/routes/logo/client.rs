//! `/logo/{client}`: the logo of a site, if it has one, on its sign-in pages.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::picture;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(State(app): State<App>, Path(client): Path<String>) -> Response {
    match app.instance.sluss.relying_parties().logo(&client).await {
        Ok(logo) => picture(&logo.kind, Bytes::from(logo.bytes)),
        Err(error) => Failure::from(error).into_response(),
    }
}
