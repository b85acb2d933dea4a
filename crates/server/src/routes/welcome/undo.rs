//! `/undo/{account}/{proof}`: the link in the mail about a planned PANIC.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use super::{Guest, onward};
use crate::http::form::Form;

pub(crate) async fn get(Path((account, proof)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.house.sluss.behind_undo_link(&account, &proof).await {
        Ok(account) => {
            let email = account.email.to_string();
            guest.show_to(&email.clone(), &PublicPage::Undo { email }).await
        }
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path((account, proof)): Path<(String, String)>, guest: Guest, Form(form): Form) -> Response {
    let sluss = &guest.app.house.sluss;
    let owner = match sluss.behind_undo_link(&account, &proof).await {
        Ok(owner) => owner,
        Err(error) => return guest.over(&error),
    };
    if let Some(left) = guest.left(&form, owner.email.as_str()).await {
        return left;
    }
    match sluss.undo_panic_by_link(&account, &proof, &guest.visitor).await {
        Ok(()) => onward("/undo/done"),
        Err(error) => guest.over(&error),
    }
}
