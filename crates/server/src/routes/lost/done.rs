//! `/lost/done`: all factors are deleted; the page can be loaded again.

use axum::response::Response;
use sluss_app::welcome::Page;

use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    guest.show(&Page::LostDone)
}
