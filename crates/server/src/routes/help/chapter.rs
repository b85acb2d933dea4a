//! `/help/{chapter}`: a chapter of the guide, by its number.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::HelpPage;

use crate::public_pages::Guest;

pub(crate) async fn get(Path(chapter): Path<String>, guest: Guest) -> Response {
    // No chapter has the number 0, or is called anything else.
    let at = chapter.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    guest.show_help(HelpPage::Chapter(at.unwrap_or(usize::MAX)))
}
