//! `/signed-out`: nobody is signed in in this browser; the page can be reloaded.

pub(crate) mod session;

use axum::response::Response;
use sluss_app::public_pages::{PublicPage, SignedOut};

use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    guest.show(&PublicPage::SignedOut(SignedOut::default()))
}
