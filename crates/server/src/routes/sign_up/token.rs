//! `/sign-up/{token}`: the link in the mail, which asks for name and password.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{FormInput, PublicPage};
use sluss_domain::model::factors::Factors;

use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::{Guest, judges};

pub(crate) async fn get(Path(token): Path<String>, guest: Guest) -> Response {
    match guest.app.instance.sluss.accounts().signing_up(&token).await {
        Ok(email) => {
            let page =
                PublicPage::Confirm(FormInput { email: email.clone(), least: least(&guest), ..FormInput::default() });
            guest.show_to(&email, &page).await
        }
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path(token): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    if judges(&form) {
        let (name, password) = (form.get("name").unwrap_or_default(), form.get("password").unwrap_or_default());
        return guest.judged(guest.app.instance.sluss.accounts().judge_to_sign_up(&token, name, password).await);
    }
    if let Ok(owner) = guest.app.instance.sluss.accounts().signing_up(&token).await
        && let Some(left) = guest.left(&form, &owner).await
    {
        return left;
    }
    let (name, password) = (form.get("name").unwrap_or_default(), form.get("password").unwrap_or_default());
    let sluss = &guest.app.instance.sluss;
    let error = match sluss.accounts().sign_up(&token, name, password, guest.language, &guest.visitor).await {
        Ok(_) => return see_other("/sign-up/done"),
        Err(error) => error,
    };
    match sluss.accounts().signing_up(&token).await {
        Ok(email) => {
            let typed = FormInput { email, name: name.to_owned(), least: least(&guest), wrong: None };
            guest.again(&error, typed, PublicPage::Confirm)
        }
        Err(over) => guest.over(&over),
    }
}

/// The fewest characters of a password while there is no second factor yet.
fn least(guest: &Guest) -> usize {
    guest.app.instance.sluss.account_settings().password_min(&Factors::default())
}
