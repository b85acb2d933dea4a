//! Somebody whose password was right and who has not shown a second factor yet: half signed in opens nothing, and leads to a few pages.

use axum::response::Response;
use sluss_domain::model::account::Account;

use super::guest::Guest;
use crate::sign_in::{hide, own};

/// The account whose password was right in this sign-in and, if the sign-in is bound to one, in this browser.
pub(crate) async fn owner(guest: &Guest, handle: &str) -> Result<Account, Box<Response>> {
    let shown = own(&guest.app, handle, &guest.headers).await;
    let sign_in = shown.map_err(|hidden| Box::new(hide(&guest.app, handle, hidden, None, &guest.headers)))?;
    guest.app.instance.sluss.second_steps().owner(&sign_in).await.map_err(|error| Box::new(guest.over(&error)))
}
