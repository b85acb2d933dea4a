//! Recovery codes: made on one screen, shown on the next, where they can be printed or kept as a file. They become valid once the person says that they are
//! saved, and until then the old ones are (docs/decisions/0035).

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::CodeSheet;
use yew::prelude::*;

use super::links::followed;
use super::overview_parts::{codes_left, waiting_codes};
use super::password_fields::password_form_error;
use super::settings_props::SettingsProps;
use crate::account::state::Command;
use crate::browser::page;
use crate::surface::CopyButton;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// The question whether to make new codes.
#[component]
pub(super) fn Recovery(props: &SettingsProps) -> Html {
    let texts = &props.texts;
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("recovery-title") }</h1>
            { password_form_error(texts, props.request.error.as_ref()) }
            if props.account.safety.losses.is_none() {
                { device_first(props) }
            } else {
                { make(props) }
            }
        </>
    }
}

/// What is shown if there is no factor yet that codes could stand in for.
fn device_first(props: &SettingsProps) -> Html {
    let texts = &props.texts;
    html! {
        <>
            <p>{ texts.text("recovery-needs") }</p>
            <div class="actions">
                <a class="button button-primary" href={AccountPage::AddDevice.path()} onclick={followed(AccountPage::AddDevice, &props.go)}>{ texts.text("add-device") }</a>
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave()}>{ texts.text("cancel") }</Button>
            </div>
        </>
    }
}

fn make(props: &SettingsProps) -> Html {
    let texts = &props.texts;
    let kind = if props.proposed { ButtonKind::Secondary } else { ButtonKind::Primary };
    html! {
        <>
            { waiting_codes(props) }
            <p>{ texts.text("recovery-text") }</p>
            <p>{ codes_left(props) }</p>
            if props.account.safety.recovery_codes > 0 {
                <Notice>{ texts.text("recovery-replaces") }</Notice>
            }
            <div class="actions">
                <Button submit=false {kind} id="make-codes" busy={props.request.waits_for("codes")} onclick={props.send(Command::MakeCodes)}>
                    { texts.text("recovery-go") }
                </Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave()}>{ texts.text("cancel") }</Button>
            </div>
        </>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CodesProps {
    pub(super) codes: CodeSheet,
    pub(super) settings: SettingsProps,
}

/// The sheet, and the button that makes its codes valid.
#[component]
pub(super) fn Codes(given: &CodesProps) -> Html {
    let (props, texts) = (&given.settings, &given.settings.texts);
    let all = given.codes.codes.join("\n");
    let whose = texts.with("codes-whose", &[("email", &props.account.email), ("address", &page::origin())]);
    let sheet = format!("{whose}\r\n\r\n{}\r\n", given.codes.codes.join("\r\n"));
    let file = texts.text("codes-file");
    let save = move |_: MouseEvent| page::save_text(&file, &sheet);
    let old = if props.account.safety.recovery_codes > 0 { "codes-once-old" } else { "codes-once" };
    let keep = props.send(Command::KeepCodes(given.codes.proposal.clone()));
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("codes-title") }</h1>
            { password_form_error(texts, props.request.error.as_ref()) }
            <p>{ texts.text("codes-text") }</p>
            <p class="print-only" translate="no">{ whose.clone() }</p>
            <ol class="codes" translate="no">
                { for given.codes.codes.iter().map(|code| html! { <li><code>{ code.clone() }</code></li> }) }
            </ol>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} onclick={|_: MouseEvent| page::print()}>{ texts.text("codes-print") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={save}>{ texts.text("codes-download") }</Button>
                <CopyButton text={all} label={texts.text("codes-copy")} done={texts.text("copied")}
                    failed={texts.text("copy-failed")} />
            </div>
            <Notice tone={Tone::Warning}>{ texts.text(old) }</Notice>
            <div class="actions">
                <Button submit=false id="codes-kept" busy={props.request.waits_for("keep")} onclick={keep}>{ texts.text("codes-kept") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave()}>{ texts.text("cancel") }</Button>
            </div>
        </>
    }
}
