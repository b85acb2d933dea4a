//! `/sign-in/{handle}/lost`: PANIC for somebody who has nothing but the password, reached from the choice of the second step. The sign-in knows
//! that the password was right in this browser; it is asked for again anyway (F04).

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{FormInput, Inventory, PublicPage};
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::factor::reset::FactorResetOutcome;
use sluss_domain::model::account::Account;
use sluss_protocol::method::Method;

use crate::http::answer::hours;
use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::{Guest, owner};
use crate::sign_in::is_genuine;

pub(crate) async fn get(Path(handle): Path<String>, guest: Guest) -> Response {
    match owner(&guest, &handle).await {
        Ok(account) => page(&guest, &account, None).await,
        Err(refused) => *refused,
    }
}

pub(crate) async fn post(Path(handle): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    let account = match owner(&guest, &handle).await {
        Ok(account) => account,
        Err(refused) => return *refused,
    };
    if !is_genuine(&guest.app, &handle, &form) {
        return guest.app.error_page(ErrorKind::BadRequest, guest.language);
    }
    let typed = form.get("password").unwrap_or_default();
    match guest.app.instance.sluss.factor_resets().begin(&account, typed, &guest.caller()).await {
        Ok(FactorResetOutcome::Done) => see_other("/lost/done"),
        Ok(FactorResetOutcome::Planned(_)) => see_other("/lost/planned"),
        Err(error) => page(&guest, &account, Some(&error)).await,
    }
}

async fn page(guest: &Guest, account: &Account, error: Option<&Error>) -> Response {
    let factors = match guest.app.instance.sluss.second_factors().of(&account.id).await {
        Ok(factors) => factors,
        Err(error) => return guest.over(&error),
    };
    let numbers = match guest.app.instance.sluss.second_factors().hints(&factors) {
        Ok(numbers) => numbers,
        Err(error) => return guest.over(&error),
    };
    let inventory = Inventory {
        numbers,
        recovery_codes: factors.left(Method::Recovery),
        devices: factors.devices.into_iter().map(|device| device.name).collect(),
        cooling_off_hours: hours(guest.app.instance.sluss.factor_resets().wait(account)),
    };
    let typed = FormInput { email: account.email.to_string(), ..FormInput::default() };
    match error {
        None => guest.show(&PublicPage::Lost(typed, inventory)),
        Some(error) => guest.again(error, typed, |typed| PublicPage::Lost(typed, inventory.clone())),
    }
}
