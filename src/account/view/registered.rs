//! One thing that is registered for an account, a device or a number: what it is, since when, and the question before it is removed.

use yew::prelude::*;

use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::{AskFirst, Question};
use crate::ui::{Notice, Tone};

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
    html! {
        <li class="list-item">
            <div class="list-text">
                <p class="list-title">{ props.name.clone() }</p>
                <p class="hint">{ texts.with("device-added", &[("when", &page::moment(props.added_at, texts.language()))]) }</p>
                <p class="hint">{ last_use(texts, props.last_used_at) }</p>
            </div>
            { for props.warning.iter().map(|warning| html! { <Notice tone={Tone::Warning}>{ warning.clone() }</Notice> }) }
            if props.open {
                <AskFirst back=true id={format!("remove-{}", props.id)} button={texts.text("remove")} question={props.question.clone()}
                    onyes={props.remove.clone()} />
            }
        </li>
    }
}

/// When something was last used to sign in.
pub(super) fn last_use(texts: &Catalogue, at: Option<i64>) -> String {
    match at {
        Some(at) => texts.with("device-used", &[("when", &page::moment(at, texts.language()))]),
        None => texts.text("device-unused"),
    }
}
