//! The parts of *My account* besides devices and numbers: how safe the account is, its settings, and what can be done about it.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::SafetyView;
use yew::prelude::*;

use super::links::sign_in_link;
use super::settings_props::SettingsProps;
use crate::account::state::Command;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// A planned PANIC, and the button that undoes it.
pub(super) fn planned(props: &SettingsProps) -> Html {
    let Some(at) = props.account.safety.factor_reset_at else { return Html::default() };
    let texts = &props.texts;
    let when = page::moment(at, texts.language().tag());
    html! {
        <>
            <Notice tone={Tone::Warning}>{ texts.with("factor-reset-planned", &[("when", &when)]) }</Notice>
            <div class="actions">
                <Button submit=false id="undo-factor-reset" busy={props.request.waits_for("undo-factor-reset")} onclick={props.send(Command::UndoFactorReset)}>{ texts.text("factor-reset-undo") }</Button>
            </div>
        </>
    }
}

/// How close the person is to being locked out.
pub(super) fn lockout(texts: &Catalogue, safety: &SafetyView) -> Html {
    let (tone, id) = match safety.losses {
        None => (Tone::Info, "safety-none"),
        Some(1) => (Tone::Warning, "safety-one"),
        Some(_) => (Tone::Good, "safety-more"),
    };
    html! { <Notice {tone}>{ texts.text(id) }</Notice> }
}

pub(super) fn password(props: &SettingsProps) -> Html {
    let change = props.to(AccountPage::Password);
    props.part(
        "password-part",
        html! {
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} id="change-password" onclick={change}>{ props.texts.text("password-title") }</Button>
            </div>
        },
    )
}

pub(super) fn two_steps(props: &SettingsProps) -> Html {
    let (texts, safety) = (&props.texts, &props.account.safety);
    let body = if safety.losses.is_none() {
        html! { <p class="lead">{ texts.text("two-steps-needs") }</p> }
    } else {
        let (text, go) =
            if safety.two_steps { ("two-steps-on", "two-steps-stop") } else { ("two-steps-off", "two-steps-go") };
        html! {
            <>
                <p class="lead">{ texts.text(text) }</p>
                if props.account.may_change_factors {
                    <div class="actions">
                        <Button submit=false kind={ButtonKind::Secondary} id="two-steps" busy={props.request.waits_for("two-steps")}
                            onclick={props.send(Command::RequireTwoSteps(!safety.two_steps))}>{ texts.text(go) }</Button>
                    </div>
                }
            </>
        }
    };
    props.part("two-steps-part", body)
}

pub(super) fn recovery(props: &SettingsProps) -> Html {
    let texts = &props.texts;
    let body = if props.account.safety.losses.is_none() {
        html! { <p class="lead">{ texts.text("recovery-needs") }</p> }
    } else {
        html! {
            <>
                <p class="lead">{ codes_left(props) }</p>
                { waiting_codes(props) }
                if props.account.may_change_factors && !props.proposed {
                    <div class="actions">
                        <Button submit=false kind={ButtonKind::Secondary} id="make-codes" onclick={props.to(AccountPage::Recovery)}>
                            { texts.text("recovery-title") }
                        </Button>
                    </div>
                }
            </>
        }
    };
    props.part("recovery-part", body)
}

/// How many codes are valid.
pub(super) fn codes_left(props: &SettingsProps) -> String {
    let (texts, left) = (&props.texts, props.account.safety.recovery_codes);
    match left {
        0 => texts.text("recovery-none"),
        1 => texts.text("recovery-left-one"),
        _ => texts.with("recovery-left", &[("left", &left.to_string())]),
    }
}

/// New codes that were shown and are not valid yet, and the link to them.
pub(super) fn waiting_codes(props: &SettingsProps) -> Html {
    if !props.proposed {
        return Html::default();
    }
    html! {
        <>
            <Notice tone={Tone::Warning}>{ props.texts.text("codes-wait") }</Notice>
            <div class="actions">
                <Button submit=false id="show-codes" onclick={props.to(AccountPage::RecoveryCodes)}>{ props.texts.text("codes-show") }</Button>
            </div>
        </>
    }
}

/// Downloading all data, and deleting the account.
pub(super) fn leaving(props: &SettingsProps) -> Html {
    let texts = &props.texts;
    let body = html! {
        <>
            <p class="lead">{ texts.text(if props.account.safety.fresh { "data-text" } else { "data-not-fresh" }) }</p>
            <div class="actions">
                if props.account.safety.fresh {
                    <a class="button button-secondary" href="/api/account/data" download="sluss.json">{ texts.text("data-go") }</a>
                } else {
                    { sign_in_link(texts.text("sign-in"), "button button-secondary") }
                }
                <Button submit=false kind={ButtonKind::Secondary} id="erase" onclick={props.to(AccountPage::Erase)}>
                    { texts.text("erase-title") }
                </Button>
            </div>
        </>
    };
    props.part("data-part", body)
}

pub(super) fn factor_reset(props: &SettingsProps) -> Html {
    if props.account.safety.factor_reset_at.is_some() {
        return Html::default();
    }
    let body = html! {
        <>
            <p class="lead">{ props.texts.text("factor-reset-when") }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Danger} id="factor-reset" onclick={props.to(AccountPage::FactorReset)}>
                    { props.texts.text("factor-reset-go") }
                </Button>
            </div>
        </>
    };
    props.part("factor-reset-part", body)
}
