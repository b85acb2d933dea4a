//! `/help`: the guide for people, chapter by chapter, and for paper.

pub(crate) mod chapter;
pub(crate) mod pictures;
pub(crate) mod print;

use axum::response::Response;
use sluss_app::public_pages::HelpPage;

use crate::public_pages::Guest;

/// The contents.
pub(crate) async fn get(guest: Guest) -> Response {
    guest.show_help(HelpPage::Contents)
}
