//! The form that answers a request: the number, and the PIN or what stands for it.

use yew::prelude::*;
use zeroize::Zeroizing;

use crate::authenticator::state::accounts::Biometrics;
use crate::authenticator::state::answer::{FieldErrors, PinAnswer, TypedAnswer, check_number};
use crate::authenticator::state::pin::PIN_DIGITS;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, CodeInput, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AnswerFormProps {
    pub(super) texts: Catalogue,
    /// How many digits the number has; none if it is not asked for.
    pub(super) digits: u32,
    /// Whether the answer is on its way.
    pub(super) busy: bool,
    /// What the server said about the last try.
    pub(super) wrong: FieldErrors,
    /// Whether something stands for the PIN.
    pub(super) biometrics: Biometrics,
    /// Called with number and PIN.
    pub(super) by_pin: Callback<PinAnswer>,
    /// Called with the number, where the PIN is not typed.
    pub(super) by_biometrics: Callback<String>,
}

/// The form. Where fingerprint or face will do, the PIN is a press away.
#[component]
pub(super) fn AnswerForm(props: &AnswerFormProps) -> Html {
    let (number, pin) = (use_node_ref(), use_node_ref());
    let mine = use_state(|| None::<FieldErrors>);
    let pin_wanted = use_state(|| false);
    let types_pin = *pin_wanted || props.biometrics != Biometrics::On;
    let onsubmit = Callback::from({
        let (number, pin, mine, props) = (number.clone(), pin.clone(), mine.clone(), props.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let pin = types_pin.then(|| Zeroizing::new(page::typed(&pin)));
            mine.set(send(&props, &page::typed(&number), pin).err());
        }
    });
    let wrong = mine.as_ref().unwrap_or(&props.wrong).clone();
    use_effect_with(wrong.clone(), |wrong| {
        if wrong.number.or(wrong.pin).is_some() {
            page::focus("main [aria-invalid]");
        }
    });
    // Whoever wants the PIN, or has to give it, types it next.
    use_effect_with((types_pin, wrong.biometrics), {
        let wanted = *pin_wanted;
        move |(types_pin, failed)| {
            if *types_pin && (wanted || failed.is_some()) {
                page::focus("#pin");
            }
        }
    });
    let change = Callback::from(move |_: MouseEvent| pin_wanted.set(!*pin_wanted));
    let texts = &props.texts;
    let error = |id: Option<&str>| id.map(|id| with_tries(texts, id, wrong.left));
    html! {
        <form class="form" novalidate=true {onsubmit}>
            if let Some(why) = wrong.biometrics {
                <Notice tone={Tone::Warning}>{ with_tries(texts, why, wrong.left) }</Notice>
            }
            if props.digits > 0 {
                <CodeInput id="number" name="number" label={texts.text("number")} digits={props.digits} error={error(wrong.number)} node_ref={number} />
            }
            if types_pin {
                <CodeInput id="pin" name="pin" label={texts.text("pin")} digits={PIN_DIGITS as u32} secret=true
                    error={error(wrong.pin)} node_ref={pin} />
            }
            { buttons(props, types_pin, change) }
        </form>
    }
}

/// Sends what was typed, if it can be right at all.
fn send(props: &AnswerFormProps, number: &str, pin: Option<Zeroizing<String>>) -> Result<(), FieldErrors> {
    match pin {
        Some(pin) => props.by_pin.emit(TypedAnswer { number, pin: &pin }.check(props.digits)?),
        None => props.by_biometrics.emit(check_number(number, props.digits)?),
    }
    Ok(())
}

fn buttons(props: &AnswerFormProps, types_pin: bool, change: Callback<MouseEvent>) -> Html {
    let texts = &props.texts;
    let busy = props.busy;
    html! {
        <div class="actions">
            if types_pin {
                <Button {busy}>{ texts.text("authenticate") }</Button>
                if props.biometrics == Biometrics::On {
                    <Button submit=false kind={ButtonKind::Secondary} onclick={change}>{ texts.text("biometrics-instead") }</Button>
                }
            } else {
                <Button {busy}>{ texts.text("approve-biometrics") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={change}>{ texts.text("pin-instead") }</Button>
            }
        </div>
    }
}

/// What was wrong, and how many tries are left if the server has counted one.
fn with_tries(texts: &Catalogue, id: &str, left: Option<u32>) -> String {
    let left = left.map(|left| texts.with("tries-left", &[("left", &left.to_string())]));
    [Some(texts.text(id)), left].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
