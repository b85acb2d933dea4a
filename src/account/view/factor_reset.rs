//! PANIC, and deleting the account: what will be deleted, and the password again.

use sluss_protocol::api::AccountView;
use yew::prelude::*;

use super::password_fields::{own_password, password_form_error, whose};
use super::settings_props::SettingsProps;
use crate::account::state::Command;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, Tone, verbatim};

/// PANIC, with the password: deletes every second factor.
#[component]
pub(super) fn FactorReset(props: &SettingsProps) -> Html {
    let texts = &props.texts;
    let safety = &props.account.safety;
    let hours = safety.cooling_off_hours.to_string();
    let end = match (safety.cooling_off_hours, safety.by_mail) {
        (0, true) => format!("{} {}", texts.text("factor-reset-at-once"), texts.text("factor-reset-told")),
        (0, false) => texts.text("factor-reset-at-once"),
        (_, true) => texts.with("factor-reset-later", &[("hours", &hours)]),
        (_, false) => texts.with("factor-reset-later-no-mail", &[("hours", &hours)]),
    };
    html! {
        <OnceMore title={texts.text("factor-reset-title")} go={texts.text("factor-reset-go")} command={Callback::from(Command::ResetFactors)} props={props.clone()}>
            <p>{ texts.text("factor-reset-text") }</p>
            { what_goes(texts, &props.account) }
            <Notice tone={Tone::Warning}>{ end }</Notice>
        </OnceMore>
    }
}

/// Deleting the account, with the password.
#[component]
pub(super) fn Erase(props: &SettingsProps) -> Html {
    let texts = &props.texts;
    html! {
        <OnceMore title={texts.text("erase-title")} go={texts.text("erase-go")} command={Callback::from(Command::Erase)} props={props.clone()}>
            <p>{ texts.text("erase-text") }</p>
            <Notice tone={Tone::Warning}>{ texts.text("erase-at-once") }</Notice>
        </OnceMore>
    }
}

/// The names of everything that will be deleted.
fn what_goes(texts: &Catalogue, account: &AccountView) -> Html {
    let codes = account.safety.recovery_codes;
    html! {
        <>
            <p id="goes">{ texts.text("factor-reset-goes") }</p>
            <ul class="goes" aria-labelledby="goes">
                { for account.devices.iter().map(|device| html! { <li>{ verbatim(|given| texts.with("factor-reset-device", given), &[("device", &device.name)]) }</li> }) }
                { for account.numbers.iter().map(|number| html! { <li>{ verbatim(|given| texts.with("factor-reset-number", given), &[("number", &number.hint)]) }</li> }) }
                if codes > 0 {
                    <li>{ texts.with("factor-reset-codes", &[("left", &codes.to_string())]) }</li>
                }
                <li>{ texts.text("factor-reset-sessions") }</li>
            </ul>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OnceMoreProps {
    title: AttrValue,
    go: AttrValue,
    children: Html,
    /// Makes a command of the password.
    command: Callback<String, Command>,
    props: SettingsProps,
}

/// Something that cannot be undone, with the password.
#[component]
fn OnceMore(given: &OnceMoreProps) -> Html {
    let password = use_node_ref();
    let (props, texts) = (&given.props, &given.props.texts);
    let onsubmit = Callback::from({
        let (password, make, command) = (password.clone(), given.command.clone(), props.command.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            command.emit(make.emit(page::typed(&password)));
        }
    });
    let error = props.request.error.as_ref();
    html! {
        <>
            <h1 tabindex="-1">{ given.title.clone() }</h1>
            { password_form_error(texts, error) }
            { given.children.clone() }
            <form class="form" novalidate=true {onsubmit}>
                { whose(&props.account.email) }
                { own_password(texts, error, &password) }
                <div class="actions">
                    <Button kind={ButtonKind::Danger} busy={props.request.busy.is_some()}>{ given.go.clone() }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave()}>{ texts.text("cancel") }</Button>
                </div>
            </form>
        </>
    }
}

/// The screen after either of them: nobody is signed in any more.
pub(super) fn over(texts: &Catalogue, title: &str, text: &str, sign_in: bool) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ texts.text(title) }</h1>
            <Notice tone={Tone::Good}>{ texts.text(text) }</Notice>
            if sign_in {
                <p class="actions"><a class="button button-primary" href="/account/sign-in">{ texts.text("sign-in") }</a></p>
            }
        </>
    }
}
