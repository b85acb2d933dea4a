//! `/forgotten` asks for the address of the account whose password is forgotten.

use axum::response::Response;
use sluss_app::public_pages::{FormInput, PublicPage};

use crate::http::form::FormBody;
use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    if guest.sends_mail() { guest.show(&PublicPage::Forgotten(FormInput::default())) } else { guest.no_mail() }
}

pub(crate) async fn post(guest: Guest, FormBody(form): FormBody) -> Response {
    if !guest.sends_mail() {
        return guest.no_mail();
    }
    let email = form.get("email").unwrap_or_default().to_owned();
    match guest.app.instance.sluss.accounts().ask_to_reset(&email, &guest.visitor).await {
        Ok(()) => guest.show(&PublicPage::ForgottenSent),
        Err(error) => guest.again(&error, FormInput { email, ..FormInput::default() }, PublicPage::Forgotten),
    }
}
