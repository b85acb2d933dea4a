//! `/forgotten` asks for an address, `/reset/{token}` for a new password.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::welcome::{Page, Typed};
use sluss_domain::Error;

use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    if guest.sends_mail() { guest.show(&Page::Forgotten(Typed::default())) } else { guest.no_mail() }
}

pub(crate) async fn post(guest: Guest, FormBody(form): FormBody) -> Response {
    if !guest.sends_mail() {
        return guest.no_mail();
    }
    let email = form.get("email").unwrap_or_default().to_owned();
    match guest.app.house.sluss.accounts().ask_to_reset(&email, &guest.visitor).await {
        Ok(()) => guest.show(&Page::ForgottenSent),
        Err(error) => guest.again(&error, Typed { email, ..Typed::default() }, Page::Forgotten),
    }
}

pub(crate) async fn reset(Path(token): Path<String>, guest: Guest) -> Response {
    match typed(&guest, &token).await {
        Ok(typed) => guest.show_to(&typed.email.clone(), &Page::Reset(typed)).await,
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn replace(Path(token): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    let sluss = &guest.app.house.sluss;
    if let Ok(owner) = sluss.accounts().resetting(&token).await
        && let Some(left) = guest.left(&form, &owner).await
    {
        return left;
    }
    let password = form.get("password").unwrap_or_default();
    let error = match sluss.accounts().reset_password(&token, password, &guest.caller()).await {
        Ok(()) => return see_other("/reset/done"),
        Err(error) => error,
    };
    match typed(&guest, &token).await {
        Ok(typed) => guest.again(&error, typed, Page::Reset),
        Err(over) => guest.over(&over),
    }
}

/// Whose password it is, and the rule for a new one.
async fn typed(guest: &Guest, token: &str) -> Result<Typed, Error> {
    let sluss = &guest.app.house.sluss;
    let (email, least) = (sluss.accounts().resetting(token).await?, sluss.accounts().reset_password_min(token).await?);
    Ok(Typed { email, least, ..Typed::default() })
}
