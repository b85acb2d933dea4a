//! One account: its code, the next one, what is written beside it, and the ways to change or remove it.

use sluss_codes::account::Secret;
use sluss_codes::compute::{Code, Codes, codes};
use yew::prelude::*;

use super::list::use_now;
use super::ring::ring;
use super::row::{Names, spaced, spelt};
use crate::authenticator::state::codes::{CodesMessage, CodesPage, ListedCode};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::{AskFirst, CopyButton, Question, with_names};
use crate::ui::{Button, ButtonKind, PasswordField};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DetailProps {
    pub(super) texts: Catalogue,
    pub(super) code: ListedCode,
    /// The time in epoch seconds.
    pub(super) now: Callback<(), u64>,
    pub(super) tell: Callback<CodesMessage>,
}

/// The page.
#[component]
pub(super) fn Detail(props: &DetailProps) -> Html {
    let (texts, code) = (&props.texts, &props.code);
    let account = &code.account;
    let now = use_now(&props.now);
    let pin = use_state(|| None::<Secret>);
    let names = Names::of(account, texts);
    let shown = match codes(account, now, pin.as_ref()) {
        Err(_) => pin_form(texts, &pin),
        Ok(Codes::Timed { now, next, remaining, period }) => timed(props, &now, &next, remaining, period),
        Ok(Codes::Counted { code: now, .. }) => counted(props, &now),
    };
    html! {
        <>
            <h1 tabindex="-1" translate="no">{ names.first.clone() }</h1>
            if !names.second.is_empty() {
                <p class="lead" translate="no">{ names.second.clone() }</p>
            }
            { shown }
            { written(texts, code) }
            { ways(props, &names) }
        </>
    }
}

fn output(texts: &Catalogue, code: &Code) -> Html {
    html! {
        <output class="code" translate="no">
            <span class="visually-hidden">{ texts.text("code-label") }{ " " }{ spelt(code.as_str()) }</span>
            <span aria-hidden="true">{ spaced(code.as_str()) }</span>
        </output>
    }
}

fn copy(props: &DetailProps, code: &Code) -> Html {
    let texts = &props.texts;
    html! {
        <CopyButton key={code.as_str().to_owned()} text={code.as_str().to_owned()} label={texts.text("copy")} done={texts.text("copied")}
            failed={texts.text("copy-failed")} oncopied={props.tell.reform(|()| CodesMessage::Copied)} />
    }
}

fn timed(props: &DetailProps, now: &Code, next: &Code, remaining: u32, period: u32) -> Html {
    let texts = &props.texts;
    html! {
        <>
            { output(texts, now) }
            <p class="code-next">
                { ring(remaining, period) }
                <span>{ with_names(texts, "code-next", &[("code", &spaced(next.as_str()))]) }</span>
            </p>
            <div class="actions">{ copy(props, now) }</div>
        </>
    }
}

fn counted(props: &DetailProps, now: &Code) -> Html {
    let id = props.code.id.clone();
    let next = props.tell.reform(move |_: MouseEvent| CodesMessage::NextCounter(id.clone()));
    let texts = &props.texts;
    html! {
        <>
            { output(texts, now) }
            <p class="hint">{ texts.text("code-counted") }</p>
            <div class="actions">
                { copy(props, now) }
                <Button submit=false kind={ButtonKind::Secondary} onclick={next}>{ texts.text("code-next-one") }</Button>
            </div>
        </>
    }
}

fn pin_form(texts: &Catalogue, pin: &UseStateHandle<Option<Secret>>) -> Html {
    let field = NodeRef::default();
    let onsubmit = Callback::from({
        let (field, pin) = (field.clone(), pin.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            pin.set(Secret::new(page::typed(&field).into_bytes()));
        }
    });
    html! {
        <form class="form" novalidate=true {onsubmit}>
            <PasswordField id="code-pin" name="code-pin" label={texts.text("pin")} show={texts.text("show")} hide={texts.text("hide")}
                autocomplete="off" hint={texts.text("code-pin-hint")} node_ref={field} />
            <div class="actions"><Button>{ texts.text("code-show") }</Button></div>
        </form>
    }
}

/// What the person wrote beside it, and how codes are computed.
fn written(texts: &Catalogue, code: &ListedCode) -> Html {
    let notes = &code.account.notes;
    let fact = |id: &str, value: &str| {
        html! { <div class="fact"><dt>{ texts.text(id) }</dt><dd translate="no">{ value.to_owned() }</dd></div> }
    };
    html! {
        <dl class="facts">
            { fact("code-kind", &code.account.kind.summary()) }
            if !notes.tags.is_empty() { { fact("code-tags", &notes.tags.join(", ")) } }
            if !notes.text.is_empty() { { fact("code-note", &notes.text) } }
        </dl>
    }
}

fn ways(props: &DetailProps, names: &Names) -> Html {
    let (texts, id) = (&props.texts, &props.code.id);
    let edit = CodesMessage::Show(CodesPage::Edit(id.clone()));
    let remove = props.tell.reform({
        let id = id.clone();
        move |()| CodesMessage::Remove(id.clone())
    });
    let question = Question {
        title: with_names(texts, "forget-title", &[("account", &names.whole())]),
        text: texts.text("code-remove-text"),
        yes: texts.text("forget-yes"),
        no: texts.text("forget-no"),
    };
    html! {
        <div class="actions">
            <Button submit=false id="code-edit" kind={ButtonKind::Secondary} onclick={props.tell.reform(move |_: MouseEvent| edit.clone())}>{ texts.text("code-edit") }</Button>
            <AskFirst id="code-remove" button={texts.text("forget")} {question} onyes={remove} />
            <Button submit=false kind={ButtonKind::Quiet} onclick={props.tell.reform(|_: MouseEvent| CodesMessage::ShowHome)}>{ texts.text("back") }</Button>
        </div>
    }
}
