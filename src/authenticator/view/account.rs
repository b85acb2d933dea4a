//! The page of one account: its name here, its colour, and its place among the others.

use yew::prelude::*;

use super::initials::{initials, swatch};
use super::order::{Order, OrderRow};
use super::who::{rest, who};
use crate::authenticator::state::account_page::AccountMessage;
use crate::authenticator::state::accounts::{ListedAccount, ShownAccount, called};
use crate::authenticator::state::personal::{COLOURS, NAME_MAX};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, TextField};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AccountProps {
    pub(super) texts: Catalogue,
    /// The account that the page is of.
    pub(super) account: ListedAccount,
    /// All accounts, in their order.
    pub(super) accounts: Vec<ListedAccount>,
    pub(super) tell: Callback<AccountMessage>,
    pub(super) home: Callback<MouseEvent>,
}

/// The page.
#[component]
pub(super) fn AccountPage(props: &AccountProps) -> Html {
    let (texts, account) = (&props.texts, &props.account);
    let hue = use_state(|| account.personal.hue);
    let name = use_node_ref();
    let onsubmit = Callback::from({
        let (tell, id, name, hue) = (props.tell.clone(), account.id.clone(), name.clone(), *hue);
        move |event: SubmitEvent| {
            event.prevent_default();
            tell.emit(AccountMessage::Keep { id: id.clone(), name: page::typed(&name), hue });
        }
    });
    let choose = Callback::from({
        let hue = hue.clone();
        move |chosen| hue.set(chosen)
    });
    let shown = coloured(account, *hue);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("account-page") }</h1>
            { who(texts, &shown, html! { <p class="list-title" translate="no">{ shown.name.clone() }</p> }) }
            <form class="form" novalidate=true {onsubmit}>
                <TextField id="name" name="name" label={texts.text("account-name")} hint={texts.text("account-name-hint")} longest={NAME_MAX}
                    first={account.personal.name.clone()} node_ref={name} />
                { colours(texts, account, *hue, &choose) }
                <div class="actions">
                    <Button>{ texts.text("save") }</Button>
                    <Button submit=false kind={ButtonKind::Quiet} onclick={props.home.clone()}>{ texts.text("back") }</Button>
                </div>
            </form>
            if props.accounts.len() > 1 {
                { order(props) }
            }
        </>
    }
}

/// The account as it would be shown in this colour.
fn coloured(account: &ListedAccount, hue: Option<u16>) -> ShownAccount {
    let mut account = account.clone();
    account.personal.hue = hue;
    account.shown()
}

/// The choice of a colour, where the first is the one that comes by itself.
fn colours(texts: &Catalogue, account: &ListedAccount, chosen: Option<u16>, choose: &Callback<Option<u16>>) -> Html {
    let own = coloured(account, None);
    let choice = |name: &str, hue: Option<u16>, drawn: Html| {
        let onchange = choose.reform(move |_: Event| hue);
        html! {
            <label class="colour" key={name.to_owned()}>
                <input type="radio" name="colour" value={name.to_owned()} checked={chosen == hue} {onchange} />
                { drawn }{ texts.text(&format!("colour-{name}")) }
            </label>
        }
    };
    html! {
        <fieldset class="colours">
            <legend class="label">{ texts.text("account-colour") }</legend>
            { choice("own", None, initials(&own.letters, own.hue)) }
            { for COLOURS.iter().map(|(name, hue)| choice(name, Some(*hue), swatch(*hue))) }
        </fieldset>
    }
}

fn order(props: &AccountProps) -> Html {
    let (texts, last) = (&props.texts, props.accounts.len() - 1);
    let row = |(place, account): (usize, &ListedAccount)| {
        let shown = account.shown();
        OrderRow {
            id: account.id.clone(),
            name: called(&props.accounts, &account.id).unwrap_or_default(),
            shown: html! {
                <>
                    { initials(&shown.letters, shown.hue) }
                    <span class="list-text">
                        <span class="list-title" translate="no">{ shown.name.clone() }</span>
                        { rest(texts, &shown) }
                    </span>
                </>
            },
            moves: [place > 0, place < last],
        }
    };
    let rows: Vec<OrderRow> = props.accounts.iter().enumerate().map(row).collect();
    let onmove = props.tell.reform(|(id, up)| AccountMessage::Move { id, up });
    html! {
        <section class="form" aria-labelledby="order-title">
            <h2 id="order-title">{ texts.text("codes-order") }</h2>
            <Order texts={texts.clone()} {rows} {onmove} />
        </section>
    }
}
