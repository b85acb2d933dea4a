//! `/sign-up` asks for an address.

pub(crate) mod done;
pub(crate) mod token;

use axum::response::Response;
use sluss_app::public_pages::{FormInput, PublicPage};
use sluss_domain::Error;

use crate::http::form::FormBody;
use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    if guest.app.instance.sluss.policy.sign_up {
        if guest.sends_mail() { guest.show(&PublicPage::SignUp(FormInput::default())) } else { guest.no_mail() }
    } else {
        guest.over(&Error::SwitchedOff)
    }
}

pub(crate) async fn post(guest: Guest, FormBody(form): FormBody) -> Response {
    if guest.app.instance.sluss.policy.sign_up && !guest.sends_mail() {
        return guest.no_mail();
    }
    let email = form.get("email").unwrap_or_default().to_owned();
    match guest.app.instance.sluss.accounts().ask_to_sign_up(&email, guest.language, &guest.visitor).await {
        Ok(()) => guest.show(&PublicPage::SignUpSent),
        Err(error) => guest.again(&error, FormInput { email, ..FormInput::default() }, PublicPage::SignUp),
    }
}
