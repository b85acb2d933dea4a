//! The QR code for a new device, until the device comes, the person gives up, or the time is over.

use sluss_protocol::api::{DeviceView, EnrolmentState, EnrolmentView};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::api;
use crate::browser::clock::Every;
use crate::i18n::Catalogue;
use crate::surface::CopyButton;
use crate::ui::{Button, ButtonKind, Notice, QrView, Tone};

/// How often the server is asked whether the device has come.
const EVERY_MS: u32 = 1_500;

/// What [`Enrolling`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EnrollingProps {
    pub(super) texts: Catalogue,
    pub(super) enrolment: EnrolmentView,
    /// Called with the enrolment's id and the device, when it has come.
    pub(super) registered: Callback<(String, DeviceView)>,
    /// A new QR code is wanted.
    pub(super) renew: Callback<MouseEvent>,
    pub(super) cancel: Callback<MouseEvent>,
}

/// The QR code.
#[component]
pub(super) fn Enrolling(props: &EnrollingProps) -> Html {
    let expired = use_watch(&props.enrolment.id, &props.registered);
    let texts = &props.texts;
    if expired {
        return html! {
            <>
                <h1 tabindex="-1">{ texts.text("enrol-expired-title") }</h1>
                <Notice tone={Tone::Warning}>{ texts.text("enrol-expired-text") }</Notice>
                <div class="actions">
                    <Button submit=false onclick={props.renew.clone()}>{ texts.text("enrol-new") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={props.cancel.clone()}>{ texts.text("back") }</Button>
                </div>
            </>
        };
    }
    let link = props.enrolment.link.clone().unwrap_or_default();
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("enrol-title") }</h1>
            <p class="lead">{ texts.text("enrol-how") }</p>
            <div class="qr-place">
                { picture(texts, &link) }
                <p class="hint waiting" role="status">{ texts.text("enrol-waiting") }</p>
            </div>
            <div class="actions">
                <a class="button button-secondary" href={link.clone()} target="_blank" rel="noopener">{ texts.text("enrol-link") }</a>
                <CopyButton text={link} label={texts.text("enrol-copy")} done={texts.text("copied")} failed={texts.text("copy-failed")} />
            </div>
            <Button submit=false kind={ButtonKind::Quiet} onclick={props.cancel.clone()}>{ texts.text("cancel") }</Button>
        </>
    }
}

fn picture(texts: &Catalogue, link: &str) -> Html {
    // A link that the server made fits; if one ever did not, it can still be copied.
    match sluss_qr::draw(link) {
        Ok(picture) => html! { <QrView size={picture.size} path={picture.path} label={texts.text("enrol-qr")} /> },
        Err(_) => Html::default(),
    }
}

/// Watches the enrolment; true once it has expired.
#[hook]
fn use_watch(id: &str, registered: &Callback<(String, DeviceView)>) -> bool {
    let expired = use_state(|| false);
    {
        let (expired, registered) = (expired.clone(), registered.clone());
        use_effect_with(id.to_owned(), move |id| {
            let id = id.clone();
            let ask = move || {
                let (id, expired, registered) = (id.clone(), expired.clone(), registered.clone());
                spawn_local(async move {
                    match api::enrolment(&id).await.map(|enrolment| enrolment.state) {
                        Ok(EnrolmentState::Registered { device }) => registered.emit((id, device)),
                        Ok(EnrolmentState::Expired) => expired.set(true),
                        // No network for a moment: the next question may get through.
                        Ok(EnrolmentState::Waiting) | Err(_) => {}
                    }
                });
            };
            let asking = Every::call(EVERY_MS, ask);
            move || drop(asking)
        });
    }
    *expired
}
