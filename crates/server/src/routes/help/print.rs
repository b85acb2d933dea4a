//! `/help/print`: the whole guide on one page, which its style sheet lays out for paper.

use axum::response::Response;
use sluss_app::public_pages::HelpPage;

use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    guest.show_help(HelpPage::Whole)
}
