//! `/new-address/done`: the account has the other address; the page can be reloaded.

use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    guest.show(&PublicPage::TakeAddressDone)
}
