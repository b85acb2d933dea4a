//! `/sign-in/{handle}/lost`: PANIC for somebody who has nothing but the password, from the choice between the gates. The sign-in says
//! that the password was right in this browser; it is asked for once more all the same (F04).

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{FormInput, Inventory, PublicPage};
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::account::Account;
use sluss_domain::panic::Outcome;
use subtle::ConstantTimeEq;

use super::{Guest, onward};
use crate::http::form::Form;
use crate::routes::api::safety::hours;
use crate::routes::sign_in::{csrf, hide, own};

pub(crate) async fn get(Path(handle): Path<String>, guest: Guest) -> Response {
    match owner(&guest, &handle).await {
        Ok(account) => page(&guest, &account, None).await,
        Err(refused) => *refused,
    }
}

pub(crate) async fn post(Path(handle): Path<String>, guest: Guest, Form(form): Form) -> Response {
    let account = match owner(&guest, &handle).await {
        Ok(account) => account,
        Err(refused) => return *refused,
    };
    let expected = csrf(&guest.app, &handle);
    if !form.get("csrf").is_some_and(|shown| shown.as_bytes().ct_eq(expected.as_bytes()).into()) {
        return guest.app.error_page(ErrorKind::BadRequest, guest.language);
    }
    let typed = form.get("password").unwrap_or_default();
    match guest.app.house.sluss.panic(&account, typed, &guest.caller()).await {
        Ok(Outcome::Done) => onward("/lost/done"),
        Ok(Outcome::Planned(_)) => onward("/lost/planned"),
        Err(error) => page(&guest, &account, Some(&error)).await,
    }
}

/// Whose password was right in this sign-in and, where it is bound to one, in this browser.
pub(super) async fn owner(guest: &Guest, handle: &str) -> Result<Account, Box<Response>> {
    let shown = own(&guest.app, handle, &guest.headers).await;
    let sign_in = shown.map_err(|hidden| Box::new(hide(&guest.app, handle, hidden, None, &guest.headers)))?;
    guest.app.house.sluss.between_gates(&sign_in).await.map_err(|error| Box::new(guest.over(&error)))
}

async fn page(guest: &Guest, account: &Account, error: Option<&Error>) -> Response {
    let factors = match guest.app.house.sluss.factors(&account.id).await {
        Ok(factors) => factors,
        Err(error) => return guest.over(&error),
    };
    let numbers = match guest.app.house.sluss.hints(&factors) {
        Ok(numbers) => numbers,
        Err(error) => return guest.over(&error),
    };
    let inventory = Inventory {
        numbers,
        devices: factors.devices.into_iter().map(|device| device.name).collect(),
        recovery_codes: factors.recovery_codes,
        cooling_off_hours: hours(&guest.app, account),
        by_mail: guest.sends_mail(),
    };
    let typed = FormInput { email: account.email.to_string(), ..FormInput::default() };
    match error {
        None => guest.show(&PublicPage::Lost(typed, inventory)),
        Some(error) => guest.again(error, typed, |typed| PublicPage::Lost(typed, inventory.clone())),
    }
}
