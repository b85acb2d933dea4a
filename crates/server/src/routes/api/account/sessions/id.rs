//! `/api/account/sessions/{id}`: ending one of them.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::id::SessionId;

use crate::http::App;
use crate::http::answer::Failure;
use crate::routes::api::account::signed_in::SignedIn;

pub(crate) async fn delete(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let id = SessionId::parse(&id).ok_or(Error::NotFound)?;
    app.instance.sluss.sessions().end(&who.session, &id, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
