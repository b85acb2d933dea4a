//! `/forgotten` asks for an address, `/reset/{token}` for a new password.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{FormInput, PublicPage};
use sluss_domain::Error;

use super::{Guest, onward};
use crate::http::form::Form;

pub(crate) async fn get(guest: Guest) -> Response {
    if guest.sends_mail() { guest.show(&PublicPage::Forgotten(FormInput::default())) } else { guest.no_mail() }
}

pub(crate) async fn post(guest: Guest, Form(form): Form) -> Response {
    if !guest.sends_mail() {
        return guest.no_mail();
    }
    let email = form.get("email").unwrap_or_default().to_owned();
    match guest.app.house.sluss.ask_to_reset(&email, &guest.visitor).await {
        Ok(()) => guest.show(&PublicPage::ForgottenSent),
        Err(error) => guest.again(&error, FormInput { email, ..FormInput::default() }, PublicPage::Forgotten),
    }
}

pub(crate) async fn reset(Path(token): Path<String>, guest: Guest) -> Response {
    match typed(&guest, &token).await {
        Ok(typed) => guest.show_to(&typed.email.clone(), &PublicPage::Reset(typed)).await,
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn replace(Path(token): Path<String>, guest: Guest, Form(form): Form) -> Response {
    let sluss = &guest.app.house.sluss;
    if let Ok(owner) = sluss.resetting(&token).await
        && let Some(left) = guest.left(&form, &owner).await
    {
        return left;
    }
    let password = form.get("password").unwrap_or_default();
    let error = match sluss.reset_password(&token, password, &guest.caller()).await {
        Ok(()) => return onward("/reset/done"),
        Err(error) => error,
    };
    match typed(&guest, &token).await {
        Ok(typed) => guest.again(&error, typed, PublicPage::Reset),
        Err(over) => guest.over(&over),
    }
}

/// Whose password it is, and the rule for a new one.
async fn typed(guest: &Guest, token: &str) -> Result<FormInput, Error> {
    let sluss = &guest.app.house.sluss;
    let (email, least) = (sluss.resetting(token).await?, sluss.reset_password_min(token).await?);
    Ok(FormInput { email, least, ..FormInput::default() })
}
