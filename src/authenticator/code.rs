//! The one-time code, with who asks for it and how long it is good.

use yew::prelude::*;

use super::asked::Shown;
use crate::browser::clock::{Every, now_ms};
use crate::i18n::Catalogue;
use crate::surface::CopyButton;
use crate::ui::{Button, Notice, Tone, grouped};

/// What [`CodeScreen`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CodeProps {
    pub(super) texts: Catalogue,
    pub(super) shown: Shown,
    pub(super) done: Callback<MouseEvent>,
    pub(super) scan: Callback<MouseEvent>,
}

/// The code.
#[component]
pub(super) fn CodeScreen(props: &CodeProps) -> Html {
    let (texts, shown) = (&props.texts, &props.shown);
    let left = use_seconds_left(shown.expires_at);
    html! {
        <>
            <h1 tabindex="-1">{ texts.with("code-who", &[("site", &shown.site)]) }</h1>
            <p class="lead">{ texts.with("code-account", &[("account", &shown.account)]) }</p>
            if left == 0 {
                <Notice tone={Tone::Warning}>{ texts.text("code-over") }</Notice>
                <div class="actions"><Button submit=false onclick={props.scan.clone()}>{ texts.text("again") }</Button></div>
            } else {
                <output class="code" aria-label={texts.text("code-label")}>{ grouped(&shown.code, 8) }</output>
                <p class="hint code-valid">{ texts.with("code-valid", &[("time", &minutes(left))]) }</p>
                <Notice>{ texts.text("code-care") }</Notice>
                <div class="actions">
                    <Button submit=false onclick={props.done.clone()}>{ texts.text("done") }</Button>
                    <CopyButton text={shown.code.clone()} label={texts.text("copy")} done={texts.text("copied")} />
                </div>
            }
        </>
    }
}

#[hook]
pub(super) fn use_seconds_left(expires_at: u64) -> u64 {
    let seconds = move || expires_at.saturating_sub((now_ms() / 1_000.0) as u64);
    let left = use_state(seconds);
    {
        let left = left.clone();
        use_effect_with(expires_at, move |_| {
            let ticker = Every::call(1_000, move || left.set(seconds()));
            move || drop(ticker)
        });
    }
    *left
}

/// 4:05
fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
