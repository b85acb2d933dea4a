//! `/sign-up` asks for an address, `/sign-up/{token}` for name and password.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::welcome::{Page, Typed};
use sluss_domain::Error;
use sluss_domain::model::factors::Factors;

use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(guest: Guest) -> Response {
    if guest.app.house.sluss.policy.sign_up {
        if guest.sends_mail() { guest.show(&Page::SignUp(Typed::default())) } else { guest.no_mail() }
    } else {
        guest.over(&Error::SwitchedOff)
    }
}

pub(crate) async fn post(guest: Guest, FormBody(form): FormBody) -> Response {
    if guest.app.house.sluss.policy.sign_up && !guest.sends_mail() {
        return guest.no_mail();
    }
    let email = form.get("email").unwrap_or_default().to_owned();
    match guest.app.house.sluss.accounts().ask_to_sign_up(&email, guest.language, &guest.visitor).await {
        Ok(()) => guest.show(&Page::SignUpSent),
        Err(error) => guest.again(&error, Typed { email, ..Typed::default() }, Page::SignUp),
    }
}

pub(crate) async fn confirm(Path(token): Path<String>, guest: Guest) -> Response {
    match guest.app.house.sluss.accounts().signing_up(&token).await {
        Ok(email) => {
            let page = Page::Confirm(Typed { email: email.clone(), least: least(&guest), ..Typed::default() });
            guest.show_to(&email, &page).await
        }
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn create(Path(token): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    if let Ok(owner) = guest.app.house.sluss.accounts().signing_up(&token).await
        && let Some(left) = guest.left(&form, &owner).await
    {
        return left;
    }
    let (name, password) = (form.get("name").unwrap_or_default(), form.get("password").unwrap_or_default());
    let sluss = &guest.app.house.sluss;
    let error = match sluss.accounts().sign_up(&token, name, password, guest.language, &guest.visitor).await {
        Ok(_) => return see_other("/sign-up/done"),
        Err(error) => error,
    };
    match sluss.accounts().signing_up(&token).await {
        Ok(email) => {
            let typed = Typed { email, name: name.to_owned(), least: least(&guest), wrong: None };
            guest.again(&error, typed, Page::Confirm)
        }
        Err(over) => guest.over(&over),
    }
}

/// The fewest characters of the password of somebody who has nothing else yet.
fn least(guest: &Guest) -> usize {
    guest.app.house.sluss.account_settings().password_min(&Factors::default())
}
