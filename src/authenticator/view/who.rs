//! Which account is meant: its icon, what the person calls it, and what its server calls it and itself. The server is always named, so that no name, of whoever's
//! making, stands for it.

use yew::prelude::*;

use super::initials::initials;
use crate::authenticator::state::accounts::ShownAccount;
use crate::i18n::Catalogue;
use crate::surface::with_names;

/// The icon, and beside it a first line and the rest.
pub(super) fn who(texts: &Catalogue, account: &ShownAccount, first: Html) -> Html {
    html! {
        <div class="who">
            { initials(&account.letters, account.hue) }
            <div class="list-text">{ first }{ rest(texts, account) }</div>
        </div>
    }
}

/// What the first line does not say.
pub(super) fn rest(texts: &Catalogue, account: &ShownAccount) -> Html {
    html! {
        <>
            if let Some(label) = &account.label {
                <p class="hint" translate="no">{ label.clone() }</p>
            }
            <p class="hint">{ with_names(texts, "account-at", &[("server", &account.server)]) }</p>
        </>
    }
}

/// The account by itself; by its label alone if it is gone from here.
pub(super) fn named(texts: &Catalogue, account: Option<&ShownAccount>, label: &str) -> Html {
    match account {
        Some(account) => who(texts, account, html! { <p translate="no">{ account.name.clone() }</p> }),
        None => html! { <p translate="no">{ label.to_owned() }</p> },
    }
}
