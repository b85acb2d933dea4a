//! `/device/finished`: says that the device goes on by itself.

use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    guest.show(&PublicPage::DeviceDone)
}
