//! The question whether fingerprint or face may stand for the PIN, and what follows a yes.

use yew::prelude::*;
use zeroize::Zeroizing;

use crate::authenticator::state::biometrics::{BiometricsMessage, BiometricsScreen, BiometricsStep, KNOWN_REFUSED};
use crate::authenticator::state::pin::{PIN_DIGITS, Pin};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, CodeInput, Gates, GatesState, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct BiometricsProps {
    pub(super) texts: Catalogue,
    pub(super) shown: BiometricsScreen,
    pub(super) tell: Callback<BiometricsMessage>,
    pub(super) home: Callback<MouseEvent>,
}

/// The screen of the step that the person is at.
#[component]
pub(super) fn BiometricsPage(props: &BiometricsProps) -> Html {
    match props.shown.step {
        BiometricsStep::Question => question(props),
        BiometricsStep::Pin { busy, wrong } => html! { <PinForm {busy} {wrong} page={props.clone()} /> },
        BiometricsStep::On => is_on(props),
        BiometricsStep::Impossible { passkey_left } => impossible(props, passkey_left),
    }
}

fn question(props: &BiometricsProps) -> Html {
    let texts = &props.texts;
    let yes = props.tell.reform({
        let id = props.shown.id.clone();
        move |_: MouseEvent| BiometricsMessage::Wanted(id.clone())
    });
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("biometrics-title") }</h1>
            <p class="lead">{ with_names(texts, "biometrics-account", &[("account", &props.shown.account)]) }</p>
            <p>{ texts.text("biometrics-text") }</p>
            <p class="hint">{ texts.text("biometrics-stays") }</p>
            <div class="actions">
                <Button submit=false onclick={yes}>{ texts.text("biometrics-yes") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.home.clone()}>{ texts.text("biometrics-skip") }</Button>
            </div>
        </>
    }
}

fn is_on(props: &BiometricsProps) -> Html {
    let texts = &props.texts;
    let title = texts.text("biometrics-on-title");
    html! {
        <>
            <Gates state={GatesState::Both} label={title.clone()} />
            <h1 tabindex="-1">{ title }</h1>
            <Notice tone={Tone::Good}>{ with_names(texts, "biometrics-on-text", &[("account", &props.shown.account)]) }</Notice>
            <div class="actions"><Button submit=false onclick={props.home.clone()}>{ texts.text("done") }</Button></div>
        </>
    }
}

fn impossible(props: &BiometricsProps, passkey_left: bool) -> Html {
    let texts = &props.texts;
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("biometrics-impossible-title") }</h1>
            <Notice tone={Tone::Warning}>{ texts.text("biometrics-impossible-text") }</Notice>
            if passkey_left {
                <p>{ texts.text("biometrics-passkey-left") }</p>
            }
            <div class="actions"><Button submit=false onclick={props.home.clone()}>{ texts.text("back") }</Button></div>
        </>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct PinFormProps {
    page: BiometricsProps,
    busy: bool,
    wrong: Option<&'static str>,
}

#[component]
fn PinForm(props: &PinFormProps) -> Html {
    let pin = use_node_ref();
    let BiometricsProps { texts, shown, tell, home } = &props.page;
    let onsubmit = Callback::from({
        let (pin, tell) = (pin.clone(), tell.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            tell.emit(BiometricsMessage::Confirmed(typed(&pin)));
        }
    });
    let anew = Callback::from({
        let (pin, tell) = (pin.clone(), tell.clone());
        move |_: MouseEvent| tell.emit(BiometricsMessage::ConfirmedAnew(typed(&pin)))
    });
    // What the field holds may be wrong, or what came of it.
    let (field, notice) = match props.wrong {
        Some("pin-form") => (Some(AttrValue::from(texts.text("pin-form"))), None),
        other => (None, other),
    };
    use_effect_with(field.clone(), |field| {
        if field.is_some() {
            page::focus("main [aria-invalid]");
        }
    });
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("biometrics-pin-title") }</h1>
            <p class="lead">{ with_names(texts, "biometrics-account", &[("account", &shown.account)]) }</p>
            <p>{ texts.text("biometrics-pin-text") }</p>
            if let Some(notice) = notice {
                <Notice tone={Tone::Warning}>{ texts.text(notice) }</Notice>
            }
            <form class="form" novalidate=true {onsubmit}>
                <CodeInput id="pin" name="pin" label={texts.text("pin")} digits={PIN_DIGITS as u32} secret=true error={field} node_ref={pin} />
                <div class="actions">
                    <Button busy={props.busy}>{ texts.text("biometrics-go") }</Button>
                    if props.wrong == Some(KNOWN_REFUSED) {
                        <Button submit=false kind={ButtonKind::Secondary} busy={props.busy} onclick={anew}>{ texts.text("biometrics-anew") }</Button>
                    }
                    <Button submit=false kind={ButtonKind::Secondary} onclick={home.clone()}>{ texts.text("biometrics-skip") }</Button>
                </div>
            </form>
            <p class="hint">{ texts.text("biometrics-pin-kept") }</p>
        </>
    }
}

/// What the field holds, if it can be a PIN.
fn typed(field: &NodeRef) -> Option<Pin> {
    Pin::typed(&Zeroizing::new(page::typed(field)))
}
