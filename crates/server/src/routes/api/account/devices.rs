//! `/api/account/devices/{id}`: removing a device.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::id::DeviceId;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn delete(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let device = DeviceId::parse(&id).ok_or(Error::NotFound)?;
    app.house.sluss.remove_device(&who.session, &device, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
