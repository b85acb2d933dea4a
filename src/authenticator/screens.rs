//! The plain screens: the first time, the question about notifications, what went well and what went wrong.

use sluss_protocol::link::LinkError;
use yew::prelude::*;

use super::answer::Outcome;
use super::trouble::Trouble;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Gates, GatesState, Notice, Tone};

/// The first screen of all.
pub(super) fn welcome(texts: &Catalogue, initialise: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Closed} label={texts.text("app-title")} />
            <h1 tabindex="-1">{ texts.text("welcome-title") }</h1>
            <p>{ texts.text("welcome-text") }</p>
            <p class="hint">{ texts.text("welcome-where") }</p>
            <div class="actions"><Button submit=false onclick={initialise}>{ texts.text("initialise") }</Button></div>
        </>
    }
}

/// The question whether the app may notify; `can_ask` is false when the browser has said no for good.
pub(super) fn notifications(texts: &Catalogue, can_ask: bool, decide: &Callback<bool>) -> Html {
    let choose = |allow: bool| decide.reform(move |_: MouseEvent| allow);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("notify-title") }</h1>
            <p>{ texts.text("notify-text") }</p>
            if can_ask {
                <div class="actions">
                    <Button submit=false onclick={choose(true)}>{ texts.text("notify-allow") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={choose(false)}>{ texts.text("notify-skip") }</Button>
                </div>
            } else {
                <Notice>{ texts.text("notify-denied") }</Notice>
                <div class="actions"><Button submit=false onclick={choose(false)}>{ texts.text("done") }</Button></div>
            }
        </>
    }
}

/// The device is registered.
pub(super) fn enrolled(texts: &Catalogue, account: &str, done: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Both} label={texts.text("enrolled-title")} />
            <h1 tabindex="-1">{ texts.text("enrolled-title") }</h1>
            <Notice tone={Tone::Good}>{ texts.with("enrolled-text", &[("account", account)]) }</Notice>
            <div class="actions"><Button submit=false onclick={done}>{ texts.text("done") }</Button></div>
        </>
    }
}

/// What came of an answer.
pub(super) fn answered(texts: &Catalogue, outcome: &Outcome, done: Callback<MouseEvent>) -> Html {
    let (tone, id, gates) = match outcome {
        Outcome::Approved => (Tone::Good, "approved", GatesState::Both),
        Outcome::Denied => (Tone::Warning, "denied", GatesState::Closed),
        Outcome::Locked => (Tone::Error, "pin-locked", GatesState::Closed),
        Outcome::Over | Outcome::Again(_) => (Tone::Warning, "request-over", GatesState::Closed),
    };
    let title = texts.text(&format!("{id}-title"));
    html! {
        <>
            <Gates state={gates} label={title.clone()} />
            <h1 tabindex="-1">{ title }</h1>
            <Notice {tone}>{ texts.text(&format!("{id}-text")) }</Notice>
            <div class="actions"><Button submit=false onclick={done}>{ texts.text("done") }</Button></div>
        </>
    }
}

/// What went wrong and what to do.
pub(super) fn trouble(
    texts: &Catalogue,
    trouble: &Trouble,
    again: Callback<MouseEvent>,
    home: Callback<MouseEvent>,
) -> Html {
    let issuer = match trouble {
        Trouble::Link(LinkError::OtherServer { issuer }) => issuer.as_str(),
        _ => "",
    };
    let part = |part: &str| texts.with(&format!("trouble-{}-{part}", trouble.name()), &[("issuer", issuer)]);
    html! {
        <>
            <h1 tabindex="-1">{ part("title") }</h1>
            <Notice tone={Tone::Error}>{ part("text") }</Notice>
            <div class="actions">
                <Button submit=false onclick={again}>{ texts.text("again") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={home}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}
