//! The parts of *My account* besides devices and numbers: how well the account is protected, its settings, and what cannot be undone.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::SafetyView;
use yew::prelude::*;

use super::links::sign_in_link;
use super::settings_props::SettingsProps;
use crate::account::state::Command;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, IconName, Notice, Tone, icon};

/// A planned PANIC, and the button that undoes it.
pub(super) fn planned(props: &SettingsProps) -> Html {
    let Some(at) = props.account.safety.factor_reset_at else { return Html::default() };
    let texts = &props.texts;
    let when = page::moment(at, texts.language());
    html! {
        <>
            <Notice tone={Tone::Warning}>{ texts.with("factor-reset-planned", &[("when", &when)]) }</Notice>
            <div class="actions">
                <Button submit=false id="undo-factor-reset" busy={props.request.waits_for("undo-factor-reset")} onclick={props.send(Command::UndoFactorReset)}>{ texts.text("factor-reset-undo") }</Button>
            </div>
        </>
    }
}

/// What protects the account, at a glance, and what to do next.
pub(super) fn standing(texts: &Catalogue, safety: &SafetyView) -> Html {
    let (class, id) = match safety.losses {
        None => ("standing notice-error", "safety-none"),
        Some(1) => ("standing notice-warning", "safety-one"),
        Some(_) => ("standing notice-good", "safety-more"),
    };
    html! {
        <section {class} aria-labelledby="standing">
            { icon(IconName::Shield) }
            <div>
                <h2 id="standing">{ texts.text(&format!("{id}-title")) }</h2>
                <p>{ texts.text(id) }</p>
            </div>
        </section>
    }
}

/// What the person had better do next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NextStep {
    AddDevice,
    MakeCodes,
}

impl NextStep {
    /// A second step first, then one in reserve; `None` once there is one.
    pub(super) fn of(safety: &SafetyView) -> Option<Self> {
        match safety.losses {
            None => Some(Self::AddDevice),
            Some(1) if safety.recovery_codes == 0 => Some(Self::MakeCodes),
            Some(1) => Some(Self::AddDevice),
            Some(_) => None,
        }
    }

    /// The weight of the button for a step: there is one main button on the page, the next step's.
    pub(super) fn weight(self, safety: &SafetyView) -> ButtonKind {
        if Self::of(safety) == Some(self) { ButtonKind::Primary } else { ButtonKind::Secondary }
    }
}

/// The name and the address, which sites are told.
pub(super) fn person(props: &SettingsProps) -> Html {
    let button = |id: &'static str, title: &str, page| {
        html! {
            <Button submit=false kind={ButtonKind::Secondary} {id} onclick={props.to(page)}>{ props.texts.text(title) }</Button>
        }
    };
    let body = html! {
        <div class="actions">
            { button("change-name", "name-title", AccountPage::Name) }
            { button("change-address", "address-title", AccountPage::Address) }
        </div>
    };
    props.part("person-part", IconName::Person, body)
}

pub(super) fn password(props: &SettingsProps) -> Html {
    let change = props.to(AccountPage::Password);
    props.part(
        "password-part",
        IconName::Key,
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
    props.part("two-steps-part", IconName::Shield, body)
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
                        <Button submit=false kind={NextStep::MakeCodes.weight(&props.account.safety)} id="make-codes" onclick={props.to(AccountPage::Recovery)}>
                            { texts.text("recovery-title") }
                        </Button>
                    </div>
                }
            </>
        }
    };
    props.part("recovery-part", IconName::Sheet, body)
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

/// Downloading all data.
pub(super) fn data(props: &SettingsProps) -> Html {
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
            </div>
        </>
    };
    props.part("data-part", IconName::Download, body)
}

/// What cannot be undone, apart from everything else: PANIC, and deleting the account.
pub(super) fn danger(props: &SettingsProps) -> Html {
    let planned = props.account.safety.factor_reset_at.is_some();
    html! {
        <div class="parts">
            if !planned {
                { factor_reset(props) }
            }
            if props.account.shown_enough {
                { leaving(props) }
            }
        </div>
    }
}

fn factor_reset(props: &SettingsProps) -> Html {
    let go = html! {
        <Button submit=false kind={ButtonKind::Danger} id="factor-reset" onclick={props.to(AccountPage::FactorReset)}>
            { props.texts.text("factor-reset-go") }
        </Button>
    };
    dangerous(props, "factor-reset-part", "factor-reset-when", go)
}

fn leaving(props: &SettingsProps) -> Html {
    let go = html! {
        <Button submit=false kind={ButtonKind::Secondary} id="erase" onclick={props.to(AccountPage::Erase)}>
            { props.texts.text("erase-title") }
        </Button>
    };
    dangerous(props, "leaving-part", "leaving-text", go)
}

fn dangerous(props: &SettingsProps, id: &'static str, text: &str, go: Html) -> Html {
    let body = html! { <><p class="lead">{ props.texts.text(text) }</p><div class="actions">{ go }</div></> };
    props.part_of("part part-danger", id, IconName::Alert, body)
}
