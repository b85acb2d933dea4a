//! `/let-on/{token}`: the link in the mail to somebody who signs in while strangers guess at the account. It may be opened in any browser,
//! and mail programs open links by themselves: only a press lets the sign-in on, wherever that waits.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{PublicPage, WaitingSignIn};

use super::{Guest, onward};
use crate::wording::moment;

pub(crate) async fn get(Path(token): Path<String>, guest: Guest) -> Response {
    match guest.app.house.sluss.behind_let_on_link(&token).await {
        Ok(waiting) => guest.show(&PublicPage::LetOn(WaitingSignIn {
            email: waiting.email,
            site: waiting.site,
            at: moment(waiting.asked_at),
            place: waiting.visitor.place().to_owned(),
            browser: waiting.visitor.browser,
        })),
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path(token): Path<String>, guest: Guest) -> Response {
    match guest.app.house.sluss.let_on(&token, &guest.visitor).await {
        Ok(()) => onward("/let-on/done"),
        Err(error) => guest.over(&error),
    }
}
