//! One thing that is registered for an account, a device or a number: what it is, since when, and the question before it goes.

use yew::prelude::*;

use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Dialog, Icon, IconName};

/// What [`Registered`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct RegisteredProps {
    pub(super) texts: Catalogue,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) added_at: i64,
    pub(super) last_used_at: Option<i64>,
    /// Whether this session may remove it.
    pub(super) open: bool,
    pub(super) question: Question,
    /// Called when the answer is yes.
    pub(super) remove: Callback<()>,
}

/// The words of the question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Question {
    pub(super) title: AttrValue,
    pub(super) text: String,
    pub(super) yes: String,
}

/// Its line in the list.
#[component]
pub(super) fn Registered(props: &RegisteredProps) -> Html {
    let question = use_node_ref();
    let texts = &props.texts;
    let when = |at: i64| page::moment(at, texts.language().tag());
    let ask = Callback::from({
        let question = question.clone();
        move |_: MouseEvent| page::show_modal(&question)
    });
    html! {
        <li class="list-item">
            <Icon name={IconName::Phone} />
            <div class="list-text">
                <p class="list-title">{ props.name.clone() }</p>
                <p class="hint">{ texts.with("device-added", &[("when", &when(props.added_at))]) }</p>
                <p class="hint">{ match props.last_used_at {
                    Some(at) => texts.with("device-used", &[("when", &when(at))]),
                    None => texts.text("device-unused"),
                } }</p>
            </div>
            if props.open {
                <Button submit=false kind={ButtonKind::Quiet} onclick={ask}>{ texts.text("remove") }</Button>
                { are_you_sure(props, &question) }
            }
        </li>
    }
}

fn are_you_sure(props: &RegisteredProps, question: &NodeRef) -> Html {
    let keep = Callback::from({
        let question = question.clone();
        move |_: MouseEvent| page::close_modal(&question)
    });
    let remove = props.remove.reform({
        let question = question.clone();
        move |_: MouseEvent| page::close_modal(&question)
    });
    let Question { title, text, yes } = props.question.clone();
    html! {
        <Dialog id={format!("remove-{}", props.id)} node_ref={question.clone()} {title}>
            <p>{ text }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Danger} onclick={remove}>{ yes }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={keep}>{ props.texts.text("remove-no") }</Button>
            </div>
        </Dialog>
    }
}
