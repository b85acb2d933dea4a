//! `/api/account/devices/{id}`: removing a device.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::id::DeviceId;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn delete(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let device = DeviceId::parse(&id).ok_or(Error::NotFound)?;
    who.fresh(&app).await?.remove_device(&device, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
