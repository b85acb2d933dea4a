//! `/arrive` at the authenticator's origin: receives what the issuer's page hands over.

use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use super::facing;
use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    let from = guest.app.instance.sluss.issuer.to_string();
    facing(guest.show(&PublicPage::Arrive { from }))
}
