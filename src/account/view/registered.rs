//! One thing that is registered for an account, a device or a number: what it is, since when, and the question before it is removed.

use yew::prelude::*;

use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::{AskFirst, Question};
use crate::ui::{Icon, IconName, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct RegisteredProps {
    pub(super) texts: Catalogue,
    pub(super) id: String,
    pub(super) name: Html,
    pub(super) added_at: i64,
    pub(super) last_used_at: Option<i64>,
    /// What is wrong with it.
    #[prop_or_default]
    pub(super) warning: Option<String>,
    /// Whether this session may remove it.
    pub(super) open: bool,
    pub(super) question: Question,
    /// Called if the answer is yes.
    pub(super) remove: Callback<()>,
}

/// Its line in the list.
#[component]
pub(super) fn Registered(props: &RegisteredProps) -> Html {
    let texts = &props.texts;
    let when = |at: i64| page::moment(at, texts.language().tag());
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
                { for props.warning.iter().map(|warning| html! { <Notice tone={Tone::Warning}>{ warning.clone() }</Notice> }) }
            </div>
            if props.open {
                <AskFirst back=true id={format!("remove-{}", props.id)} button={texts.text("remove")} question={props.question.clone()}
                    onyes={props.remove.clone()} />
            }
        </li>
    }
}
