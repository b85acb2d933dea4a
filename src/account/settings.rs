//! *My account*: how safe it is, and everything that can be set.

use sluss_protocol::api::{AccountView, SafetyView};
use sluss_protocol::password::Strength;
use yew::prelude::*;

use super::links::sign_in_link;
use super::own::{Asked, Own, Wish};
use super::secrets::trouble_of;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// What every screen about the own account needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct OwnProps {
    pub(super) texts: Catalogue,
    pub(super) account: AccountView,
    pub(super) asked: Asked,
    /// How strong the new password is, as far as the server has said.
    pub(super) strength: Option<Strength>,
    /// Called with what stands in the field for it.
    pub(super) typed: Callback<String>,
    pub(super) open: Callback<Own>,
    pub(super) wish: Callback<Wish>,
    pub(super) leave: Callback<MouseEvent>,
}

impl OwnProps {
    /// A press that opens one of the screens.
    pub(super) fn to(&self, own: Own) -> Callback<MouseEvent> {
        self.open.reform(move |_: MouseEvent| own.clone())
    }

    /// A press that asks for something.
    fn ask(&self, wish: Wish) -> Callback<MouseEvent> {
        self.wish.reform(move |_: MouseEvent| wish.clone())
    }

    fn part(&self, id: &'static str, body: Html) -> Html {
        html! {
            <section class="section" aria-labelledby={id}>
                <h2 {id}>{ self.texts.text(id) }</h2>
                { body }
            </section>
        }
    }
}

/// The page.
#[component]
pub(super) fn Settings(props: &OwnProps) -> Html {
    let (texts, account) = (&props.texts, &props.account);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("settings-title") }</h1>
            { trouble_of(texts, props.asked.trouble.as_ref()) }
            { planned(props) }
            { lockout(texts, &account.safety) }
            if account.may_change_factors {
                { password(props) }
                { two_steps(props) }
                { recovery(props) }
                { leaving(props) }
            } else {
                <Notice>{ texts.text("step-up-text") }</Notice>
                <p class="actions">{ sign_in_link(texts.text("step-up-go"), "button button-primary") }</p>
            }
            { panic(props) }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// A PANIC that will be, and the way to undo it.
fn planned(props: &OwnProps) -> Html {
    let Some(at) = props.account.safety.panic_at else { return Html::default() };
    let texts = &props.texts;
    let when = page::moment(at, texts.language().tag());
    html! {
        <>
            <Notice tone={Tone::Warning}>{ texts.with("panic-planned", &[("when", &when)]) }</Notice>
            <div class="actions">
                <Button submit=false id="undo-panic" busy={props.asked.busy} onclick={props.ask(Wish::UndoPanic)}>{ texts.text("panic-undo") }</Button>
            </div>
        </>
    }
}

/// How far the person is from being locked out.
fn lockout(texts: &Catalogue, safety: &SafetyView) -> Html {
    let (tone, id) = match safety.losses {
        None => (Tone::Info, "safety-none"),
        Some(1) => (Tone::Warning, "safety-one"),
        Some(_) => (Tone::Good, "safety-more"),
    };
    html! { <Notice {tone}>{ texts.text(id) }</Notice> }
}

fn password(props: &OwnProps) -> Html {
    let change = props.to(Own::Password(Asked::default()));
    props.part(
        "password-part",
        html! {
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} id="change-password" onclick={change}>{ props.texts.text("password-title") }</Button>
            </div>
        },
    )
}

fn two_steps(props: &OwnProps) -> Html {
    let (texts, safety) = (&props.texts, &props.account.safety);
    let body = if safety.losses.is_none() {
        html! { <p class="lead">{ texts.text("two-steps-needs") }</p> }
    } else {
        let (text, go) =
            if safety.two_steps { ("two-steps-on", "two-steps-stop") } else { ("two-steps-off", "two-steps-go") };
        html! {
            <>
                <p class="lead">{ texts.text(text) }</p>
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} id="two-steps" busy={props.asked.busy}
                        onclick={props.ask(Wish::TwoSteps(!safety.two_steps))}>{ texts.text(go) }</Button>
                </div>
            </>
        }
    };
    props.part("two-steps-part", body)
}

fn recovery(props: &OwnProps) -> Html {
    let (texts, safety) = (&props.texts, &props.account.safety);
    let left = safety.recovery_codes.to_string();
    let body = if safety.losses.is_none() {
        html! { <p class="lead">{ texts.text("recovery-needs") }</p> }
    } else {
        html! {
            <>
                <p class="lead">{ match safety.recovery_codes {
                    0 => texts.text("recovery-none"),
                    _ => texts.with("recovery-left", &[("left", &left)]),
                } }</p>
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} id="make-codes" onclick={props.to(Own::Recovery(Asked::default()))}>
                        { texts.text("recovery-title") }
                    </Button>
                </div>
            </>
        }
    };
    props.part("recovery-part", body)
}

/// Taking everything along, and going for good.
fn leaving(props: &OwnProps) -> Html {
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
                <Button submit=false kind={ButtonKind::Secondary} id="erase" onclick={props.to(Own::Erase(Asked::default()))}>
                    { texts.text("erase-title") }
                </Button>
            </div>
        </>
    };
    props.part("data-part", body)
}

fn panic(props: &OwnProps) -> Html {
    if props.account.safety.panic_at.is_some() {
        return Html::default();
    }
    let body = html! {
        <>
            <p class="lead">{ props.texts.text("panic-when") }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Danger} id="panic" onclick={props.to(Own::Panic(Asked::default()))}>
                    { props.texts.text("panic-go") }
                </Button>
            </div>
        </>
    };
    props.part("panic-part", body)
}
