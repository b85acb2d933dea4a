//! `/undo/{account}/{tag}`: the link in the mail about a planned PANIC.

pub(crate) mod done;

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(Path((account, tag)): Path<(String, String)>, guest: Guest) -> Response {
    match guest.app.instance.sluss.factor_resets().behind_undo_link(&account, &tag).await {
        Ok(account) => {
            let email = account.email.to_string();
            guest.show_to(&email.clone(), &PublicPage::Undo { email }).await
        }
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(
    Path((account, tag)): Path<(String, String)>,
    guest: Guest,
    FormBody(form): FormBody,
) -> Response {
    let sluss = &guest.app.instance.sluss;
    let owner = match sluss.factor_resets().behind_undo_link(&account, &tag).await {
        Ok(owner) => owner,
        Err(error) => return guest.over(&error),
    };
    if let Some(left) = guest.left(&form, owner.email.as_str()).await {
        return left;
    }
    match sluss.factor_resets().undo_by_link(&account, &tag, &guest.visitor).await {
        Ok(()) => see_other("/undo/done"),
        Err(error) => guest.over(&error),
    }
}
