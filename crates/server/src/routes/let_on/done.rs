//! `/let-on/done`: the sign-in continues where it waits; the page can be reloaded.

use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    guest.show(&PublicPage::LetOnDone)
}
