//! `/not-me/{account}/{proof}`: the link in every notice. Mail programs open links by themselves, so only a press locks.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::welcome::Page;

use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(Path((account, proof)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.house.sluss.accounts().behind_not_me_link(&account, &proof).await {
        Ok(account) => {
            let email = account.email.to_string();
            guest.show_to(&email.clone(), &Page::NotMe { email }).await
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
    let owner = match sluss.accounts().behind_not_me_link(&account, &proof).await {
        Ok(owner) => owner,
        Err(error) => return guest.over(&error),
    };
    if let Some(left) = guest.left(&form, owner.email.as_str()).await {
        return left;
    }
    match sluss.accounts().lock(&account, &proof, &guest.visitor).await {
        Ok(()) => see_other("/not-me/done"),
        Err(error) => guest.over(&error),
    }
}
