//! The list of registered devices.

use sluss_protocol::api::DeviceView;
use yew::prelude::*;

use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Dialog, Icon, IconName};

/// What [`Devices`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DevicesProps {
    pub(super) texts: Catalogue,
    pub(super) devices: Vec<DeviceView>,
    /// Whether this session may remove them.
    pub(super) open: bool,
    /// Called with a device's id and name.
    pub(super) remove: Callback<(String, String)>,
}

/// The list.
#[component]
pub(super) fn Devices(props: &DevicesProps) -> Html {
    html! {
        <ul class="list">
            { for props.devices.iter().map(|device| html! {
                <Device key={device.id.clone()} texts={props.texts.clone()} device={device.clone()} open={props.open}
                    remove={props.remove.clone()} />
            }) }
        </ul>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct DeviceProps {
    texts: Catalogue,
    device: DeviceView,
    open: bool,
    remove: Callback<(String, String)>,
}

#[component]
fn Device(props: &DeviceProps) -> Html {
    let question = use_node_ref();
    let (texts, device) = (&props.texts, &props.device);
    let when = |at: i64| page::moment(at, texts.language().tag());
    let ask = Callback::from({
        let question = question.clone();
        move |_: MouseEvent| page::show_modal(&question)
    });
    html! {
        <li class="list-item">
            <Icon name={IconName::Phone} />
            <div class="list-text">
                <p class="list-title">{ device.name.clone() }</p>
                <p class="hint">{ texts.with("device-added", &[("when", &when(device.added_at))]) }</p>
                <p class="hint">{ match device.last_used_at {
                    Some(at) => texts.with("device-used", &[("when", &when(at))]),
                    None => texts.text("device-unused"),
                } }</p>
            </div>
            if props.open {
                <Button submit=false kind={ButtonKind::Quiet} onclick={ask}>{ texts.text("remove") }</Button>
                { are_you_sure(props, &question) }
            }
        </li>
    }
}

fn are_you_sure(props: &DeviceProps, question: &NodeRef) -> Html {
    let (texts, device) = (&props.texts, &props.device);
    let keep = Callback::from({
        let question = question.clone();
        move |_: MouseEvent| page::close_modal(&question)
    });
    let remove = props.remove.reform({
        let (id, name, question) = (device.id.clone(), device.name.clone(), question.clone());
        move |_: MouseEvent| {
            page::close_modal(&question);
            (id.clone(), name.clone())
        }
    });
    html! {
        <Dialog id={format!("remove-{}", device.id)} node_ref={question.clone()}
            title={texts.with("remove-title", &[("device", &device.name)])}>
            <p>{ texts.text("remove-text") }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Danger} onclick={remove}>{ texts.text("remove-yes") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={keep}>{ texts.text("remove-no") }</Button>
            </div>
        </Dialog>
    }
}
