//! `/api/account/data`: everything that is stored about somebody, to download.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(State(app): State<App>, who: SignedIn) -> Result<Response, Failure> {
    let everything = who.fresh(&app).await?.everything(&who.visitor).await?;
    let mut response = Json(everything).into_response();
    let name = HeaderValue::from_static("attachment; filename=\"sluss.json\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
