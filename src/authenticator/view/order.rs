//! A list to be put in order by hand, with buttons, so that a keyboard and a thumb can do it.

use yew::prelude::*;

use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Icon, IconName};

/// A row of the list.
#[derive(Clone, PartialEq)]
pub(super) struct OrderRow {
    pub(super) id: String,
    /// What it is called, for who hears the buttons.
    pub(super) name: String,
    /// What is seen of it.
    pub(super) shown: Html,
    /// Whether it can move up, and down.
    pub(super) moves: [bool; 2],
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OrderProps {
    pub(super) texts: Catalogue,
    pub(super) rows: Vec<OrderRow>,
    /// Called with a row's id, and whether it moves up.
    pub(super) onmove: Callback<(String, bool)>,
}

/// The list.
#[component]
pub(super) fn Order(props: &OrderProps) -> Html {
    // The button that was pressed has moved with its row, which takes the focus from it.
    let pressed = use_mut_ref(|| None::<String>);
    let order: Vec<String> = props.rows.iter().map(|row| row.id.clone()).collect();
    use_effect_with(order, {
        let pressed = pressed.clone();
        move |_| {
            if let Some(button) = pressed.borrow_mut().take() {
                page::focus(&format!("[data-move=\"{button}\"]"));
            }
        }
    });
    let press = {
        let (onmove, pressed) = (props.onmove.clone(), pressed);
        Callback::from(move |(id, up): (String, bool)| {
            pressed.replace(Some(button_of(&id, up)));
            onmove.emit((id, up));
        })
    };
    html! {
        <ol class="list code-order">
            { for props.rows.iter().map(|row| html! {
                <li class="code-row" key={row.id.clone()}>
                    <div class="code-main">{ row.shown.clone() }</div>
                    { button(&props.texts, row, true, &press) }
                    { button(&props.texts, row, false, &press) }
                </li>
            }) }
        </ol>
    }
}

fn button_of(id: &str, up: bool) -> String {
    format!("{}-{id}", if up { "up" } else { "down" })
}

fn button(texts: &Catalogue, row: &OrderRow, up: bool, press: &Callback<(String, bool)>) -> Html {
    let word = if up { "up" } else { "down" };
    let label = texts.with(&format!("codes-move-{word}"), &[("account", &row.name)]);
    let onclick = press.reform({
        let id = row.id.clone();
        move |_: MouseEvent| (id.clone(), up)
    });
    // A disabled button would lose the focus at the end of the list.
    let is_at_end = (!row.moves[usize::from(!up)]).then_some("true");
    html! {
        <button class="code-move" type="button" data-move={button_of(&row.id, up)} aria-label={label} aria-disabled={is_at_end} {onclick}>
            <Icon name={if up { IconName::Up } else { IconName::Down }} />
        </button>
    }
}
