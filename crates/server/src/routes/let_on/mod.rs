//! `/let-on/{token}`: the link in the mail to somebody who signs in while strangers guess at the account. It may be opened in any browser,
//! and mail programs open links by themselves, so only pressing the button lets the sign-in continue, wherever it waits.

pub(crate) mod done;

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{PublicPage, WaitingSignIn};

use crate::dates::moment;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(Path(token): Path<String>, guest: Guest) -> Response {
    match guest.app.instance.sluss.sign_ins().behind_let_on_link(&token).await {
        Ok(waiting) => guest.show(&PublicPage::LetOn(WaitingSignIn {
            email: waiting.email,
            site: waiting.site,
            at: moment(waiting.asked_at, &guest.app.instance.service.time_zone, guest.language),
            place: waiting.visitor.place().to_owned(),
            browser: waiting.visitor.browser,
        })),
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path(token): Path<String>, guest: Guest) -> Response {
    match guest.app.instance.sluss.sign_ins().let_on(&token, &guest.visitor).await {
        Ok(()) => see_other("/let-on/done"),
        Err(error) => guest.over(&error),
    }
}
