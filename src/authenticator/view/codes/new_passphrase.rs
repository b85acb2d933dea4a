//! The field for a new passphrase, with how strong it looks below it.

use yew::prelude::*;

use crate::authenticator::state::codes::strength;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{PasswordField, StrengthBarProps, strength_bar};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NewPassphraseProps {
    pub(super) texts: Catalogue,
    pub(super) id: &'static str,
    pub(super) label: AttrValue,
    pub(super) hint: AttrValue,
    pub(super) error: Option<AttrValue>,
    pub(super) node_ref: NodeRef,
}

/// The field and the bar.
#[component]
pub(super) fn NewPassphrase(props: &NewPassphraseProps) -> Html {
    let texts = &props.texts;
    let filled = use_state(|| 0);
    let oninput = Callback::from({
        let filled = filled.clone();
        move |event: InputEvent| filled.set(strength(&page::typed_now(&event)))
    });
    html! {
        <div {oninput}>
            <PasswordField id={props.id} name={props.id} label={props.label.clone()} hint={props.hint.clone()} show={texts.text("show")} hide={texts.text("hide")}
                autocomplete="new-password" error={props.error.clone()} node_ref={props.node_ref.clone()} />
            { bar(texts, *filled) }
        </div>
    }
}

fn bar(texts: &Catalogue, filled: u32) -> Html {
    let sentence = match filled {
        0 => String::new(),
        1 | 2 => texts.text("passphrase-weak"),
        3 => texts.text("passphrase-fair"),
        4 => texts.text("passphrase-good"),
        _ => texts.text("passphrase-strong"),
    };
    strength_bar(&yew::props!(StrengthBarProps { label: texts.text("passphrase-strength"), filled, sentence }))
}
