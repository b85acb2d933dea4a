//! The one-time code, with who asks for it and how long it is valid.

use yew::prelude::*;

use super::who::who;
use crate::authenticator::state::accounts::ShownAccount;
use crate::authenticator::state::link_result::OneTimeCode;
use crate::authenticator::state::time::Validity;
use crate::browser::clock::Every;
use crate::i18n::Catalogue;
use crate::surface::{CopyButton, with_names};
use crate::ui::{Button, ButtonKind, Notice, Tone, grouped};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CodeProps {
    pub(super) texts: Catalogue,
    pub(super) shown: OneTimeCode,
    /// The account that is being signed in to; `None` if it is gone from here.
    pub(super) account: Option<ShownAccount>,
    /// Says whether something that ends at an epoch second is still good.
    pub(super) judge: Callback<u64, Validity>,
    pub(super) done: Callback<MouseEvent>,
    pub(super) scan: Callback<MouseEvent>,
    /// Called once the code is in the clipboard.
    pub(super) copied: Callback<()>,
}

/// The code, or a notice that it has expired.
#[component]
pub(super) fn CodeScreen(props: &CodeProps) -> Html {
    let (texts, shown) = (&props.texts, &props.shown);
    let validity = use_validity(&props.judge, shown.expires_at);
    let again =
        |kind| html! { <Button submit=false {kind} onclick={props.scan.clone()}>{ texts.text("again") }</Button> };
    html! {
        <>
            <h1 tabindex="-1">{ with_names(texts, "code-who", &[("site", &shown.site)]) }</h1>
            { whose(texts, props) }
            if validity == Validity::Over {
                <Notice tone={Tone::Warning}>{ texts.text("code-over") }</Notice>
                <div class="actions">{ again(ButtonKind::Primary) }</div>
            } else {
                <output class="code" translate="no" aria-label={texts.text("code-label")}>{ grouped(&shown.code, 8) }</output>
                { until(texts, validity) }
                <Notice>{ texts.text("code-care") }</Notice>
                <div class="actions">
                    <Button submit=false onclick={props.done.clone()}>{ texts.text("done") }</Button>
                    <CopyButton text={shown.code.clone()} label={texts.text("copy")} done={texts.text("copied")}
                        failed={texts.text("copy-failed")} oncopied={props.copied.clone()} />
                    if validity == Validity::Doubtful {
                        { again(ButtonKind::Secondary) }
                    }
                </div>
            }
        </>
    }
}

/// Whose code it is.
fn whose(texts: &Catalogue, CodeProps { shown, account, .. }: &CodeProps) -> Html {
    let line = |name: &str| html! { <p class="lead">{ with_names(texts, "code-account", &[("account", name)]) }</p> };
    match account {
        Some(account) => who(texts, account, line(&account.name)),
        None => line(&shown.account),
    }
}

/// How long it is valid, as far as this device can tell.
fn until(texts: &Catalogue, validity: Validity) -> Html {
    match validity {
        Validity::Good(left) => {
            html! { <p class="hint code-valid">{ texts.with("code-valid", &[("time", &minutes(left))]) }</p> }
        }
        Validity::Doubtful | Validity::Over => {
            html! { <Notice tone={Tone::Warning}>{ texts.text("code-doubtful") }</Notice> }
        }
    }
}

/// Whether something that ends at a certain second is still valid, checked every second.
#[hook]
pub(super) fn use_validity(judge: &Callback<u64, Validity>, ends_at: u64) -> Validity {
    let validity = use_state(|| judge.emit(ends_at));
    {
        let (validity, judge) = (validity.clone(), judge.clone());
        use_effect_with(ends_at, move |_| {
            let ticker = Every::call(1_000, move || validity.set(judge.emit(ends_at)));
            move || drop(ticker)
        });
    }
    *validity
}

/// Seconds as minutes and seconds, such as 4:05.
fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
