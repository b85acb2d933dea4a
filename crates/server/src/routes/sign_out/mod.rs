//! `/sign-out`: asks whether to sign out in this browser, and does. `/sign-out/to/{next}` is the same for a site that gets the person back.

pub(crate) mod to;

use axum::response::Response;
use sluss_app::public_pages::{NextSite, PublicPage};
use sluss_app::sign_in::ErrorKind;
use sluss_domain::model::session::Audience;
use sluss_protocol::form::Form;
use url::Url;

use crate::http::csrf;
use crate::http::form::FormBody;
use crate::http::redirect::{see_other, with_cookies};
use crate::public_pages::Guest;
use crate::sign_out::{end, forgotten, page_of};

pub(crate) async fn get(guest: Guest) -> Response {
    ask(&guest, None).await
}

pub(crate) async fn post(guest: Guest, FormBody(form): FormBody) -> Response {
    act(&guest, &form, None).await
}

/// Asks whoever is signed in; whoever is not goes on at once.
async fn ask(guest: &Guest, next: Option<Url>) -> Response {
    for audience in [Audience::SingleSignOn, Audience::Account] {
        match guest.session(audience).await {
            Ok(Some((_, account))) => {
                let email = account.email.to_string();
                return guest.show(&PublicPage::SignOut { email, next: next.map(site) });
            }
            Ok(None) => {}
            Err(error) => return guest.over(&error),
        }
    }
    see_other(next.as_ref().map_or("/signed-out", Url::as_str))
}

async fn act(guest: &Guest, form: &Form, next: Option<Url>) -> Response {
    let shown = form.get(csrf::FIELD).unwrap_or_default();
    if !csrf::is_genuine(&guest.app, guest.path(), &guest.headers, shown) {
        return guest.app.error_page(ErrorKind::BadRequest, guest.language);
    }
    // A form of ours may not end at another site (L01), so a page of ours leads on.
    match end(&guest.app, &guest.headers, &guest.visitor).await {
        Ok(session) => {
            let next = next.as_ref().map(Url::as_str);
            let page = session.map_or_else(|| "/signed-out".to_owned(), |id| page_of(&guest.app, &id, next));
            with_cookies(see_other(&page), forgotten(&guest.app))
        }
        Err(error) => guest.over(&error),
    }
}

/// A site as a page names it.
pub(super) fn site(url: Url) -> NextSite {
    NextSite { host: url.host_str().unwrap_or(url.scheme()).to_owned(), url: url.into() }
}
