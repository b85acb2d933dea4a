//! The form for a new device: a name, and a PIN twice. Weak PINs are refused here already, with the reason.

use sluss_protocol::api::NewEnrolment;
use yew::prelude::*;
use yew::props;

use super::messages::form_error;
use crate::account::state::{DeviceForm, DeviceFormErrors, Draft};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::focus_error;
use crate::ui::{Button, ButtonKind, CodeInput, QrViewProps, TextField, qr_view, verbatim};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AddDeviceProps {
    pub(super) texts: Catalogue,
    /// The account that the device will belong to.
    pub(super) email: String,
    /// The address to open on the device.
    pub(super) authenticator: String,
    pub(super) draft: Draft,
    pub(super) submit: Callback<NewEnrolment>,
    pub(super) cancel: Callback<MouseEvent>,
}

/// The form for a new device. It keeps what was typed until it is left.
#[component]
pub(super) fn AddDevice(props: &AddDeviceProps) -> Html {
    let (name, pin, again) = (use_node_ref(), use_node_ref(), use_node_ref());
    let wrong = use_state(DeviceFormErrors::default);
    // Counts the refusals, so that the focus goes to the field each time, even if the same thing is wrong as before.
    let refused = use_state(|| 0_u32);
    let onsubmit = Callback::from({
        let (name, pin, again) = (name.clone(), pin.clone(), again.clone());
        let (wrong, refused, submit) = (wrong.clone(), refused.clone(), props.submit.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let [name, pin, again] = [&name, &pin, &again].map(page::typed);
            match (DeviceForm { name: &name, pin: &pin, again: &again }).check() {
                Ok(enrolment) => {
                    wrong.set(DeviceFormErrors::default());
                    submit.emit(enrolment);
                }
                Err(found) => {
                    wrong.set(found);
                    refused.set(*refused + 1);
                }
            }
        }
    });
    use_effect_with(*refused, |refused| {
        if *refused > 0 {
            focus_error();
        }
    });
    let texts = &props.texts;
    let server = DeviceFormErrors::by_server(props.draft.error.as_ref());
    let text =
        |mine: &Option<String>, servers: &Option<String>| mine.as_ref().or(servers.as_ref()).map(|id| texts.text(id));
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("add-title") }</h1>
            { form_error(texts, props.draft.error.as_ref()) }
            <p class="hint" translate="no">{ props.email.clone() }</p>
            <div class="address-to-scan">
                <p>{ verbatim(|given| texts.with("add-how", given), &[("address", &props.authenticator)]) }</p>
                { address_to_scan(texts, &props.authenticator) }
            </div>
            <form class="form" novalidate=true {onsubmit}>
                <TextField id="device-name" name="device-name" label={texts.text("device-name")} longest={64} first={props.draft.device_name.clone()}
                    hint={texts.text("device-name-hint")} error={text(&wrong.name, &server.name)} node_ref={name} />
                <CodeInput id="pin" name="pin" label={texts.text("pin")} digits={4} secret=true
                    hint={texts.text("pin-hint")} error={text(&wrong.pin, &server.pin)} node_ref={pin} />
                <CodeInput id="pin-again" name="pin-again" label={texts.text("pin-again")} digits={4} secret=true
                    error={text(&wrong.again, &None)} node_ref={again} />
                <div class="actions">
                    <Button busy={props.draft.busy}>{ texts.text("submit") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={props.cancel.clone()}>{ texts.text("cancel") }</Button>
                </div>
            </form>
        </>
    }
}

/// The app's address for the device's own camera, which saves typing it. Whoever is on the device already does not see it.
fn address_to_scan(texts: &Catalogue, address: &str) -> Html {
    // An address that is too long for a QR code can still be typed.
    match sluss_qr::draw(address) {
        Ok(picture) => {
            qr_view(&props!(QrViewProps { size: picture.size, path: picture.path, label: texts.text("add-address") }))
        }
        Err(_) => Html::default(),
    }
}
