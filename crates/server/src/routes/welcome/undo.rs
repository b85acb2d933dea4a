//! `/undo/{account}/{proof}`: the link in the mail about a planned PANIC.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::welcome::Page;

use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(Path((account, proof)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.house.sluss.factor_resets().behind_undo_link(&account, &proof).await {
        Ok(account) => {
            let email = account.email.to_string();
            guest.show_to(&email.clone(), &Page::Undo { email }).await
        }
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(
    Path((account, proof)): Path<(String, String)>,
    guest: Guest,
    FormBody(form): FormBody,
) -> Response {
    let sluss = &guest.app.house.sluss;
    let owner = match sluss.factor_resets().behind_undo_link(&account, &proof).await {
        Ok(owner) => owner,
        Err(error) => return guest.over(&error),
    };
    if let Some(left) = guest.left(&form, owner.email.as_str()).await {
        return left;
    }
    match sluss.factor_resets().undo_by_link(&account, &proof, &guest.visitor).await {
        Ok(()) => see_other("/undo/done"),
        Err(error) => guest.over(&error),
    }
}
