//! Who runs the service and whom to turn to: asked of the server, and known without a network from the last time.

use sluss_protocol::service::ServiceInfo;

use super::device::{Device, Note, Platform, ServerRequest};
use super::server::read;

/// What was last heard here; `None` if nothing ever was, or if it cannot be read.
pub fn known_service<P: Platform>(device: &Device<P>) -> Option<ServiceInfo> {
    serde_json::from_str(&device.platform.note(Note::Service)?).ok()
}

/// Asks the server, and keeps what it says, if that is anything. `None` if it says nothing: then what is known goes on to hold.
pub async fn ask_about_service<P: Platform>(device: &Device<P>) -> Option<ServiceInfo> {
    let reply = device.platform.send(ServerRequest::get("/api/device/service")).await.ok()?;
    let service: ServiceInfo = read(&reply).ok()?;
    device.platform.keep_note(Note::Service, service.says_something().then_some(reply.body.as_str()));
    Some(service)
}
