//! The form for a new device: a name, and a PIN twice. What is weak is refused here already, with the reason.

use sluss_protocol::api::{DEVICE_NAME_MAX, NewEnrolment};
use sluss_protocol::pin::{DIGITS, Pin};
use yew::prelude::*;

use super::trouble::{Trouble, pin_text};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, CodeInput, TextField};

/// What [`AddDevice`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AddDeviceProps {
    pub(super) texts: Catalogue,
    /// What the server said about the last try.
    pub(super) trouble: Option<Trouble>,
    /// A try is on its way.
    pub(super) busy: bool,
    pub(super) submit: Callback<NewEnrolment>,
    pub(super) cancel: Callback<MouseEvent>,
}

/// What is wrong with each field: the ids of the texts.
#[derive(Clone, Debug, Default, PartialEq)]
struct Wrong {
    name: Option<String>,
    pin: Option<String>,
    again: Option<String>,
}

/// The form. It keeps what was typed until it is left.
#[component]
pub(super) fn AddDevice(props: &AddDeviceProps) -> Html {
    let (name, pin, again) = (use_node_ref(), use_node_ref(), use_node_ref());
    let wrong = use_state(Wrong::default);
    let onsubmit = Callback::from({
        let (name, pin, again) = (name.clone(), pin.clone(), again.clone());
        let (wrong, submit) = (wrong.clone(), props.submit.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let typed = [&name, &pin, &again].map(page::typed);
            match check(&typed) {
                Ok(enrolment) => {
                    wrong.set(Wrong::default());
                    submit.emit(enrolment);
                }
                Err(found) => wrong.set(found),
            }
        }
    });
    {
        let wrong = (*wrong).clone();
        use_effect_with(wrong, |wrong| {
            if *wrong != Wrong::default() {
                page::focus("main [aria-invalid]");
            }
        });
    }
    let texts = &props.texts;
    let server = server_says(props.trouble.as_ref());
    let text =
        |mine: &Option<String>, servers: &Option<String>| mine.as_ref().or(servers.as_ref()).map(|id| texts.text(id));
    let address = format!("{}/app/", page::origin());
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("add-title") }</h1>
            <p>{ texts.with("add-how", &[("address", &address)]) }</p>
            <form class="form" novalidate=true {onsubmit}>
                <TextField id="device-name" name="device-name" label={texts.text("device-name")} longest={64}
                    hint={texts.text("device-name-hint")} error={text(&wrong.name, &server.name)} node_ref={name} />
                <CodeInput id="pin" name="pin" label={texts.text("pin")} digits={4} secret=true
                    hint={texts.text("pin-hint")} error={text(&wrong.pin, &server.pin)} node_ref={pin} />
                <CodeInput id="pin-again" name="pin-again" label={texts.text("pin-again")} digits={4} secret=true
                    error={text(&wrong.again, &None)} node_ref={again} />
                <div class="actions">
                    <Button busy={props.busy}>{ texts.text("submit") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={props.cancel.clone()}>{ texts.text("cancel") }</Button>
                </div>
            </form>
        </>
    }
}

fn server_says(trouble: Option<&Trouble>) -> Wrong {
    match trouble {
        Some(trouble @ Trouble::WeakPin(_)) => Wrong { pin: Some(trouble.text_id()), ..Wrong::default() },
        Some(Trouble::Field(_)) => Wrong { name: Some("trouble-field".to_owned()), ..Wrong::default() },
        _ => Wrong::default(),
    }
}

fn check([name, pin, again]: &[String; 3]) -> Result<NewEnrolment, Wrong> {
    debug_assert_eq!(DIGITS, 4, "the fields are made for four digits");
    let name = name.trim();
    let fits = !name.is_empty() && name.chars().count() <= DEVICE_NAME_MAX;
    let chosen = Pin::choose(pin);
    let wrong = Wrong {
        name: (!fits).then(|| "name-missing".to_owned()),
        pin: chosen.as_ref().err().map(|weak| pin_text(*weak)),
        again: (chosen.is_ok() && pin.trim() != again.trim()).then(|| "pin-differs".to_owned()),
    };
    match chosen {
        Ok(pin) if wrong == Wrong::default() => {
            Ok(NewEnrolment { device_name: name.to_owned(), pin: pin.digits().to_owned() })
        }
        _ => Err(wrong),
    }
}
