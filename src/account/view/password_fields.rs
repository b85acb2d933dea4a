//! Pieces of the screens that ask for a password: the field itself, and what is said when something is wrong with it.

use yew::prelude::*;

use super::messages::error_notice;
use crate::account::state::AccountError;
use crate::i18n::Catalogue;
use crate::ui::PasswordField;

/// What went wrong, unless it belongs to a field for a password.
pub(super) fn password_form_error(texts: &Catalogue, error: Option<&AccountError>) -> Html {
    match error {
        None | Some(AccountError::WrongPassword | AccountError::WeakPassword(_)) => Html::default(),
        Some(error) => error_notice(texts, error),
    }
}

/// The field for the current password.
pub(super) fn own_password(texts: &Catalogue, error: Option<&AccountError>, node_ref: &NodeRef) -> Html {
    let error = (error == Some(&AccountError::WrongPassword)).then(|| AccountError::WrongPassword.message(texts));
    html! {
        <PasswordField id="current-password" name="current-password" label={texts.text("current-password")} show={texts.text("show")}
            hide={texts.text("hide")} {error} node_ref={node_ref.clone()} />
    }
}

/// The field for the new password, with its rule and the reason why the last one was refused.
pub(super) fn new_password(texts: &Catalogue, least: usize, error: Option<&AccountError>, node_ref: &NodeRef) -> Html {
    let error = error.filter(|error| matches!(error, AccountError::WeakPassword(_))).map(|weak| weak.message(texts));
    html! {
        <PasswordField id="new-password" name="new-password" label={texts.text("new-password")} show={texts.text("show")}
            hide={texts.text("hide")} hint={texts.with("new-password-hint", &[("min", &least.to_string())])} autocomplete="new-password" {error} node_ref={node_ref.clone()} />
    }
}

/// The email address, in a place where only password managers look (A06).
pub(super) fn whose(email: &str) -> Html {
    html! {
        <input class="visually-hidden" type="text" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly=true
            value={email.to_owned()} />
    }
}
