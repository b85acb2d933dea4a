//! `/device/denied`: says that nobody was signed in at the device.

use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    guest.show(&PublicPage::DeviceDenied)
}
