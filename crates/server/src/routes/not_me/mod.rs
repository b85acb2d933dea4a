//! `/not-me/{account}/{tag}`: the link in every notice. Mail programs open links by themselves, so only pressing the button locks the account.

pub(crate) mod done;

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use crate::http::form::FormBody;
use crate::public_pages::Guest;

pub(crate) async fn get(Path((account, tag)): Path<(String, String)>, guest: Guest) -> Response {
    let owner = guest.app.instance.sluss.accounts().behind_not_me_link(&account, &tag).await;
    guest.show_behind_link(owner, |email| PublicPage::NotMe { email }).await
}

pub(crate) async fn post(
    Path((account, tag)): Path<(String, String)>,
    guest: Guest,
    FormBody(form): FormBody,
) -> Response {
    let sluss = &guest.app.instance.sluss;
    let owner = sluss.accounts().behind_not_me_link(&account, &tag).await;
    let act = async { sluss.accounts().lock(&account, &tag, &guest.visitor).await };
    guest.press_behind_link(&form, owner, act, "/not-me/done").await
}
