//! `/undo/{account}/{tag}`: the link in the mail about a planned PANIC.

pub(crate) mod done;

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::PublicPage;

use crate::http::form::FormBody;
use crate::public_pages::Guest;

pub(crate) async fn get(Path((account, tag)): Path<(String, String)>, guest: Guest) -> Response {
    let owner = guest.app.instance.sluss.factor_resets().behind_undo_link(&account, &tag).await;
    guest.show_behind_link(owner, |email| PublicPage::Undo { email }).await
}

pub(crate) async fn post(
    Path((account, tag)): Path<(String, String)>,
    guest: Guest,
    FormBody(form): FormBody,
) -> Response {
    let sluss = &guest.app.instance.sluss;
    let owner = sluss.factor_resets().behind_undo_link(&account, &tag).await;
    let act = async { sluss.factor_resets().undo_by_link(&account, &tag, &guest.visitor).await };
    guest.press_behind_link(&form, owner, act, "/undo/done").await
}
