//! Links to *My account*, and from it to the pages that only show something (links, so that they can be opened in another tab); and the
//! link to a sign-in that leads back to the browser's current page.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::AccountView;
use yew::prelude::*;

use crate::account::state::AccountError;
use crate::browser::history;
use crate::i18n::Catalogue;
use crate::ui::{IconName, Notice, icon};

/// Signs in and comes back to the current page.
pub(super) fn sign_in_link(text: String, class: &'static str) -> Html {
    let href = AccountPage::entrance(&history::path()).unwrap_or_default().sign_in_url();
    html! { <a {class} {href}>{ text }</a> }
}

/// What a session needs before it may change anything, and the link to that; `None` if it may.
pub(super) fn first_sign_in(texts: &Catalogue, account: &AccountView) -> Option<Html> {
    let (text, go) = match (account.shown_enough, account.may_change_factors) {
        (false, _) => ("step-up-text", "step-up-go"),
        (true, false) => ("stale-text", "stale-go"),
        (true, true) => return None,
    };
    Some(html! {
        <>
            <Notice>{ texts.text(text) }</Notice>
            <p class="actions">{ sign_in_link(texts.text(go), "button button-primary") }</p>
        </>
    })
}

/// After an error, a link to sign in if only that helps.
pub(super) fn or_sign_in(texts: &Catalogue, error: &AccountError) -> Html {
    html! {
        if error.needs_sign_in() {
            { " " }{ sign_in_link(texts.text("sign-in"), "") }
        }
    }
}

/// After the notice that something was removed: what it had opened has ended, and this link leads to ending the rest.
pub(super) fn end_the_rest(texts: &Catalogue) -> Html {
    html! { <>{ " " }<a href={AccountPage::Sessions.path()}>{ texts.text("end-the-rest") }</a></> }
}

/// Under a list of what happened: the way for somebody who does not recognise it. A new password signs out everywhere else.
pub(super) fn not_me(texts: &Catalogue, go: &Callback<AccountPage>) -> Html {
    let page = AccountPage::Password;
    html! { <p><a href={page.path()} onclick={followed(page, go)}>{ texts.text("not-me-password") }</a></p> }
}

/// The cog wheel at the top of every screen while somebody is signed in: the link to *My account*.
pub(super) fn cog(texts: &Catalogue, here: bool, go: &Callback<AccountPage>) -> Html {
    html! {
        <a class="button button-quiet" id="my-account" href={AccountPage::Overview.path()} aria-current={here.then_some("page")} onclick={followed(AccountPage::Overview, go)}>
            { icon(IconName::Cog) }{ texts.text("my-account") }
        </a>
    }
}

/// The links from *My account* to the pages that only show something.
pub(super) fn links(texts: &Catalogue, go: &Callback<AccountPage>) -> Html {
    html! {
        <nav class="part" aria-labelledby="watch-title">
            <h2 id="watch-title" class="part-title">{ icon(IconName::Screen) }{ texts.text("watch-title") }</h2>
            <p class="lead">{ texts.text("watch-text") }</p>
            <ul class="list">
                { link(texts.text("sessions-title"), IconName::Screen, AccountPage::Sessions, go) }
                { link(texts.text("activity-title"), IconName::Clock, AccountPage::Activity, go) }
            </ul>
        </nav>
    }
}

fn link(text: String, name: IconName, page: AccountPage, go: &Callback<AccountPage>) -> Html {
    html! {
        <li class="list-item">{ icon(name) }<a class="list-text list-title" href={page.path()} onclick={followed(page, go)}>{ text }</a></li>
    }
}

/// What a click on a link does: the surface changes the screen by itself.
pub(super) fn followed(page: AccountPage, go: &Callback<AccountPage>) -> Callback<MouseEvent> {
    let go = go.clone();
    Callback::from(move |event: MouseEvent| {
        // With a key held down the click is for the browser: another tab, another window, a download.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            go.emit(page);
        }
    })
}
