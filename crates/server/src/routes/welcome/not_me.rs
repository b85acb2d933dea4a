//! `/not-me/{account}/{proof}`: the link in every notice. Mail programs open links by themselves, so only a press locks.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::welcome::Page;

use super::{Guest, onward};

pub(crate) async fn get(Path((account, proof)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.house.sluss.behind_not_me_link(&account, &proof).await {
        Ok(account) => guest.show(&Page::NotMe { email: account.email.to_string() }),
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path((account, proof)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.house.sluss.lock_account(&account, &proof, &guest.visitor).await {
        Ok(()) => onward("/not-me/done"),
        Err(error) => guest.over(&error),
    }
}
