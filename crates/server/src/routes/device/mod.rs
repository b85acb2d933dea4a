//! `/device`: somebody types the code that a device without a browser shows (RFC 8628, section 3.3).

pub(crate) mod code;
pub(crate) mod denied;
pub(crate) mod done;
pub(crate) mod finished;

use axum::response::Response;
use sluss_app::public_pages::PublicPage;
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_oidc::device::UserCode;

use crate::http::csrf;
use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    guest.show(&PublicPage::Device { typed: String::new(), wrong: false })
}

/// Leads to the page that asks whether to go on, if a device waits for this code.
pub(crate) async fn post(guest: Guest, FormBody(form): FormBody) -> Response {
    if !csrf::is_genuine(&guest.app, guest.path(), &guest.headers, form.get(csrf::FIELD).unwrap_or_default()) {
        return guest.app.error_page(ErrorKind::BadRequest, guest.language);
    }
    let typed = form.get("code").unwrap_or_default();
    let wrong = || guest.show(&PublicPage::Device { typed: typed.chars().take(20).collect(), wrong: true });
    let Some(code) = UserCode::typed(typed) else { return wrong() };
    let parties = guest.app.instance.sluss.relying_parties();
    match parties.device_by_typed(code.as_str(), &guest.visitor).await {
        Ok(_) => see_other(&format!("/device/{}", code.shown())),
        Err(Error::NotFound) => wrong(),
        Err(error) => guest.over(&error),
    }
}
