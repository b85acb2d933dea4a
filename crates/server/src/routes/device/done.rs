//! `/device/done`: where a sign-in for a device ends. The code goes no further than here: the device's own becomes good instead.

use axum::extract::RawQuery;
use axum::response::Response;
use sluss_oidc::authorize::AuthorizationRequest;
use sluss_protocol::form::Form;

use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(RawQuery(query): RawQuery, guest: Guest) -> Response {
    let form = Form::parse(&query.unwrap_or_default());
    // Whoever has cancelled may type the code once more.
    let Some(code) = form.get("code") else { return see_other("/device") };
    let device = |request: &_| AuthorizationRequest::kept(request)?.device;
    match guest.app.instance.sluss.relying_parties().approve_device(code, device).await {
        Ok(()) => see_other("/device/finished"),
        Err(error) => guest.over(&error),
    }
}
