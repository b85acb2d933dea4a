//! The QR code for a new device, until the device comes, the person gives up, or the time is over.

use std::cell::Cell;
use std::rc::Rc;

use sluss_protocol::api::{DeviceView, EnrolmentState, EnrolmentView};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::server as api;
use crate::account::state::error::AccountError;
use crate::browser::clock::pause;
use crate::i18n::Catalogue;
use crate::surface::CopyButton;
use crate::ui::{Button, ButtonKind, Notice, QrView, Tone};

/// How long after an answer the server is asked again whether the device has come.
const PAUSE_MS: u32 = 1_500;

/// What [`Enrolling`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EnrollingProps {
    pub(super) texts: Catalogue,
    pub(super) enrolment: EnrolmentView,
    /// Called with the enrolment's id and the device, when it has come.
    pub(super) registered: Callback<(String, DeviceView)>,
    /// Called with the enrolment's id when no device came in time.
    pub(super) expired: Callback<String>,
    /// Nobody is signed in here any more.
    pub(super) lost: Callback<()>,
    pub(super) cancel: Callback<MouseEvent>,
}

/// The QR code.
#[component]
pub(super) fn Enrolling(props: &EnrollingProps) -> Html {
    let unheard = use_watch(props);
    let texts = &props.texts;
    let link = props.enrolment.link.clone().unwrap_or_default();
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("enrol-title") }</h1>
            <p class="lead">{ texts.text("enrol-how") }</p>
            if unheard {
                <Notice tone={Tone::Warning}>{ texts.text("enrol-unheard") }</Notice>
            }
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

/// Watches the enrolment, one question after the other; true while no answers come.
#[hook]
fn use_watch(props: &EnrollingProps) -> bool {
    let unheard = use_state(|| false);
    {
        let (unheard, props) = (unheard.setter(), props.clone());
        use_effect_with(props.enrolment.id.clone(), move |_| {
            let here = Rc::new(Cell::new(true));
            spawn_local({
                let here = here.clone();
                async move {
                    while here.get() {
                        pause(PAUSE_MS).await;
                        let heard = ask(&props, &here).await;
                        if here.get() {
                            unheard.set(!heard);
                        }
                    }
                }
            });
            move || here.set(false)
        });
    }
    *unheard
}

/// Asks once and tells what is new; false when no answer came.
async fn ask(props: &EnrollingProps, here: &Cell<bool>) -> bool {
    let id = props.enrolment.id.clone();
    let answer = api::enrolment(&id).await.map(|enrolment| enrolment.state);
    if !here.get() {
        return true;
    }
    match answer {
        Ok(EnrolmentState::Waiting) => {}
        Ok(EnrolmentState::Registered { device }) => props.registered.emit((id, device)),
        Ok(EnrolmentState::Expired) | Err(AccountError::Changed) => props.expired.emit(id),
        Err(AccountError::SignedOut) => props.lost.emit(()),
        Err(_) => return false,
    }
    true
}
