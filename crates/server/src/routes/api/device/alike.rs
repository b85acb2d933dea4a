//! `/api/device/alike`: a device that was just registered asks whether its account has an entry of the same phone from before, and removes it.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use sluss_domain::Error;
use sluss_domain::model::id::DeviceId;
use sluss_protocol::alike::{AlikeDevice, AlikeDevices, AskAlike};

use super::signed_body::{SignedBody, signed_body};
use crate::http::answer::Failure;
use crate::http::{App, Requester};

const PATH: &str = "/api/device/alike";

pub(crate) async fn post(
    State(app): State<App>,
    requester: Requester,
    body: Bytes,
) -> Result<Json<AlikeDevices>, Failure> {
    let SignedBody { wanted: AskAlike { remove }, device, signed } = signed_body(&app, &requester, PATH, &body).await?;
    let devices = app.instance.sluss.devices();
    match remove {
        None => devices.spend_proof(&signed.proof).await?,
        Some(id) => {
            let id = DeviceId::parse(&id).ok_or(Error::NotFound)?;
            devices.remove_lookalike(&device, &id, &signed.proof, &requester.visitor).await?;
        }
    }
    let alike = devices.lookalikes(&device.account).await?.into_iter().filter(|pair| pair.later.id == device.id);
    let view =
        |earlier: sluss_domain::model::device::Device| AlikeDevice { id: earlier.id.to_string(), name: earlier.name };
    Ok(Json(AlikeDevices { devices: alike.map(|pair| view(pair.earlier)).collect() }))
}
