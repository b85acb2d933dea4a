//! `/undo/{account}/{proof}`: the link in the mail about a planned PANIC.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::welcome::Page;

use super::{Guest, onward};

pub(crate) async fn get(Path((account, proof)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.house.sluss.behind_undo_link(&account, &proof).await {
        Ok(account) => guest.show(&Page::Undo { email: account.email.to_string() }),
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path((account, proof)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.house.sluss.undo_panic_by_link(&account, &proof, &guest.visitor).await {
        Ok(()) => onward("/undo/done"),
        Err(error) => guest.over(&error),
    }
}
