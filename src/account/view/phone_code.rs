//! Entering the code that was sent to a new phone number.

use yew::prelude::*;

use crate::account::state::{SMS_DIGITS, SentCode};
use crate::browser::form::rewrite;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, CodeInput, grouped, verbatim};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PhoneCodeProps {
    pub(super) texts: Catalogue,
    pub(super) sent: SentCode,
    /// What went wrong that belongs to no field.
    pub(super) error: Html,
    /// Called with the field's value.
    pub(super) prove: Callback<String>,
    /// Back to the number, to correct it.
    pub(super) correct: Callback<MouseEvent>,
    pub(super) cancel: Callback<MouseEvent>,
}

/// The field for the code, and the ways back.
#[component]
pub(super) fn PhoneCode(props: &PhoneCodeProps) -> Html {
    let code = use_node_ref();
    let onsubmit = Callback::from({
        let (code, prove) = (code.clone(), props.prove.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            prove.emit(page::typed(&code));
        }
    });
    let oninput = Callback::from(|event: InputEvent| rewrite(&event, |typed| grouped(typed, SMS_DIGITS as usize)));
    let (texts, sent) = (&props.texts, &props.sent);
    let error = sent.wrong.map(|(id, left)| match left {
        Some(left) => format!("{} {}", texts.text(id), texts.with("phone-tries", &[("left", &left.to_string())])),
        None => texts.text(id),
    });
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("phone-code-title") }</h1>
            <p>{ verbatim(|given| texts.with("phone-code-how", given), &[("number", &sent.number)]) }</p>
            { props.error.clone() }
            <form class="form" novalidate=true {onsubmit}>
                <CodeInput id="code" name="code" label={texts.text("phone-code")} digits={SMS_DIGITS}
                    hint={texts.text("phone-code-hint")} {error} autofocus=true node_ref={code} {oninput} />
                <div class="actions">
                    <Button busy={sent.busy}>{ texts.text("phone-finalise") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={props.cancel.clone()}>{ texts.text("cancel") }</Button>
                </div>
            </form>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={props.correct.clone()}>{ texts.text("phone-correct") }</Button>
            </div>
        </>
    }
}
