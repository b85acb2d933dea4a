//! Recovery codes: made on one screen, shown once on the next, and printed from there.

use sluss_protocol::api::RecoveryCodes;
use sluss_protocol::place::Place;
use yew::prelude::*;

use super::own::{Asked, Own, Wish};
use super::secrets::trouble_of;
use super::settings::OwnProps;
use crate::browser::page;
use crate::surface::CopyButton;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// Shall there be new ones?
#[component]
pub(super) fn Recovery(props: &OwnProps) -> Html {
    let texts = &props.texts;
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("recovery-title") }</h1>
            { trouble_of(texts, props.asked.trouble.as_ref()) }
            if props.account.safety.losses.is_none() {
                { device_first(props) }
            } else {
                { make(props) }
            }
        </>
    }
}

/// There is nothing yet that the codes could stand in for.
fn device_first(props: &OwnProps) -> Html {
    let texts = &props.texts;
    html! {
        <>
            <p>{ texts.text("recovery-needs") }</p>
            <div class="actions">
                <a class="button button-primary" href={Place::AddDevice.path()}>{ texts.text("add-device") }</a>
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.to(Own::Settings(Asked::default()))}>{ texts.text("cancel") }</Button>
            </div>
        </>
    }
}

fn make(props: &OwnProps) -> Html {
    let texts = &props.texts;
    html! {
        <>
            <p>{ texts.text("recovery-text") }</p>
            if props.account.safety.recovery_codes > 0 {
                <Notice tone={Tone::Warning}>{ texts.text("recovery-replaces") }</Notice>
            }
            <div class="actions">
                <Button submit=false id="make-codes" busy={props.asked.busy} onclick={props.wish.reform(|_: MouseEvent| Wish::Codes)}>
                    { texts.text("recovery-go") }
                </Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.to(Own::Settings(Asked::default()))}>{ texts.text("cancel") }</Button>
            </div>
        </>
    }
}

/// What [`Codes`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CodesProps {
    pub(super) codes: RecoveryCodes,
    pub(super) own: OwnProps,
}

/// The sheet.
#[component]
pub(super) fn Codes(given: &CodesProps) -> Html {
    let (props, texts) = (&given.own, &given.own.texts);
    let all = given.codes.codes.join("\n");
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("codes-title") }</h1>
            <p>{ texts.text("codes-text") }</p>
            <p class="print-only">{ texts.with("codes-whose", &[("email", &props.account.email), ("address", &page::origin())]) }</p>
            <ol class="codes">
                { for given.codes.codes.iter().map(|code| html! { <li><code>{ code.clone() }</code></li> }) }
            </ol>
            <Notice tone={Tone::Warning}>{ texts.text("codes-once") }</Notice>
            <div class="actions">
                <Button submit=false onclick={|_: MouseEvent| page::print()}>{ texts.text("codes-print") }</Button>
                <CopyButton text={all} label={texts.text("codes-copy")} done={texts.text("copied")} failed={texts.text("copy-failed")} />
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.to(Own::Settings(Asked::default()))}>{ texts.text("codes-kept") }</Button>
            </div>
        </>
    }
}
