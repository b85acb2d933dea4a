//! The list of registered devices.

use sluss_protocol::api::DeviceView;
use yew::prelude::*;

use super::registered::Registered;
use crate::i18n::Catalogue;
use crate::surface::{Question, with_names};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DevicesProps {
    pub(super) texts: Catalogue,
    pub(super) devices: Vec<DeviceView>,
    /// Whether this session may remove them.
    pub(super) open: bool,
    /// Called with a device's id and name.
    pub(super) remove: Callback<(String, String)>,
}

/// The list of devices.
#[component]
pub(super) fn Devices(props: &DevicesProps) -> Html {
    html! { <ul class="list">{ for props.devices.iter().map(|device| line(props, device)) }</ul> }
}

fn line(props: &DevicesProps, device: &DeviceView) -> Html {
    let texts = &props.texts;
    let question = Question {
        title: with_names(texts, "remove-title", &[("device", &device.name)]),
        text: texts.text("remove-text"),
        yes: texts.text("remove-yes"),
        no: texts.text("remove-no"),
    };
    let remove = props.remove.reform({
        let (id, name) = (device.id.clone(), device.name.clone());
        move |()| (id.clone(), name.clone())
    });
    let warning = match (device.doubled_at, &device.looks_like) {
        (Some(_), _) => Some(texts.text("device-doubled")),
        (None, Some(later)) => Some(texts.with("device-alike", &[("device", later)])),
        (None, None) => None,
    };
    html! {
        <Registered key={device.id.clone()} texts={texts.clone()} id={device.id.clone()} name={html! { <span translate="no">{ device.name.clone() }</span> }}
            added_at={device.added_at} last_used_at={device.last_used_at} {warning} open={props.open} {question} {remove} />
    }
}
