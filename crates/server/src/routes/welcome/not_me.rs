//! `/not-me/{account}/{proof}`: the link in every notice. Mail programs open links by themselves, so only a press locks.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use super::{Guest, onward};
use crate::http::form::Form;

pub(crate) async fn get(Path((account, proof)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.house.sluss.behind_not_me_link(&account, &proof).await {
        Ok(account) => {
            let email = account.email.to_string();
            guest.show_to(&email.clone(), &PublicPage::NotMe { email }).await
        }
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path((account, proof)): Path<(String, String)>, guest: Guest, Form(form): Form) -> Response {
    let sluss = &guest.app.house.sluss;
    let owner = match sluss.behind_not_me_link(&account, &proof).await {
        Ok(owner) => owner,
        Err(error) => return guest.over(&error),
    };
    if let Some(left) = guest.left(&form, owner.email.as_str()).await {
        return left;
    }
    match sluss.lock_account(&account, &proof, &guest.visitor).await {
        Ok(()) => onward("/not-me/done"),
        Err(error) => guest.over(&error),
    }
}
