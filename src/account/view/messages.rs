//! Screens that only say something and link onwards, and the line about what just happened.

use sluss_protocol::api::DeviceView;
use yew::prelude::*;

use super::links::{end_the_rest, or_sign_in, sign_in_link};
use crate::account::state::{AccountError, AccountNotice};
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Gates, GatesState, Notice, Tone, verbatim};

/// The line about what just happened.
pub(super) fn notice(texts: &Catalogue, notice: Option<&AccountNotice>) -> Html {
    let (tone, text): (_, Html) = match notice {
        None => return Html::default(),
        Some(AccountNotice::Removed(device)) => {
            let text = verbatim(|given| texts.with("removed", given), &[("device", device)]);
            (Tone::Good, html! { <>{ text }{ end_the_rest(texts) }</> })
        }
        Some(AccountNotice::Done(id)) => (Tone::Good, texts.text(id).into()),
        Some(AccountNotice::Hint(id)) => (Tone::Warning, texts.text(id).into()),
        Some(AccountNotice::Error(error)) => (Tone::Error, error.message(texts).into()),
    };
    html! { <Notice {tone}>{ text }</Notice> }
}

/// What is shown to somebody who is not signed in.
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

/// What is shown if the server could not say who is signed in.
pub(super) fn failed(texts: &Catalogue, error: &AccountError, again: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("my-account") }</h1>
            <Notice tone={Tone::Error}>{ error.message(texts) }</Notice>
            <div class="actions"><Button submit=false onclick={again}>{ texts.text("again") }</Button></div>
        </>
    }
}

/// What is shown once a new device has registered.
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

/// What is shown if no device registered in time.
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

/// What went wrong with a form, unless it belongs to one of its fields.
pub(super) fn form_error(texts: &Catalogue, error: Option<&AccountError>) -> Html {
    match error {
        None | Some(AccountError::WeakPin(_) | AccountError::Field(_)) => Html::default(),
        Some(error) => error_notice(texts, error),
    }
}

/// What went wrong, with a link to sign in if only that helps.
pub(super) fn error_notice(texts: &Catalogue, error: &AccountError) -> Html {
    html! { <Notice tone={Tone::Error}>{ error.message(texts) }{ or_sign_in(texts, error) }</Notice> }
}

/// What is shown until a list has loaded; nothing if it will not come.
pub(super) fn loading(texts: &Catalogue, comes: bool) -> Html {
    html! {
        if comes {
            <p role="status">{ texts.text("loading") }</p>
        }
    }
}
