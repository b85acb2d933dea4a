//! How the list looks, and its order. Every change is made with buttons, so that a keyboard and a thumb can do it.

use sluss_codes::search::Index;
use yew::prelude::*;

use super::row::Names;
use crate::authenticator::state::codes::{CodeList, CodesMessage, ListedCode, Look, Reminder, moved};
use crate::authenticator::view::order::{Order, OrderRow};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ArrangeProps {
    pub(super) texts: Catalogue,
    pub(super) list: CodeList,
    pub(super) look: Look,
    pub(super) tell: Callback<CodesMessage>,
}

/// The page.
#[component]
pub(super) fn Arrange(props: &ArrangeProps) -> Html {
    let texts = &props.texts;
    let rows = in_shown_order(&props.list).map(|code| row(props, code)).collect::<Vec<_>>();
    let onmove = props.tell.reform(|(id, up)| CodesMessage::Move { id, up });
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("codes-arrange") }</h1>
            <LookChoice texts={texts.clone()} look={props.look} tell={props.tell.clone()} />
            <section class="form" aria-labelledby="order-title">
                <h2 id="order-title">{ texts.text("codes-order") }</h2>
                <Order texts={texts.clone()} {rows} {onmove} />
            </section>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={props.tell.reform(|_: MouseEvent| CodesMessage::ShowHome)}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// As the list has them when nothing is searched.
fn in_shown_order(list: &CodeList) -> impl Iterator<Item = &ListedCode> {
    let index = Index::new(list.all().iter().map(|code| &code.account));
    index.find("").into_iter().map(|place| &list.all()[place])
}

fn row(props: &ArrangeProps, code: &ListedCode) -> OrderRow {
    let names = Names::of(&code.account, &props.texts);
    OrderRow {
        id: code.id.clone(),
        name: names.whole(),
        shown: names.html(),
        moves: [true, false].map(|up| moved(&props.list, &code.id, up).is_some()),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LookProps {
    texts: Catalogue,
    look: Look,
    tell: Callback<CodesMessage>,
}

#[component]
fn LookChoice(props: &LookProps) -> Html {
    let (texts, look) = (&props.texts, props.look);
    let (hidden, large, reminder) = (use_node_ref(), use_node_ref(), use_node_ref());
    let onchange = Callback::from({
        let (tell, hidden, large, reminder) = (props.tell.clone(), hidden.clone(), large.clone(), reminder.clone());
        move |_: Event| {
            let chosen = page::chosen(&reminder);
            let reminder = Reminder::ALL.into_iter().find(|one| one.name() == chosen).unwrap_or_default();
            let look = Look { hidden: page::checked(&hidden), large: page::checked(&large), reminder };
            tell.emit(CodesMessage::ChooseLook(look));
        }
    });
    html! {
        <section class="form" aria-labelledby="look-title">
            <h2 id="look-title">{ texts.text("codes-look") }</h2>
            <label class="check">
                <input type="checkbox" id="look-hidden" ref={hidden} checked={look.hidden} onchange={onchange.clone()} />{ texts.text("codes-hidden") }
            </label>
            <label class="check">
                <input type="checkbox" id="look-large" ref={large} checked={look.large} onchange={onchange.clone()} />{ texts.text("codes-large") }
            </label>
            <div class="field">
                <label class="label" for="reminder">{ texts.text("backup-reminder") }</label>
                <select class="input" id="reminder" ref={reminder} {onchange}>
                    { for Reminder::ALL.map(|one| html! {
                        <option value={one.name()} selected={one == look.reminder}>{ texts.text(&format!("backup-reminder-{}", one.name())) }</option>
                    }) }
                </select>
            </div>
        </section>
    }
}
