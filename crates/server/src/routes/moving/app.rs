//! `/app/` at the issuer: where the authenticator is now.

use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use super::facing;
use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    let to = guest.app.instance.sluss.app_origin.to_string();
    facing(guest.show(&PublicPage::Moved { to }))
}
