//! `/api/account/numbers/{id}`: removing one of them.

pub(crate) mod code;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::id::NumberId;

use crate::http::App;
use crate::http::answer::Failure;
use crate::routes::api::account::signed_in::SignedIn;

pub(crate) async fn delete(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let id = read(&id)?;
    match app.instance.sluss.phone_numbers().cancel(&who.session, &id).await {
        Err(Error::NotFound) => who.fresh(&app).await?.remove_number(&id, &who.visitor).await?,
        cancelled => cancelled?,
    }
    Ok(StatusCode::NO_CONTENT)
}

fn read(id: &str) -> Result<NumberId, Error> {
    NumberId::parse(id).ok_or(Error::NotFound)
}
