//! `/reset/{token}`: the link in the mail, which asks for a new password.

pub(crate) mod done;

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{FormInput, PublicPage};
use sluss_domain::Error;

use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::{Guest, judges};

pub(crate) async fn get(Path(token): Path<String>, guest: Guest) -> Response {
    match typed(&guest, &token).await {
        Ok(typed) => guest.show_to(&typed.email.clone(), &PublicPage::Reset(typed)).await,
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path(token): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    let sluss = &guest.app.instance.sluss;
    if judges(&form) {
        return guest.judged(sluss.accounts().judge_to_reset(&token, form.get("password").unwrap_or_default()).await);
    }
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
        Ok(typed) => guest.again(&error, typed, PublicPage::Reset),
        Err(over) => guest.over(&over),
    }
}

/// The owner of the password, and the rule for a new one.
async fn typed(guest: &Guest, token: &str) -> Result<FormInput, Error> {
    let sluss = &guest.app.instance.sluss;
    let (email, least) = (sluss.accounts().resetting(token).await?, sluss.accounts().reset_password_min(token).await?);
    Ok(FormInput { email, least, ..FormInput::default() })
}
