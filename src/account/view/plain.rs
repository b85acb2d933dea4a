//! Screens that only say something and lead on, and the line about what just happened.

use sluss_protocol::api::DeviceView;
use yew::prelude::*;

use super::links::{end_the_rest, mended_by_sign_in, sign_in_link};
use crate::account::state::pages::News;
use crate::account::state::error::Trouble;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Gates, GatesState, Notice, Tone, verbatim};

/// What just happened.
pub(super) fn news(texts: &Catalogue, news: Option<&News>) -> Html {
    let (tone, text): (_, Html) = match news {
        None => return Html::default(),
        Some(News::Removed(device)) => {
            let text = verbatim(|given| texts.with("removed", given), &[("device", device)]);
            (Tone::Good, html! { <>{ text }{ end_the_rest(texts) }</> })
        }
        Some(News::Said(id)) => (Tone::Good, texts.text(id).into()),
        Some(News::Know(id)) => (Tone::Warning, texts.text(id).into()),
        Some(News::Trouble(trouble)) => (Tone::Error, trouble.told(texts).into()),
    };
    html! { <Notice {tone}>{ text }</Notice> }
}

/// Nobody is signed in.
pub(super) fn landing(texts: &Catalogue) -> Html {
    html! {
        <>
            <Gates state={GatesState::Closed} label={texts.text("gates-closed")} />
            <h1 tabindex="-1">{ texts.text("my-account") }</h1>
            <p>{ texts.text("landing-text") }</p>
            <p class="actions">{ sign_in_link(texts.text("sign-in"), "button button-primary") }</p>
        </>
    }
}

/// The server could not be asked.
pub(super) fn failed(texts: &Catalogue, trouble: &Trouble, again: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("my-account") }</h1>
            <Notice tone={Tone::Error}>{ trouble.told(texts) }</Notice>
            <div class="actions"><Button submit=false onclick={again}>{ texts.text("again") }</Button></div>
        </>
    }
}

/// The device came.
pub(super) fn registered(texts: &Catalogue, device: &DeviceView, next: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Both} label={texts.text("gates-both")} />
            <h1 tabindex="-1">{ verbatim(|given| texts.with("registered-title", given), &[("device", &device.name)]) }</h1>
            <Notice tone={Tone::Good}>{ texts.text("registered-text") }</Notice>
            <div class="actions"><Button submit=false onclick={next}>{ texts.text("next") }</Button></div>
        </>
    }
}

/// No device came in time.
pub(super) fn expired(texts: &Catalogue, renew: Callback<MouseEvent>, back: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("enrol-expired-title") }</h1>
            <Notice tone={Tone::Warning}>{ texts.text("enrol-expired-text") }</Notice>
            <div class="actions">
                <Button submit=false onclick={renew}>{ texts.text("enrol-new") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={back}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// Trouble of a form that belongs to none of its fields.
pub(super) fn general(texts: &Catalogue, trouble: Option<&Trouble>) -> Html {
    match trouble {
        None | Some(Trouble::WeakPin(_) | Trouble::Field(_)) => Html::default(),
        Some(trouble) => html! {
            <Notice tone={Tone::Error}>{ trouble.told(texts) }{ mended_by_sign_in(texts, trouble) }</Notice>
        },
    }
}
